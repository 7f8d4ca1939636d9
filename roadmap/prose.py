"""The numbers of the prose, held against what the snippets around them printed.

A number is a claim if it has two digits or more, or a decimal point, or is a percentage; a single
digit is a word. A claim holds if a snippet near it printed it, or has it as a literal in its code,
which makes it a setting; or if the writer says that it is no result of this page, in a comment of
its paragraph or alone below it: `<!-- given: 1998, 60,000 images -->`.
"""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from os.path import dirname, normpath
from typing import NamedTuple

from roadmap.blocks import Checkpoint, Code, Notebook, Text
from roadmap.page import Page, Problem
from roadmap.snippet import Snippet

PERCENT = r"[\s\u00a0]?(?:%|percent\b)"
CLAIM = re.compile(
    r"(?<![\w.])(?<![^\W\d_]-)"  # GPT-2, CIFAR-10 and H100 are names
    r"(?:(?P<sign>[-−])(?=\d))?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?)"
    rf"(?P<percent>(?=(?:(?:[–-]|,? (?:and|to|or) )\d[\d.]*)*{PERCENT}))?"
)
PRINTED = re.compile(
    r"(?<![\w.])(?P<sign>[-−])?(?P<digits>\d+(?:,\d{3})*\.?\d*)"
    rf"(?:e(?P<exponent>[-+]\d+))?(?P<percent>{PERCENT})?"
)
NAMES = re.compile(r"[\w.-]+\.py")
FROM = re.compile(r"<!--\s*from:(.*?)-->", re.S)
GIVEN = re.compile(r"<!--\s*given:(.*?)-->", re.S)
MATH = re.compile(r"\$\$.*?\$\$|(?<!\\)\$(?!\s)(?:\\.|[^\\$])+?(?<!\s)\$", re.S)
# What holds no claim: comments, code, the targets of links, tags, attributes, a list's numbers.
SILENT = re.compile(
    r"<!--.*?-->|(?<!`)(?P<tick>`+)(?!`).*?(?<!`)(?P=tick)(?!`)"
    r"|\]\((?:[^()\s]|\([^()]*\))*[^)]*\)|^\[[^]]+\]: \S+|https?://[^\s)>]+"
    r"|</?[a-zA-Z][^>]*>|\{:? ?[#.][^}]*\}|\{[^{}]*=[^{}]*\}|^[ >]*\d{1,2}[.)] ",
    re.S | re.M,
)
REMEDY = (
    "Correct it, or print it in the snippet above. If another one prints it, link to that block or "
    "name it in the paragraph: <!-- from: file.py -->. If it is no result of this page: "
    "<!-- given: 1998, 60,000 images -->."
)
IN_MATH = re.compile(r"[_^](?:\{[^}]*\}|\\?\w)|\\[a-zA-Z]+")


class Number(NamedTuple):
    """A number as it was printed: its value, its decimal places, whether `%` follows."""

    value: float
    places: int
    percent: bool


@dataclass(frozen=True)
class Sources:
    """What a claim may stand on.

    Attributes:
        snippets: Those that print it.
        around: Those in whose code an integer may stand, as a setting.
    """

    snippets: tuple[Snippet, ...]
    around: tuple[Snippet, ...]

    @cached_property
    def printed(self) -> list[Number]:
        found = []
        for match in (m for s in self.snippets for m in PRINTED.finditer(s.printed())):
            digits, exponent = match["digits"].replace(",", ""), int(match["exponent"] or 0)
            value = float(f"{'-' if match['sign'] else ''}{digits}e{exponent}")
            places = len(digits.partition(".")[2]) - exponent
            found.append(Number(value, places, bool(match["percent"])))
        return found

    @cached_property
    def literals(self) -> set[float]:
        return {value for snippet in self.around for value in literals(snippet.source)}

    def hold(self, claim: re.Match[str]) -> bool:
        """Return whether a claim was printed, or is a setting.

        Printed in its digits, with one more, or rounded to three or more; a percentage as a
        fraction too. An integer may be a literal of the code.
        """
        digits, percent = claim["digits"].replace(",", ""), claim["percent"] is not None
        mantissa, _, exponent = digits.partition("e")
        value, places = float(digits), len(mantissa.partition(".")[2]) - int(exponent or 0)
        integer = not percent and digits.isdigit()
        digits_said = len(mantissa.replace(".", "").lstrip("0"))
        half = 0.5 * 10.0**-places + 1e-9
        for number, digits_of, is_percent in self.printed:
            if claim["sign"] and number >= 0:
                continue
            scale, shift = (100, 2) if percent and not is_percent else (1, 0)
            off = abs(abs(number) * scale - value)
            more = digits_of - shift - places
            if off < 1e-9 or (off <= half and (more == 1 or (more > 1 and digits_said > 2))):
                return True
        return integer and value in self.literals


def literals(code: str) -> Iterator[float]:
    """Yield the numbers that stand in a file's code."""
    try:
        nodes = ast.walk(ast.parse(code))
    except SyntaxError:
        return  # running the file says so
    for node in nodes:
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            yield float(min(node.value, 1e300))  # type: ignore[type-var, arg-type]


