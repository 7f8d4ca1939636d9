"""What must hold of the pages before anything is published: one generator per rule.

A rule yields a `Problem` for each thing to mend; `problems` returns all of them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from roadmap.blocks import INCLUDE, Fence, Notebook, Text
from roadmap.curriculum import ROUTES, Curriculum, line_in
from roadmap.links import LINK, anchors, broken_link
from roadmap.names import (
    checkpoint_ids_are_permanent,
    names_lead_to_one_page,
    terms_are_defined_once,
)
from roadmap.page import Problem
from roadmap.portability import asserted_times, unstable_sorts
from roadmap.prose import MATH, unfounded
from roadmap.snippet import Snippet, block_anchor, snippets
from roadmap.sound import unsound

SENTENCE = re.compile(r"[a-z][.?:]|type\"")  # in a template: prose, not its code
BOX = re.compile(r"[\s>]*(?:[-*+]|\d+[.)])\s*\[[\sxX]?\](?:\s|$)")  # of a list, in any form
CLOSING = ["Checkpoint", "Recall", "Go further"]

Rule = Callable[[Curriculum], Iterator[Problem]]
RULES: list[Rule] = [terms_are_defined_once, names_lead_to_one_page, checkpoint_ids_are_permanent]


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
def code_was_run(curriculum: Curriculum) -> Iterator[Problem]:
    """Python that stands in a page itself says why no test runs it; output is never written."""
    remedy = "Include a snippet, or say why it cannot run: <!-- not run: it downloads 2 GB -->."
    printed = "Print it in a snippet: what that prints is shown below it."
    for page in curriculum.pages.values():
        above = ""
        for block in page.blocks:
            lexer = lexer_of(block.info) if isinstance(block, Fence) else ""
            if isinstance(block, Fence) and not block.closed:
                what = "has a fence that is never closed"
                yield Problem(page.file, block.line, what, "Add the line that closes it.")
            elif "python" in lexer and "<!-- not run:" not in above:
                yield Problem(page.file, block.line, "shows Python that no test runs", remedy)
            elif lexer in ("text only", "text output") and page.includes:
                yield Problem(page.file, block.line, "shows output that no test printed", printed)
            lines = [line for line in block.text.split("\n") if line.strip()]
            above = lines[-1] if lines else above


def lexer_of(info: str) -> str:
    """Return the name, in lower case, of the lexer that colours a fence with this first line."""
    name = re.match(r"\{? *\.?([\w+-]*)", info)
    try:
        return str(get_lexer_by_name(name[1] if name and name[1] else "text").name.lower())
    except ClassNotFound:
        return ""


@rule
def formulas_are_formulas(curriculum: Curriculum) -> Iterator[Problem]:
    """What KaTeX gets is mathematics, whole, and what it can show."""
    for page in curriculum.pages.values():
        for number, line in page.prose():
            for formula in MATH.finditer(re.sub(r"`[^`]*`", lambda m: " " * len(m[0]), line)):
                before, after = line[: formula.start()][-1:], line[formula.end() :][:1]
                if before.isalnum() or after.isdigit():
                    what, remedy = "has dollars that are taken for a formula", r"Write \$ for each."
                elif line.lstrip().startswith("|") and re.search(r"(?<!\\)\|", formula[0]):
                    what, remedy = (
                        "has a | in a formula in a table",
                        r"Write \lvert and \rvert, or \mid.",
                    )
                elif found := re.search(r"\\(?:href|url|includegraphics|html\w+)\b", formula[0]):
                    what, remedy = f"has {found[0]} in a formula", "Write links in Markdown."
                else:
                    continue
                yield Problem(page.file, number, what, remedy)


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


@rule
def links_lead_somewhere(curriculum: Curriculum) -> Iterator[Problem]:
    """MkDocs checks them too, but does not say on which line they stand."""
    docs = (curriculum.root / "docs").resolve()
    for page in curriculum.pages.values():
        for number, line in page.prose():
            for link in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
                if why := broken_link(page, link["target"], docs, curriculum):
                    yield Problem(page.file, number, *why)


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
def checkpoints_are_written_alike(curriculum: Curriculum) -> Iterator[Problem]:
    """Any other list with boxes is shown as it is written."""
    for page in curriculum.pages.values():
        for number, line in page.prose():
            if BOX.match(line) and not line.startswith("- [ ] "):
                what = f"has a checkpoint in another form than `- [ ]`: {line.strip()[:40]}"
                remedy = "Begin the line with `- [ ] `, with nothing before it."
                yield Problem(page.file, number, what, remedy)


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
        if not INCLUDE.match(f'--8<-- "{snippet}"'):
            remedy = "Name it with letters, digits, `_`, `-` and `.` only."
            yield Problem(snippet.name, 1, "has a name that no page can include", remedy)
        elif snippet.name not in shown:
            remedy = f'Include it: --8<-- "{snippet}", or delete it.'
            yield Problem(snippet.name, 1, "is shown by no page", remedy)
        elif not snippet.record.exists():
            remedy = f"Record what it prints and draws: python -m roadmap run --record {snippet}"
            yield Problem(snippet.name, 1, "has no record", remedy)
        elif page is None or snippet not in page.snippets:
            what = "lies in another folder than the page that shows it"
            remedy = "A lesson's snippets lie in the folder of the same name, with _ for -."
            yield Problem(snippet.name, 1, what, remedy)
        elif not page.part:
            remedy = "Move page and snippets into the folder of a part of docs/parts.yml."
            yield Problem(snippet.name, 1, "belongs to no part, so CI runs it nowhere", remedy)


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
def snippets_are_sound(curriculum: Curriculum) -> Iterator[Problem]:
    for snippet in snippets(curriculum.root):
        for line, what, remedy in unsound(snippet.source, notebook=snippet.is_notebook):
            yield Problem(snippet.name, line, what, remedy)


@rule
def scaffolds_are_filled_in(curriculum: Curriculum) -> Iterator[Problem]:
    """No sentence of a template is published."""
    templates = Path(__file__).parent.parent.joinpath("tools/templates").glob("*")
    phrases = {
        phrase.strip()
        for template in templates
        for line in template.read_text(encoding="utf-8").splitlines()
        for phrase in re.split(r"\$\w*|\{#", line)
        if len(phrase.split()) > 3 and SENTENCE.search(phrase) and "{" not in phrase
    }
    texts = [(page.file, page.head + page.body) for page in curriculum.pages.values()]
    texts += [(snippet.name, snippet.source) for snippet in snippets(curriculum.root)]
    for file, text in texts:
        for number, line in enumerate(text.splitlines(), 1):
            if any(phrase in line for phrase in phrases):
                what = f"still says what the scaffold wrote: {line.strip()}"
                yield Problem(file, number, what, "Write your own in its place.")


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
    """Numbers of the prose, held against what the snippets around them printed."""
    for page in curriculum.pages.values():
        yield from unfounded(page)
