"""Links between pages, and the anchors that they lead to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markdown import Markdown

from roadmap.curriculum import Curriculum
from roadmap.page import Page

HEADING = re.compile(r"^#{1,6} .*$|^\S.*\n(?:=+|-+) *$", re.M)
LINK = re.compile(r"\[[^]]*\]\((?P<target>[^)\s]+)[^)]*\)")


def anchors(page: Page) -> set[str]:
    """Return the ids of headings, an included notebook's too, and of checkpoints."""
    text = "\n".join(line for _, line in page.prose())
    for book in page.snippets:
        if book.is_notebook:
            rows = (line[2:] for line in book.source.splitlines() if line.startswith("# #"))
            text = "\n".join([text, *rows])
    headings = "\n\n".join(match[0] for match in HEADING.finditer(text))
    return {*heading_ids(headings)} | {point.id for point in page.checkpoints}


@cache
def heading_ids(headings: str) -> frozenset[str]:
    """Return the ids that Markdown gives to headings."""
    markdown = Markdown(extensions=["attr_list", "toc"])
    return frozenset(re.findall(r'<h\d[^>]* id="([^"]*)"', markdown.convert(headings)))


def broken_link(
    page: Page, target: str, docs: Path, curriculum: Curriculum
) -> tuple[str, str] | None:
    """Return what is wrong with a link and how to mend it, or None."""
    if re.match(r"[a-z]+:|//", target):
        return None
    path, _, fragment = target.partition("#")
    file = (docs / page.id).parent.joinpath(path).resolve() if path else docs / f"{page.id}.md"
    remedy = "Correct the link; lessons are linked as relative paths to their .md file."
    if not file.exists():
        return f"links to a missing file: {target}", remedy
    if not file.is_relative_to(docs):
        return f"links to a file that is not published: {target}", remedy
    if not fragment or file.suffix != ".md":
        return None
    other = curriculum.pages.get(file.relative_to(docs).with_suffix("").as_posix())
    if not other or fragment in (known := anchors(other) | {s.anchor for s in other.snippets}):
        return None
    listed = ", ".join(sorted(known)) or "no anchors"
    return f"links to a missing anchor: {target}", f"{other.file} has {listed}."
