"""What has a name has one of its own: terms, pages and checkpoints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap.curriculum import RENAMED, Curriculum
from roadmap.page import Problem

TERM = re.compile(r"\s*\*\[(?P<term>[^]]+)\] ?:")  # as Markdown takes it, in a box too


def same(name: str) -> str:
    """Return what two names have in common that a reader takes for one."""
    return " ".join(name.split()).casefold()


def terms_are_defined_once(curriculum: Curriculum) -> Iterator[Problem]:
    """Of two definitions the last would stand in the glossary and on hover everywhere."""
    remedy = "Keep the one where the term is explained: all other pages show it on hover."
    seen: dict[str, str] = {}
    for page in curriculum.pages.values():
        for number, line in page.prose():
            if match := TERM.match(line):
                place = f"{page.file}:{number}"
                first = seen.setdefault(same(match["term"]), place)
                if first != place:
                    what = f"defines {match['term'].strip()!r}, which {first} does already"
                    yield Problem(page.file, number, what, remedy)


def names_lead_to_one_page(curriculum: Curriculum) -> Iterator[Problem]:
    """Titles stand in lists and the search without their part, and aliases in the search."""
    # The lists of parts are left out: no file has their titles.
    written = [p for p in curriculum.pages.values() if (p.root / p.file).is_file()]
    named = [("title", page.meta.title, page) for page in written if page.meta.title]
    named += [("alias", alias, page) for page in written for alias in page.meta.aliases]
    seen: dict[str, str] = {}
    for kind, name, page in named:
        line = page.line_of("title" if kind == "title" else "aliases")
        if first := seen.get(same(name)):
            what = f"has the {kind} {name!r}, which is the {first}"
            remedy = "Choose another that says how the two differ."
            if kind == "alias":
                remedy = "Keep it on the page that readers look for, and nowhere else."
            yield Problem(page.file, line, what, remedy)
        else:
            seen[same(name)] = f"{kind} of {page.file}:{line}"


def checkpoint_ids_are_permanent(curriculum: Curriculum) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for page in curriculum.pages.values():
        for point in page.checkpoints:
            if not re.fullmatch(r"[a-z][a-z0-9-]+", point.id):
                what = "has a checkpoint without a valid id"
                remedy = (
                    "End the line with {#an-id}: lower-case words and hyphens, never changed again."
                )
                yield Problem(page.file, point.line, what, remedy)
            elif point.id in seen:
                what = f"uses the checkpoint id {point.id!r} of {seen[point.id]}"
                remedy = "Choose another: a reader's progress is stored under it."
                yield Problem(page.file, point.line, what, remedy)
            else:
                seen[point.id] = f"{page.file}:{point.line}"
    for old, new in curriculum.renamed.items():
        if new not in seen or old in seen:
            remedy = "The old id must be gone and the new one must exist."
            yield Problem(RENAMED, 1, f"renames {old!r} to {new!r}", remedy)
