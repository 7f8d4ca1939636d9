"""Formulas: KaTeX renders them at build, to HTML and MathML."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.exceptions import PluginError
from py_mini_racer import MiniRacer

from roadmap.page import Page, Problem
from roadmap.prose import MATH

KATEX = Path(__file__).with_name("katex.min.js")
REFUSED = "#cc0000"  # in which KaTeX shows the name of a command, as \\href, that it does not run
MARKED = re.compile(r'<(span|div) class="arithmatex">(.*?)</\1>', re.S)  # by arithmatex


class MathError(PluginError):
    """A formula that KaTeX cannot parse or does not draw."""


class Katex:
    """KaTeX in an engine for JavaScript, which lives until it is closed."""

    def __init__(self) -> None:
        self.engine: MiniRacer | None = None
        self.made: dict[str, str] = {}

    def render(self, marked: re.Match[str]) -> str:
        """Return what stands for a formula in the built page.

        Raises:
            MathError: With the formula and KaTeX's complaint.
        """
        if marked[0] not in self.made:
            self.made[marked[0]] = self.rendered(tex_of(marked), display=marked[1] == "div")
        return self.made[marked[0]]

    def rendered(self, tex: str, display: bool) -> str:
        if not self.engine:
            self.engine = MiniRacer()
            self.engine.eval(KATEX.read_text(encoding="utf-8"))
        options = {"displayMode": display, "throwOnError": True, "strict": "error"}
        script = f"katex.renderToString({json.dumps(tex)}, {json.dumps(options)})"
        try:
            made = str(self.engine.eval(script))
        except Exception as error:
            why = str(error).splitlines()[0].rpartition("KaTeX parse error: ")[2]
            raise MathError(
                f"has a formula that KaTeX cannot parse, {tex.strip()!r}: {why}"
            ) from None
        if f'mathcolor="{REFUSED}"' in made:
            raise MathError(f"has a command that KaTeX does not draw in {tex.strip()!r}")
        return made

    def close(self) -> None:
        """Not left to the interpreter's end: its threads no longer answer then, and it hangs."""
        if self.engine:
            self.engine.close()
            self.engine = None

    def render_all(self, built: str) -> str:
        """Replace each formula of a built page."""
        return MARKED.sub(self.render, built)

    def problems(self, page: Page, content: str) -> Iterator[Problem]:
        """Yield each formula of a page's content that is none, with its line in the source."""
        wrong = {}
        for marked in MARKED.finditer(content):
            try:
                self.render(marked)
            except MathError as error:
                wrong[tex_of(marked)] = str(error)
        for tex, why in wrong.items():
            for file, line in places(page, tex):
                yield Problem(file, line, why, "Correct the formula.")


def tex_of(marked: re.Match[str]) -> str:
    return html.unescape(marked[2])[2:-2]


def places(page: Page, tex: str) -> list[tuple[str, int]]:
    """Return where a formula stands in a page's source, and in that of its notebooks."""
    sources = [(page.file, list(page.prose()))]
    for book in page.snippets:
        if book.is_notebook:
            rows = enumerate(book.source.split("\n"), 1)
            sources.append((book.name, [(n, row[2:]) for n, row in rows if row[:2] == "# "]))
    found = []
    for file, lines in sources:
        text = "\n".join(line for _, line in lines)
        text = re.sub(r"`[^`\n]*`", lambda m: " " * len(m[0]), text)  # dollars in code
        for match in MATH.finditer(text):
            if match[0].strip("$").split() == tex.split():
                found.append((file, lines[text.count("\n", 0, match.start())][0]))
    # In other marks than dollars: the first line that has its beginning.
    row = tex.strip().split("\n")[0]
    begins = ((file, number) for file, lines in sources for number, line in lines if row in line)
    return found or [next(begins, (page.file, page.first_line))]
