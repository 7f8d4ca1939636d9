"""The warm processes and the built site that all workers share, and small repositories to break."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from roadmap import curriculum, proof
from roadmap.run.runner import Run
from roadmap.run.warm import FOLDER, warm
from roadmap.snippet import snippets
from tests.server import serve
from tools.diagrams import browser

ROOT = Path(__file__).parent.parent
KNOWN = curriculum.read(ROOT)
SNIPPETS = snippets(ROOT)


def pytest_configure(config: pytest.Config) -> None:
    """Start, once for all workers, what they share: warm processes, and a server of the site.

    The warm processes import when the first snippet comes. The server's address is known before
    the site is built, since instant navigation works at the site's own address only.
    """
    if FOLDER in os.environ:
        return  # a worker: its controller has started them
    stack = ExitStack()
    config.add_cleanup(stack.close)
    stack.enter_context(warm([s for s in SNIPPETS if not s.is_notebook], ROOT / ".cache"))
    folder = Path(os.environ[FOLDER], "site")
    folder.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    global ADDRESS
    ADDRESS = os.environ["TESTED_SITE"] = stack.enter_context(serve(folder, port))


def pytest_xdist_auto_num_workers() -> int:
    """Use one worker more than there are cores: a browser's test waits half of its time."""
    return (os.cpu_count() or 1) + 1


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many proofs held and how many snippets ran."""
    ran = [r for r in terminalreporter.getreports("passed") if "::test_snippet[" in r.nodeid]
    if ran:
        held = sum(proof.fault(snippet) is None for snippet in SNIPPETS)
        says = f"{held} of {len(SNIPPETS)} proofs hold; {len(ran)} snippets ran and agree with them"
        terminalreporter.write_line(says)


ADDRESS = os.environ.get("TESTED_SITE", "")
PATIENCE = 180_000  # ms to wait for what must come; a loaded machine is slow, not wrong
PAGE = """---
title: Means
description: Compute a mean.
hours: 1
requires: []
tags: [Statistics]
asked: [average]
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
SNIPPET = '"""The mean of three numbers."""\n\nprint(f"mean: {sum([1, 2, 4]) / 3:.2f}")\nassert 7 / 3 > 2\n'
PARTS = """- id: foundations
  title: Foundations
  purpose: The basis.
  planned: {means: Means, sums: Sums}
- id: projects
  title: Projects
  purpose: Whole problems.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small healthy repository: one lesson, one snippet, its record."""
    for name, text in {
        "docs/parts.yml": PARTS,
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
    """Replace text in a file; the text must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def prove(root: Path) -> None:
    """Write the proofs of a small repository as if its snippets had run."""
    for snippet in snippets(root):
        if snippet.record.exists():
            proof.write(snippet, Run(None, "", [], seconds=0.5, memory_mb=50), oldest=True, seeds=0)


def mkdocs(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a repository; what is tried out in a small one counts as proven."""
    if root != ROOT:
        prove(root)
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    env = os.environ | quiet | environment
    command = [sys.executable, "-m", "mkdocs", "build", *arguments]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True)


@pytest.fixture
def buildable(repository: Path) -> Path:
    """The small repository with our theme and configuration, its navigation cut to what it has."""
    for name in ("overrides", "docs/assets"):
        shutil.copytree(ROOT / name, repository / name)
    shutil.copy(ROOT / "constraints.txt", repository)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    head, _, rest = text.partition("nav:\n")
    tail = rest[rest.index("\ntheme:") :].replace("  - tags\n", "")
    nav = "nav:\n  - Home: index.md\n  - parts\n"
    watched = "watch: [snippets, roadmap, overrides]\n"
    assert watched in tail
    (repository / "mkdocs.yml").write_text(f"{head}{nav}{tail.replace(watched, '')}")
    return repository


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs the site is the first worker's: the others have theirs to do while it builds."""
    items.sort(key=lambda item: "site" not in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def site() -> Path:
    """The real site, built strictly by the first worker that needs it."""
    folder = Path(os.environ[FOLDER], "site")
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.parent / "built"
        if not done.exists():
            built = mkdocs(ROOT, "-d", str(folder), SITE_URL=ADDRESS)
            done.write_text(f"{built.returncode}\n{built.stderr}")
        code, _, said = done.read_text().partition("\n")
    assert code == "0" and "WARNING" not in said, said
    return folder


@pytest.fixture(scope="session")
def served(site: Path) -> str:
    """The address of the built site, compressed as GitHub Pages compresses it."""
    assert site.exists()
    return ADDRESS


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser: Debian's Chromium, Google Chrome, or the one that Playwright installed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-background-networking"]
        window = playwright.chromium.launch(executable_path=browser(), args=options)
        yield window
        window.close()


@pytest.fixture
def service_workers() -> str:
    """Whether a page may have its service worker: only in the tests that are about it.

    It asks for the whole shell at each first visit.
    """
    return "block"


@pytest.fixture
def page(chromium: Any, served: str, service_workers: str) -> Iterator[Any]:
    """A new visitor's page; console errors, failed and foreign requests fail the test."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        base_url=served,
        permissions=["clipboard-read", "clipboard-write"],
        service_workers=service_workers,
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.faults = []
    blocked = "Service Worker registration blocked by Playwright"

    def hear(message: Any) -> None:
        if message.type in ("error", "warning") and message.text != blocked:
            page.faults.append(message.text)

    def ask(request: Any) -> None:
        if not request.url.startswith((served, "data:", "blob:")):
            page.faults.append(f"asked {request.url}")

    def receive(response: Any) -> None:
        if response.status >= 400:
            page.faults.append(f"{response.status} {response.url}")

    page.on("console", hear)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", ask)
    page.on("response", receive)
    yield page
    context.close()
    assert not page.faults


def mark(page: Any) -> None:
    """Mark the document, to see that navigation keeps it, once a click can do so.

    Navigation is instant only when the sitemap has come, and a page that is still being scrolled
    to where it was moves away under a click.
    """
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stayed = true")


AXE = """axe.run(document, {resultTypes: ['violations']}).then((found) =>
  found.violations.map((v) => [v.id, v.nodes[0].html, v.nodes[0].failureSummary]))"""


def violations(page: Any) -> list[list[str]]:
    """Return what axe-core finds on a page as it stands, boxes opened."""
    page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
    if not page.evaluate("'axe' in window"):
        script = ROOT / "node_modules/axe-core/axe.min.js"
        page.evaluate(script.read_text(encoding="utf-8"))
    found: list[list[str]] = page.evaluate(AXE)
    return found
