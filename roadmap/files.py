"""What lies in docs/ and snippets/: regular files, readable, of kinds that may be published.

Whatever else reads or publishes them may rely on that: pages go through Markdown, but a figure,
a notebook or an image goes to readers as it is.
"""

from __future__ import annotations

import ast
import base64
import re
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from roadmap.blocks import DIAGRAMS, INCLUDE
from roadmap.page import Problem
from roadmap.snippet import Snippet, figures_in, is_regular, json_cells, links, snippets

KINDS = {".md", ".yml", ".svg", ".png", ".jpg", ".webp"}
ASSETS = KINDS | {".js", ".css", ".woff2", ""}  # also in docs/assets/; a licence has no suffix
OURS = {"docs/roadmap.schema.json", "docs/manifest.webmanifest"}
PAGE = re.compile(r"docs/(?:[a-z0-9-]+/)*[a-z0-9-]+\.md")
# Invisible, or reordering what is seen: a reader would not copy what the file holds.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")

ELEMENTS = {
    *("svg", "g", "defs", "use", "symbol", "path", "rect", "circle", "ellipse", "line", "polygon"),
    *("polyline", "text", "tspan", "title", "desc", "style", "image", "marker", "clipPath", "mask"),
    *("pattern", "filter", "feDropShadow", "linearGradient", "radialGradient", "stop"),
}
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
PICTURE = re.compile(r"data:image/(png|jpeg);base64,([\w+/=\s]*)")
# Of a PNG, what is compared with a run's: no later picture of an animation, no other colours.
CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"pHYs", b"tEXt"}
# What makes a style fetch something; a backslash would spell it otherwise.
FETCHES = re.compile(r"""@import|\w+script:|expression\(|url\(\s*(?!["']?#)|\\""", re.I)
NUMBERS = {"d", "x", "y", "points", "transform"}  # neither run nor load; most of what there is
# As Matplotlib says a picture's size; pages reserve the room.
SIZE = re.compile(r'<svg(?=[^>]* width="\d+(\.\d+)?pt")(?=[^>]* height="\d+(\.\d+)?pt")')


class Foreign(ValueError):
    """Something in a file that readers must not get.

    Attributes:
        line: Where it stands.
    """

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def shows_one_picture(uri: str) -> bool:
    """Return whether an address holds a picture, and a PNG nothing that only browsers show."""
    if not (found := PICTURE.fullmatch(uri)) or found[1] == "jpeg":
        return bool(found)
    try:
        data = base64.b64decode(found[2])
    except ValueError:
        return False
    at = 8
    while data[at + 4 : at + 8] in CHUNKS:
        at += 12 + int.from_bytes(data[at : at + 4])
    return data.startswith(b"\x89PNG\r\n\x1a\n") and at >= len(data)


@lru_cache(4096)
def foreign_attribute(element: str, name: str, value: str) -> bool:
    """Return whether an attribute of an SVG element runs or fetches anything."""
    if name.startswith("xmlns"):
        return value not in NAMESPACES
    if name.endswith("href"):
        inside = element == "image" and shows_one_picture(value)
        return not (value.startswith("#") or inside)
    return name.lower().startswith("on") or FETCHES.search(value) is not None


def check_svg(svg: str) -> None:
    """Check that a picture draws and does nothing else.

    Raises:
        Foreign: With the first thing that is wrong.
    """
    parser = expat.ParserCreate()
    style: list[str] = []
    depth = 0

    def refuse(what: str) -> NoReturn:
        raise Foreign(parser.CurrentLineNumber, what)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        if name not in ELEMENTS or (name == "svg") != (depth == 0):
            refuse(f"the element <{name}>")
        for key, value in attributes.items():
            if key not in NUMBERS and foreign_attribute(name, key, value):
                refuse(f'the attribute {key}="{value[:40]}"')
        depth += 1
        style.clear()

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if name == "style" and FETCHES.search("".join(style)):
            refuse("a style that loads something")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = style.append
    parser.StartDoctypeDeclHandler = lambda *_: refuse("a document type")
    parser.ProcessingInstructionHandler = lambda *_: refuse("a processing instruction")
    try:
        parser.Parse(svg.encode(), True)
    except expat.ExpatError as error:
        raise Foreign(error.lineno, f"invalid XML: {expat.ErrorString(error.code)}") from None


