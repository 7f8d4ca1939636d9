"""Links between pages, and the anchors that they lead to."""

from __future__ import annotations

import re
from pathlib import Path

from markdown.extensions.toc import slugify

from roadmap.curriculum import Curriculum
from roadmap.page import Page

LINK = re.compile(r"\[[^]]*\]\((?P<target>[^)\s]+)[^)]*\)")


def anchors(page: Page) -> set[str]:
    """Return the ids of headings, an included notebook's too, and of checkpoints."""
    lines = [line for _, line in page.prose()]
    for book in page.snippets:
        if book.is_notebook and book.path.is_file():
            lines += [line[2:] for line in book.source.splitlines() if line.startswith("# #")]
    headings = (re.match(r"#+ +(.*?)(?: *\{ *#([\w-]+) *\})?$", line) for line in lines)
    ids = {m[2] or slugify(re.sub(r"[`*$]", "", m[1]), "-") for m in headings if m}
    return ids | {point.id for point in page.checkpoints}


def broken_link(
    page: Page, target: str, docs: Path, curriculum: Curriculum
) -> tuple[str, str] | None:
    """Return what is wrong with a link and how to mend it, or None."""
    if re.match(r"[a-z]+:|//", target):
        return None
    path, _, fragment = target.partition("#")
    file = (docs / page.id).parent.joinpath(path).resolve() if path else docs / f"{page.id}.md"
    if not file.exists():
        remedy = "Correct the link; lessons are linked as relative paths to their .md file."
        return f"links to a missing file: {target}", remedy
    if not fragment or file.suffix != ".md" or not file.is_relative_to(docs):
        return None
    other = curriculum.pages.get(file.relative_to(docs).with_suffix("").as_posix())
    if not other or fragment in (known := anchors(other) | {s.anchor for s in other.snippets}):
        return None
    listed = ", ".join(sorted(known)) or "no anchors"
    return f"links to a missing anchor: {target}", f"{other.file} has {listed}."
