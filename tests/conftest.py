"""Options of the snippet tests, the warm process that all workers share, and small repositories to break."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from roadmap import curriculum, diagrams
from roadmap.runner import SERVER, warm

ROOT = Path(__file__).parent.parent
with socket.create_server(("127.0.0.1", 0)) as free:
    PORT: int = free.getsockname()[1]
ADDRESS = f"http://127.0.0.1:{PORT}/"  # known before the build: instant navigation works at the site's own address only


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("snippets")
    group.addoption("--record", action="store_true", help="accept what the snippets print and draw now")
    group.addoption("--fresh", action="store_true", help="run each snippet in a new interpreter, exactly as a reader would")
    group.addoption("--changed", action="store_true", help="skip snippets that are unchanged since they were last green")


def pytest_configure(config: pytest.Config) -> None:
    # One warm process for all workers: the first of them starts it, it imports when the first snippet comes.
    if SERVER not in os.environ and not config.getoption("--fresh"):
        plain = [s for s in curriculum.snippets(ROOT) if s.parent.name != "projects"]
        manager = warm(plain, ROOT / ".cache")
        manager.__enter__()
        config.add_cleanup(lambda: manager.__exit__(None, None, None))


PAGE = """---
title: Means
description: Compute a mean.
hours: 1
requires: []
tags: [Statistics]
---

# Means

The mean is 2.33.

```python
--8<-- "snippets/foundations/means/mean.py"
```

## Checkpoint

- [ ] **Compute it.** By hand. {#means-compute}

## Recall

??? question "Why?"

    Because.

## Go further

- [Python](https://docs.python.org/3/library/statistics.html)

*[mean]: The sum divided by the count.
"""
SNIPPET = '"""The mean of three numbers."""\n\nprint(f"mean: {sum([1, 2, 4]) / 3:.2f}")\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small healthy repository: one lesson, one snippet, its record."""
    for name, text in {
        "docs/parts.yml": "- {id: foundations, title: Foundations, purpose: The basis., planned: [means, sums]}\n- {id: projects, title: Projects, purpose: Whole problems., planned: []}\n",
        "docs/index.md": "---\ntitle: Home\ndescription: The map.\n---\n\n# Home\n\n<!-- map -->\n",
        "docs/foundations/means.md": PAGE,
        "snippets/foundations/means/mean.py": SNIPPET,
        "snippets/foundations/means/mean.txt": "mean: 2.33\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    """Replaces text in a file; the text must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def mkdocs(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Builds the site of a repository as `make site` does."""
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONPATH": str(root)} | environment
    return subprocess.run([sys.executable, "-m", "mkdocs", "build", *arguments], cwd=root, env=env, capture_output=True, text=True)


@pytest.fixture
def buildable(repository: Path) -> Path:
    """The small repository with our engine, theme and configuration, its navigation cut to what it has."""
    for name in ("roadmap", "overrides"):
        shutil.copytree(ROOT / name, repository / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs/assets", repository / "docs/assets")
    shutil.copy(ROOT / "constraints.txt", repository)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    head, _, rest = text.partition("nav:\n")
    tail = rest[rest.index("\ntheme:") :]
    (repository / "mkdocs.yml").write_text(
        f"{head}nav:\n  - Home: index.md\n  - Foundations:\n      - foundations/means.md\n{tail}".replace("  - tags\n", "")
    )
    return repository


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly for the address that `served` serves it from."""
    target = tmp_path_factory.mktemp("site")
    built = mkdocs(ROOT, "-d", str(target), SITE_URL=ADDRESS)
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr, built.stderr
    return target


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the built site, compressed as GitHub Pages compresses it."""
    from tests.server import serve

    with serve(site, PORT) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser: Debian's Chromium, Google Chrome, or the one that Playwright installed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=diagrams.browser(), args=["--no-sandbox", "--disable-background-networking"])
        yield browser
        browser.close()


@pytest.fixture
def service_workers() -> str:
    """Whether a page may have its service worker, which asks for the whole shell at each first visit: only the tests that are about it."""
    return "block"


@pytest.fixture
def page(chromium: Any, served: str, service_workers: str) -> Iterator[Any]:
    """A new visitor's page; console errors, failed and foreign requests fail the test."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, base_url=served, permissions=["clipboard-read", "clipboard-write"], service_workers=service_workers
    )
    page = context.new_page()
    page.faults = []
    blocked = "Service Worker registration blocked by Playwright"
    page.on("console", lambda m: page.faults.append(m.text) if m.type in ("error", "warning") and m.text != blocked else None)
    page.on("pageerror", lambda e: page.faults.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith((served, "data:", "blob:")) else page.faults.append(f"asked {r.url}"))
    page.on("response", lambda r: page.faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    yield page
    context.close()
    assert not page.faults


def violations(page: Any) -> list[list[str]]:
    """What axe-core finds on a page as it stands, boxes opened."""
    page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
    page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: list[list[str]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations.map((v) => [v.id, v.nodes[0].html, v.nodes[0].failureSummary]))"
    )
    return found
