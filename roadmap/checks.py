"""What must hold of the pages before anything is published: one generator per rule.

A rule yields a `Problem` for each thing to mend; `problems` returns all of them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from markdown import Markdown

from roadmap.blocks import INCLUDE, Fence, Notebook, Text
from roadmap.curriculum import RENAMED, ROUTES, Curriculum, line_in
from roadmap.page import Page, Problem
from roadmap.portability import asserted_times, unstable_sorts
from roadmap.snippet import Snippet, block_anchor, snippets

LINK = re.compile(r"\[[^]]*\]\((?P<target>[^)\s]+)[^)]*\)")
DECIMAL = re.compile(r"(?<![\w.\-/])(\d+\.\d+|\d+(?= ?%))(?![\w.]*\w)( ?%)?")
NUMBER = re.compile(r"\d+\.?\d*(?:e[-+]?\d+)?")
NOT_RESULTS = re.compile(r"`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\[[^]]*\]\([^)]*\)|<[^>]+>|\{[^}]*\}")
HEADING = re.compile(r"^#{1,6} .*$|^\S.*\n(?:=+|-+) *$", re.M)
CLOSING = ["Checkpoint", "Recall", "Go further"]

Rule = Callable[[Curriculum], Iterator[Problem]]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Register a rule."""
    RULES.append(function)
    return function


def problems(curriculum: Curriculum) -> list[Problem]:
    """Return all that is wrong; nothing may be published unless this is empty."""
    found = [problem for each in RULES for problem in each(curriculum)]
    return sorted({*curriculum.problems, *found})


@rule
def includes_are_alone_and_whole(curriculum: Curriculum) -> Iterator[Problem]:
    remedy = (
        'Write it as --8<-- "snippets/part/lesson/file.py", alone on its line and in its fence.'
    )
    for page in curriculum.pages.values():
        for block in page.blocks:
            if not isinstance(block, Text | Fence):
                continue
            for number, line in enumerate(block.text.split("\n"), block.line):
                if "8<" in line and ";--8<--" not in line:
                    kind = (
                        "an include among other lines"
                        if INCLUDE.match(line)
                        else "a malformed include"
                    )
                    yield Problem(page.file, number, f"has {kind}: {line.strip()}", remedy)


@rule
def included_files_exist_once(curriculum: Curriculum) -> Iterator[Problem]:
    known = {snippet.name for snippet in snippets(curriculum.root)}
    for page in curriculum.pages.values():
        seen = set()
        for include in page.includes:
            snippet, line = Snippet(page.root, include.name), include.include_line
            if not snippet.path.is_file():
                what = f"includes a missing file: {snippet}"
                yield Problem(page.file, line, what, "Correct the path, or add the file.")
            elif include.name not in known:
                remedy = 'Write its path from the root, "snippets/part/lesson/file.py".'
                yield Problem(page.file, line, f"includes what is no snippet: {snippet}", remedy)
            elif snippet.is_notebook != isinstance(include, Notebook):
                remedy = "A snippet stands in a python fence, a project's notebook outside of any."
                yield Problem(page.file, line, f"includes {snippet} in the wrong place", remedy)
            if include.name in seen:
                remedy = "Show each snippet once and refer to it."
                yield Problem(page.file, line, f"includes {snippet} twice", remedy)
            seen.add(include.name)


@rule
def python_is_tested(curriculum: Curriculum) -> Iterator[Problem]:
    remedy = "Include a snippet, or say why it cannot run: <!-- not run: it downloads 2 GB -->."
    for page in filter(lambda page: page.part, curriculum.pages.values()):
        above = ""
        for block in page.blocks:
            shown = isinstance(block, Fence) and block.info.startswith("python")
            if shown and "<!-- not run:" not in above:
                yield Problem(page.file, block.line, "shows Python that no test runs", remedy)
            lines = [line for line in block.text.split("\n") if line.strip()]
            above = lines[-1] if lines else above