@dataclass(frozen=True)
class Passage:
    """Lines of prose between blanks, with what its claims may stand on.

    Attributes:
        line: On which it begins, on the page.
        text: As it is written, character references resolved.
        sources: The snippets that its claims may stand on.
        where: In which notebook it stands, if it does.
    """

    line: int
    text: str
    sources: Sources
    where: str = ""

    @cached_property
    def given(self) -> list[str]:
        """The numbers that its writer says are no results."""
        texts = GIVEN.findall(self.text)
        return [claim["digits"] for text in texts for claim in CLAIM.finditer(text)]

    def claims(self) -> Iterator[re.Match[str]]:
        """Yield its numbers that a reader may take for results; they lie as in `text`."""

        def blank(match: re.Match[str]) -> str:
            return re.sub(r"\S", " ", match[0])

        def formula(match: re.Match[str]) -> str:
            return IN_MATH.sub(blank, match[0].replace("{,}", ",  "))

        for claim in CLAIM.finditer(SILENT.sub(blank, MATH.sub(formula, self.text))):
            if len(claim["digits"]) > 1 or claim["percent"] is not None:
                yield claim

    def faults(self) -> Iterator[tuple[int, str, str]]:
        """Yield the line of each claim that nothing holds, what is wrong and how to mend it."""
        said = set()
        for claim in self.claims():
            said.add(claim["digits"])
            if claim["digits"] not in self.given and not self.sources.hold(claim):
                number = f"{claim[0]} %" if claim["percent"] is not None else claim[0]
                what = f"says {number!r}{self.where}, which no snippet near it prints"
                yield self.line + self.text[: claim.start()].count("\n"), what, REMEDY
        for digits in self.given:
            if digits not in said:
                what = f"lists {digits} as given{self.where}, which the paragraph does not say"
                yield self.line, what, "Correct the comment, or delete the number from it."


def passages(page: Page) -> Iterator[Passage]:
    """Yield the prose of a page, its title, its description and its notebook's text.

    What stands before the first `##` may stand on any snippet of the page. After it, a claim may
    stand on the snippet above it, on the one that follows its paragraph, and on those that the
    paragraph links to; a setting also on the next one.
    """
    shown = [Snippet(page.root, include.name) for include in page.includes]
    every = Sources(tuple(shown), tuple(shown))
    for key in ("title", "description"):
        yield Passage(page.line_of(key), getattr(page.meta, key), every)
    for include, book in zip(page.includes, shown, strict=True):
        if book.is_notebook and book.path.is_file():
            rows = book.source.split("\n")
            told = "\n".join(row[2:] if re.match("# (?!%%)", row) else "" for row in rows)
            for line, text in paragraphs(told, 1):
                yield Passage(include.include_line, text, every, f" in {book}:{line}")
    seen, begun = 0, False
    pieces = [*written(page)]
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if isinstance(piece, Code | Notebook):
            seen += 1
            continue
        line, text = piece
        begun = begun or text.startswith("## ")
        leads = isinstance(following, Code | Notebook) or text.startswith("- [ ]")
        above, around = (tuple(shown[max(0, seen - 1) : seen + n]) for n in (leads, 1))
        near = Sources((*above, *linked(page, text)), around)
        yield Passage(line, html.unescape(text), near if begun else every)


def written(page: Page) -> Iterator[Code | Notebook | tuple[int, str]]:
    """Yield a page's includes, and its paragraphs with their lines, in order."""
    text, line = "", 0
    for block in page.blocks:
        if isinstance(block, Text | Checkpoint):
            line = line if text else block.line
            text += block.text + "\n"
        elif isinstance(block, Code | Notebook):
            yield from paragraphs(text, line)
            yield block
            text = ""
        else:  # a diagram, a list, code: keep the lines' numbers, and paragraphs apart
            text += "\n" * (block.text.count("\n") + 1) if text else ""
    yield from paragraphs(text, line)


def paragraphs(text: str, line: int) -> Iterator[tuple[int, str]]:
    """Yield the lines between blanks, with the first one's number.

    A comment of given numbers that stands alone belongs to the lines before it.
    """
    for match in re.finditer(r"\S.*(?:\n[^\S\n]*\S.*|\n\s*<!--\s*(?:given|from):.*?-->)*", text):
        yield line + text[: match.start()].count("\n"), match[0]


def linked(page: Page, text: str) -> Iterator[Snippet]:
    """Yield the snippets whose blocks, on any page, a paragraph links to or names in a comment."""
    for path, stem in re.findall(r"\]\(([^()#\s]*)#([\w-]+)-py\)", text):
        id = normpath(f"{dirname(page.id)}/{path}").removesuffix(".md") if path else page.id
        yield Snippet(page.root, f"snippets/{id.replace('-', '_')}/{stem}.py")
    names = NAMES.findall(" ".join(FROM.findall(text)))
    yield from (snippet for snippet in page.snippets if snippet.path.name in names)


def unfounded(page: Page) -> Iterator[Problem]:
    """Yield what is wrong with the numbers of a page that shows snippets."""
    shown = {include.name.rpartition("/")[2] for include in page.includes}
    for passage in passages(page) if shown else ():
        for name in NAMES.findall(" ".join(FROM.findall(passage.text))):
            if name not in shown:
                remedy = f"The page shows {', '.join(sorted(shown))}."
                yield Problem(page.file, passage.line, f"has numbers from {name}", remedy)
        for line, what, remedy in passage.faults():
            yield Problem(page.file, line, what, remedy)