def check_figure(svg: str) -> None:
    """Check a recorded picture.

    Raises:
        Foreign: With the first thing that is wrong.
    """
    check_svg(svg)
    if not SIZE.match(svg):
        raise Foreign(1, "no width and height in points, as Matplotlib writes them")


def check_notebook(text: str) -> None:
    """Check that a recorded notebook has cells with their outputs, and pictures that only draw.

    Raises:
        Foreign: With the first thing that is wrong.
    """
    try:
        pictures = list(figures_in(json_cells(text)))
    except ValueError as error:
        raise Foreign(1, f"no cells that can be read: {error}") from None
    for svg in pictures:
        try:
            check_figure(svg)
        except Foreign as error:
            raise Foreign(1, f"a picture with {error}") from None


def check_python(code: str) -> None:
    """Check that code is Python.

    Raises:
        Foreign: With what Python says of it.
    """
    try:
        ast.parse(code)
    except SyntaxError as error:
        raise Foreign(error.lineno or 1, f"invalid Python: {error.msg}") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise Foreign(1, f"Python that cannot be read: {error or type(error).__name__}") from None


CHECKS: dict[str, tuple[Callable[[str], None], str]] = {
    ".svg": (check_figure, "Draw it again, without anything that runs or loads."),
    ".ipynb": (check_notebook, "Record it again: python -m roadmap run --record."),
    ".py": (check_python, "Mend it; `python -m roadmap run` runs it."),
}


def content_problem(path: Path, name: str) -> Problem | None:
    """Return what is wrong inside a file, or None."""
    content = path.read_bytes()
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Problem(name, line, "is not valid UTF-8", "Save the file as UTF-8.")
    if path.suffix in (".md", ".py") and (found := HIDDEN.search(text.replace("\r\n", "\n"))):
        line = text[: found.start()].count("\n") + 1
        what = f"has the invisible character U+{ord(found[0]):04X}"
        remedy = "Delete it; U+FEFF is a byte-order mark: save as UTF-8 without one."
        return Problem(name, line, what, remedy)
    if path.suffix in CHECKS:
        check, remedy = CHECKS[path.suffix]
        by_hand = path.suffix == ".svg" and name.startswith("docs/") and DIAGRAMS not in name
        try:
            (check_svg if by_hand else check)(text)
        except Foreign as error:
            return Problem(name, error.line, f"has {error}", remedy)
    return None


def link_problems(root: Path) -> list[Problem]:
    """Return a problem for each symbolic link: it would publish, or let a run write, elsewhere."""
    remedy = "Put a copy of what it leads to in its place."
    names = (path.relative_to(root).as_posix() for path in links(root))
    return [Problem(name, 1, "is a symbolic link, or no regular file", remedy) for name in names]


def file_problems(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the files in docs/ and with the snippets and their records."""
    for path in sorted((root / "docs").rglob("*")):
        name = path.relative_to(root).as_posix()
        inner = name.removeprefix("docs/").split("/")
        if not is_regular(path) or any(part.startswith(".") for part in inner):
            continue  # MkDocs leaves out what begins with a dot
        kinds = ASSETS if inner[0] == "assets" else KINDS
        if path.suffix not in kinds and name not in OURS:
            remedy = "Delete it: what is published are pages, their images, and docs/assets/."
            yield Problem(name, 1, "is of a kind that is not published", remedy)
        elif path.suffix == ".md" and not PAGE.fullmatch(name):
            remedy = "Rename it: lower-case letters, digits and hyphens."
            yield Problem(name, 1, "has a name that makes no address", remedy)
        elif path.suffix in (".md", ".svg") and (problem := content_problem(path, name)):
            yield problem
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the code: its run shows them
        for snippet in snippets(root):
            yield from snippet_problems(snippet)


def snippet_problems(snippet: Snippet) -> Iterator[Problem]:
    """Yield what is wrong with a snippet's file and its records."""
    if not INCLUDE.match(f'--8<-- "{snippet}"'):
        remedy = "Rename the file: letters, digits, _ and -, no blanks."
        yield Problem(snippet.name, 1, "has a name that no page can include", remedy)
    for path in (snippet.path, *snippet.records):
        name = path.relative_to(snippet.root).as_posix()
        if problem := content_problem(path, name):
            yield problem