@rule
def anchors_are_unique(curriculum: Curriculum) -> Iterator[Problem]:
    for page in curriculum.pages.values():
        taken = [*(snippet.anchor for snippet in page.snippets), *anchors(page)]
        for include in page.includes:
            if taken.count(anchor := block_anchor(include.name)) > 1:
                remedy = "Rename the file: its name is the anchor of its block."
                what = f"has the anchor {anchor} twice"
                yield Problem(page.file, include.include_line, what, remedy)


@rule
def lessons_have_their_sections(curriculum: Curriculum) -> Iterator[Problem]:
    for page in curriculum.lessons():
        titles = [line[3:].strip() for _, line in page.prose() if line.startswith("## ")]
        if page.part != "projects" and titles[-3:] != CLOSING:
            what = "does not end in Checkpoint, Recall and Go further"
            remedy = "Make these the last three `##` headings, in this order."
            yield Problem(page.file, page.first_line, what, remedy)
        if not page.includes:
            remedy = "Include at least one tested file: a lesson is code that ran."
            yield Problem(page.file, page.first_line, "shows no snippet", remedy)


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


@rule
def links_lead_somewhere(curriculum: Curriculum) -> Iterator[Problem]:
    """MkDocs checks them too, but does not say on which line they stand."""
    docs = (curriculum.root / "docs").resolve()
    for page in curriculum.pages.values():
        for number, line in page.prose():
            for link in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
                if why := broken_link(page, link["target"], docs, curriculum):
                    yield Problem(page.file, number, *why)


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


@rule
def diagrams_are_described_and_drawn(curriculum: Curriculum) -> Iterator[Problem]:
    for page in curriculum.pages.values():
        for diagram in page.diagrams:
            if not diagram.alt:
                remedy = "Add a line `accDescr: what it shows` under the diagram's first line."
                what = "has a diagram without a description"
                yield Problem(page.file, diagram.line, what, remedy)
            elif not (curriculum.root / "docs" / diagram.picture).exists():
                what = "has a diagram without its picture"
                yield Problem(page.file, diagram.line, what, "Draw it: make record.")


@rule
def prerequisites_exist_without_a_cycle(curriculum: Curriculum) -> Iterator[Problem]:
    pages = {page.id: page for page in curriculum.lessons()}
    lessons = ", ".join(sorted(pages))
    graph = {page.id: [n for n in page.meta.requires if n in pages] for page in pages.values()}
    for page in pages.values():
        for name in page.meta.requires:
            if name not in pages:
                what, remedy = f"requires an unknown lesson: {name}", f"Name one of: {lessons}."
                yield Problem(page.file, page.line_of("requires"), what, remedy)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle = error.args[1][::-1]
        page = pages[cycle[0]]
        what = f"is in a cycle of prerequisites: {' -> '.join(cycle)}"
        remedy = "Remove one of these requirements."
        yield Problem(page.file, page.line_of("requires"), what, remedy)


@rule
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


@rule
def routes_lead_to_pages(curriculum: Curriculum) -> Iterator[Problem]:
    known = curriculum.pages.keys() | curriculum.planned().keys()
    file = curriculum.root / ROUTES
    for route in curriculum.routes:
        if f"routes/{route}" not in curriculum.pages:
            remedy = f"Add docs/routes/{route}.md with a line <!-- route -->."
            what = f"has the route {route!r} without a page"
            yield Problem(ROUTES, line_in(file, route), what, remedy)
        for name in curriculum.on_route(route):
            if name not in known:
                remedy = "Correct the id, plan it in docs/parts.yml, or list it under `coming`."
                what = f"leads to an unknown page: {name}"
                yield Problem(ROUTES, line_in(file, name), what, remedy)
    for page in curriculum.pages.values():
        if "route" in page.listings and page.id.removeprefix("routes/") not in curriculum.routes:
            what = f"shows a route that {ROUTES} does not have"
            remedy = "Name the page as the route: docs/routes/<route>.md."
            yield Problem(page.file, 1, what, remedy)


