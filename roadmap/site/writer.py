"""What stands on a page and in which order; how it is written is left to two kinds of writer.

`theme.ThemeWriter` writes Markdown for MkDocs, `machines.MachineWriter` plain Markdown. Code,
output and lists are kept apart from the text, so that nothing has to parse them.
"""

from __future__ import annotations

import hashlib
import html
import re
from abc import ABC, abstractmethod
from html.parser import HTMLParser
from typing import Any

from roadmap import proof
from roadmap.blocks import Block, Checkpoint, Code, Diagram, Listing, Notebook, Text
from roadmap.curriculum import plain
from roadmap.page import Page
from roadmap.site.context import Site, link, page_link, plural
from roadmap.site.lists import prerequisite_links
from roadmap.site.proofs import date_proven, facts_of_run
from roadmap.snippet import SHOWN, Snippet

COLAB = "https://colab.research.google.com/github"
CELLS = ("table", "thead", "tbody", "tr", "th", "td")


class Writer(ABC):
    """Writes one page.

    Attributes:
        kept: What stands apart from the text, by the word that stands for it there.
    """

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.kept: dict[str, str] = {}
        # Of the page's content, so no page can hold the word for something of its own.
        self.mark = f"ttcode{hashlib.sha256(page.body.encode()).hexdigest()[:12]}n"

    def keep(self, content: str) -> str:
        """Put something apart and return the word that stands for it in the text."""
        word = f"{self.mark}{len(self.kept)}"
        self.kept[word] = content
        return word

    @abstractmethod
    def write(self) -> str:
        """Return the whole page."""

    @abstractmethod
    def text(self, text: str) -> str:
        """Return Markdown that the page's author wrote."""

    @abstractmethod
    def code(self, source: str, anchor: str = "", title: str = "") -> str: ...

    @abstractmethod
    def output(self, text: str, kind: str = "output") -> str: ...

    @abstractmethod
    def figure(self, base: str, alt: str, svg: str) -> str:
        """Return a picture that lies at `base`.svg, from the site's root."""

    @abstractmethod
    def table(self, rows: str) -> str: ...

    @abstractmethod
    def note(self, text: str, kind: str, anchor: str = "") -> str:
        """Return a paragraph that says something about the page or the code."""

    @abstractmethod
    def checkpoint(self, point: Checkpoint) -> str: ...

    @abstractmethod
    def listing(self, block: Listing) -> str: ...

    @abstractmethod
    def linked(self, text: str, target: str, attributes: str) -> str: ...

    def body(self) -> str:
        return "\n".join(map(self.block, self.page.blocks))

    def block(self, block: Block) -> str:
        match block:
            case Code(name=name):
                made = self.snippet(Snippet(self.page.root, name)) + "\n"
            case Notebook(name=name):
                made = self.notebook(Snippet(self.page.root, name))
            case Diagram():
                svg = (self.page.root / "docs" / block.picture).read_text(encoding="utf-8")
                made = self.figure(block.picture.removesuffix(".svg"), block.alt, svg)
            case Checkpoint():
                made = self.checkpoint(block)
            case Listing():
                made = self.listing(block)
            case Text():
                return self.text(self.with_facts(block.text))
            case _:
                return block.text
        return "\n".join(block.indent + line if line else "" for line in made.split("\n"))

    def with_facts(self, text: str) -> str:
        """Put the line of facts under a lesson's title, if the title is in this text."""
        if not self.page.part or not (title := re.search(r"^# .*$", text, re.M)):
            return text
        under = "\n\n".join(filter(None, [self.facts(), self.banner()]))
        return f"{text[: title.end()]}\n\n{under}{text[title.end() :]}"

    def banner(self) -> str:
        """Say what is not proven, while a page is written: it could not be published so."""
        found = ((snippet, proof.fault(snippet)) for snippet in self.page.snippets)
        lines = [f"    - `{snippet.path.name}` {why}" for snippet, why in found if why]
        return "\n".join(['!!! danger "Not proven yet: `make record`"\n', *lines]) if lines else ""

    def facts(self) -> str:
        """Return a lesson's hours, what comes first, how much of it is tested, and when it was."""
        page, curriculum = self.page, self.site.curriculum
        level = curriculum.level(page)
        if "tags" in curriculum.pages:
            level = f"[{level}]({link(page, 'tags.md')}#by-level)"
        before = prerequisite_links(page, page, self.site)
        if page.meta.requires and "map" in curriculum.pages:
            before += f" ([all that comes before]({link(page, 'map.md')}?for={page.id}#needs))"
        tested = plural(len(page.snippets), "tested snippet")
        if any(snippet.is_notebook for snippet in page.snippets):
            tested = "a tested notebook"
        date = date_proven(page)
        dated = [f"proven {date}"] if date else []
        facts = [plural(page.meta.hours, "hour"), level, before, tested, *dated]
        return self.note(" · ".join(facts), "lesson-facts")

    def snippet(self, snippet: Snippet) -> str:
        """Return a file with what it printed and drew, and how it ran."""
        parts = [self.code(snippet.source, snippet.anchor, snippet.path.name)]
        parts.append(self.output(snippet.printed()))
        for number, (base, svg) in enumerate(snippet.drawn(), 1):
            more = "" if number == 1 else f" (figure {number})"
            parts.append(self.figure(base, snippet.title + more, svg))
        parts.append(self.provenance(snippet))
        return "\n\n".join(filter(None, parts))

    def provenance(self, snippet: Snippet) -> str:
        """Return when, with what and at which cost the code ran, and where to get it."""
        name = snippet.path.name
        file = link(self.page, snippet.name)
        code = f"{self.site.repository}/blob/main/{snippet}"
        links = [
            self.linked("Download", file, f'download title="Download {name}"'),
            self.linked("Source", code, f'title="{name} on GitHub"'),
        ]
        return self.note(" · ".join([*map(plain, facts_of_run(snippet)), *links]), "provenance")

    def notebook(self, snippet: Snippet) -> str:
        """Return a recorded notebook in the same blocks as a lesson.

        So links, mathematics, search and theme work as anywhere.
        """
        base = snippet.name.removesuffix(".py")
        repository = self.site.repository.removeprefix("https://github.com/")
        links = [
            self.linked("Notebook (.ipynb)", link(self.page, f"{base}.ipynb"), "download"),
            self.linked("Script (.py)", link(self.page, snippet.name), "download"),
            f"[Open in Colab]({COLAB}/{repository}/blob/main/{base}.ipynb)",
        ]
        parts = [self.note(" · ".join(links), "downloads", snippet.anchor)]
        drawn = snippet.drawn()
        for cell in snippet.cells():
            parts += self.cell(cell, drawn)
        parts.append(self.provenance(snippet))
        return "\n\n".join(filter(None, parts))

    def cell(self, cell: dict[str, Any], drawn: list[tuple[str, str]]) -> list[str]:
        """Return a cell and its outputs; its figures are the next of those that are drawn."""
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            return [self.text(source)]
        comment = re.search(r"^# *(.+)$", source, re.M)
        outputs, anchor = [], ""
        for output in cell["outputs"]:
            data = {kind: "".join(output.get("data", {}).get(kind, "")) for kind in SHOWN}
            if data["image/svg+xml"]:
                base, svg = drawn.pop(0)
                name = base.rpartition("/")[2]
                anchor = anchor or f"{name}-svg"
                alt = comment[1] if comment else name.rpartition("-")[0]
                outputs.append(self.figure(base, alt, svg))
            elif "<table" in data["text/html"]:
                outputs.append(self.table(table_rows(data["text/html"])))
            else:
                text = "".join(output.get("text", "")) or data["text/plain"]
                outputs.append(self.output(text))
        return [self.code(source, anchor), *outputs]

    def routes_through(self) -> str:
        """Return the routes that pass through a lesson."""
        found = self.site.curriculum.routes_through(self.page)
        if not found:
            return ""
        noun = "routes" if len(found) > 1 else "route"
        links = " · ".join(page_link(self.page, route) for route in found)
        return self.note(f"On the {noun} {links}", "routes")

    def terms_in(self, text: str) -> dict[str, str]:
        """Return the definitions of the terms that a text uses and this page doesn't define."""
        if self.page.id == "glossary":
            return {}
        words = set(re.findall(r"\w+", text))
        return {
            term: definition
            for term, (definition, _) in self.site.curriculum.terms().items()
            if term not in self.page.glossary and words.issuperset(re.findall(r"\w+", term))
        }


def unescape_includes(text: str) -> str:
    """Return a text in which an include that is shown, not made, looks as one that is made."""
    return re.sub(r"^( *);(?=--8<--)", r"\1", text, flags=re.M)


class Table(HTMLParser):
    """The first table of what a cell displays: rows and text, nothing else that it may hold."""

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.out: list[str] = []
        self.ended = False
        self.feed(shown[shown.index("<table") :])

    def handle_starttag(self, tag: str, *_: object) -> None:
        if tag in CELLS and not self.ended:
            self.out.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in CELLS and not self.ended:
            self.out.append(f"</{tag}>")
            self.ended = tag == "table"

    def handle_data(self, data: str) -> None:
        if not self.ended:
            self.out.append(html.escape(data, quote=False))


def table_rows(shown: str) -> str:
    """Return the table that pandas shows, without its attributes."""
    lines = "".join(Table(shown).out).replace("<th></th>", "<td></td>").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
