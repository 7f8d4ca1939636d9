"""What may stand in a page: elements and attributes by a list, and no address that runs.

Pages are Markdown, which lets any HTML pass. Nothing is taken out of it: what isn't on the list
stops the build, so that its author hears of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from roadmap import files
from roadmap.page import Page, Problem

TEXT = (
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 "
    "h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp section small span "
    "strong sub summary sup table tbody td tfoot th thead time tr u ul var link"
)
# HTML's parser knows no capitals. Styles are not among them: they would hold for the whole page.
ELEMENTS = {*TEXT.split(), *(name.lower() for name in files.ELEMENTS)} - {"style"}
GLOBAL = "class dir hidden href id lang markdown name open role src style tabindex title translate"
OWN = (
    "align alt as checked colspan datetime disabled download for height loading rel reversed "
    "rowspan scope start type value width xlink:href xmlns xmlns:xlink"
)
DRAWN = (
    "clip-path clip-rule cx cy d dx dy fill fill-opacity fill-rule font-size font-style "
    "font-weight marker-end marker-mid marker-start markerheight markerunits markerwidth offset "
    "opacity orient pathlength points preserveaspectratio r refx refy rx ry stop-color "
    "stop-opacity stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity "
    "stroke-width text-anchor transform viewbox x x1 x2 y y1 y2"
)
ATTRIBUTES = {*GLOBAL.split(), *OWN.split(), *DRAWN.split()}
# The theme's scripts act on what carries theirs, and read their settings from an id of theirs.
ANNOTATES = re.compile(r"aria-[a-z]+|data-(?!md-|clipboard)[a-z][a-z-]*")
THEIRS = re.compile(r"__(?!tabbed_|code_|codelineno-|span-)")
WIDTHS = re.compile(r"(?:(?:min-|max-)?width: ?[\d.]+(?:px|%|em|rem);? ?)*")
ADDRESSES = {"href", "src", "xlink:href"}
TAG = re.compile(r"<[A-Za-z/!?]")


def fits(tag: str, name: str, value: str) -> bool:
    """Return whether an attribute may stand in an element."""
    if name not in ATTRIBUTES and not ANNOTATES.fullmatch(name):
        return False
    if name in ADDRESSES:
        return leads_on(value) if tag == "a" else is_ours(value)
    if name == "style":
        return WIDTHS.fullmatch(value) is not None
    if name in ("id", "name"):
        return not THEIRS.match(value)
    return name not in DRAWN.split() or not files.FETCHES.search(value)


def scheme(address: str) -> str:
    """Return an address's scheme as a browser reads it, or nothing."""
    found = re.match(r"([^/?#]*?):", re.sub(r"[\x00-\x20]", "", address))
    return found[1].lower() if found else ""


def leads_on(address: str) -> bool:
    """Return whether a reader may follow an address."""
    return scheme(address) in ("", "http", "https", "mailto")


def is_ours(address: str) -> bool:
    """Return whether an address is of this site."""
    return not scheme(address) and not re.match(r"\s*[/\\]\s*[/\\]", address)


class Scan(HTMLParser):
    """Everything in a piece of HTML that isn't on the lists.

    What Python's parser doesn't take for a tag, and a browser might, is foreign too.

    Attributes:
        found: What it is, with the text by which its line is found in the source.
    """

    elements = ELEMENTS
    allows = staticmethod(fits)

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, str]] = []
        self.left = ""
        self.feed(text)
        self.close()

    def refuse(self, what: str, where: str) -> None:
        self.found.append((what, where))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.elements:
            self.refuse(f"the element <{tag}>", f"<{tag}")
        for name, value in attrs:
            if not self.allows(tag, name, value or ""):
                where = value if name in ADDRESSES or name == "id" else name
                self.refuse(f'the attribute {name}="{(value or "")[:40]}"', where or name)

    def handle_data(self, data: str) -> None:
        text = self.left + data
        self.left = "<" if data.endswith("<") else ""  # a tag that does not end comes in two
        if tag := TAG.search(text):
            piece = text[tag.start() :][:20]
            self.refuse(f"a broken tag: {piece.strip()}", piece.split("\n")[0])

    def handle_comment(self, data: str) -> None:
        if "<" in data or ">" in data:
            self.refuse("a comment with < or > in it", data.strip().split("\n")[0])

    def handle_decl(self, decl: str) -> None:
        self.refuse("a declaration", f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        self.refuse("a declaration", f"<![{data}")

    def handle_pi(self, data: str) -> None:
        self.refuse("a processing instruction", f"<?{data}")


def foreign_problems(page: Page, content: str) -> Iterator[Problem]:
    """Yield what may not stand in a page's content, with its line in the source."""
    remedy = "Write it in Markdown, or without: only our own scripts and files run and load."
    sources = [(page.file, page.head + page.body)]
    sources += [(book.name, book.source) for book in page.snippets if book.is_notebook]
    for what, where in Scan(content).found:
        places = (
            (name, number)
            for name, text in sources
            for number, line in enumerate(text.split("\n"), 1)
            if where.lower() in line.lower()
        )
        file, number = next(places, (page.file, 1))
        yield Problem(file, number, f"has {what}", remedy)