@rule
def snippets_are_shown_and_recorded(curriculum: Curriculum) -> Iterator[Problem]:
    shown = {i.name for page in curriculum.pages.values() for i in page.includes}
    unread = {problem.file for problem in curriculum.problems}  # pages that say what to mend first
    for snippet in snippets(curriculum.root):
        page = curriculum.page_of(snippet)
        if f"docs/{snippet.page_id}.md" in unread and page is None:
            continue
        if snippet.name not in shown:
            remedy = f'Include it: --8<-- "{snippet}", or delete it.'
            yield Problem(snippet.name, 1, "is shown by no page", remedy)
        elif not snippet.record.exists():
            remedy = f"Record what it prints and draws: python -m roadmap run --record {snippet}"
            yield Problem(snippet.name, 1, "has no record", remedy)
        elif page is None or snippet not in page.snippets:
            what = "lies in another folder than the page that shows it"
            remedy = "A lesson's snippets lie in the folder of the same name, with _ for -."
            yield Problem(snippet.name, 1, what, remedy)


@rule
def records_belong_to_snippets(curriculum: Curriculum) -> Iterator[Problem]:
    root = curriculum.root
    known = {path for snippet in snippets(root) for path in snippet.records}
    for path in sorted((root / "snippets").rglob("*")):
        if path.suffix in (".txt", ".svg", ".ipynb") and path not in known:
            name = path.relative_to(root).as_posix()
            remedy = "Delete it, or restore its .py file."
            yield Problem(name, 1, "is a record without a snippet", remedy)


@rule
def snippets_assert_no_time(curriculum: Curriculum) -> Iterator[Problem]:
    """A clock measures the machine's load: a cost is counted, or printed as `~`."""
    remedy = "Count the work and assert the count, or print a `~` ratio without an assert."
    for snippet in snippets(curriculum.root):
        if snippet.servers:
            continue  # a service's latencies may be what it is about
        for line in asserted_times(snippet.source):
            yield Problem(snippet.name, line, "asserts something about a measured time", remedy)


@rule
def sorts_are_stable(curriculum: Curriculum) -> Iterator[Problem]:
    """How ties come out of NumPy's default sort depends on the processor."""
    remedy = 'Write `kind="stable"` (PyTorch: `stable=True`).'
    for snippet in snippets(curriculum.root):
        for line in unstable_sorts(snippet.source):
            yield Problem(snippet.name, line, "sorts in an order that ties leave open", remedy)


@rule
def numbers_were_printed(curriculum: Curriculum) -> Iterator[Problem]:
    """Decimals and percentages of the prose, held against what the page's snippets printed."""
    remedy = (
        "Print it in a snippet, write it as code if it is a setting, or put it in a link to its "
        "source."
    )
    for page in curriculum.pages.values():
        if not page.includes:
            continue
        texts = (snippet.printed() for snippet in page.snippets)
        printed = {float(number) for text in texts for number in NUMBER.findall(text)}
        for number, where, line in claims(page):
            for match in DECIMAL.finditer(line):
                if not was_printed(match, printed):
                    what = f"says {match[0]!r}{where}, which no snippet of the page prints"
                    yield Problem(page.file, number, what, remedy)


def claims(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield each line of the prose without code, mathematics, links, tags and addresses.

    As the line's number on the page, where it stands if it is a notebook's, and what is left.
    """
    math = False
    for number, line in page.prose():
        if line.strip().count("$$") == 1:
            math = not math
        elif not math:
            yield number, "", NOT_RESULTS.sub(" ", line)
    for include in page.includes:
        book = Snippet(page.root, include.name)
        if book.is_notebook and book.path.is_file():
            for row, text in enumerate(book.source.splitlines(), 1):
                if text.startswith("# ") and not text.startswith("# %%"):
                    left = NOT_RESULTS.sub(" ", text[2:])
                    yield include.include_line, f" in {book}:{row}", left


def was_printed(claim: re.Match[str], printed: set[float]) -> bool:
    """Return whether a number of the prose is one that was printed, rounded to its digits."""
    value, percent = float(claim[1]), bool(claim[2])
    half = 0.5 * 10.0 ** -len(claim[1].partition(".")[2]) + 1e-9
    return any(
        abs(p - value) <= half or (percent and abs(100 * p - value) <= half) for p in printed
    )
