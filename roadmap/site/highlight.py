"""Python as HTML with a `<span>` for each coloured token: few elements keep a page light."""

from __future__ import annotations

import html
import io
import tokenize
from collections.abc import Iterator

# Those that steer; words that are operators, values or imports read as any name does.
KEYWORDS = {
    *("assert", "async", "await", "break", "class", "continue", "def", "elif", "else", "except"),
    *("finally", "for", "if", "lambda", "raise", "return", "try", "while", "with", "yield"),
}
# What stands before the first token of a statement.
START = (tokenize.ENCODING, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
# From Python 3.12 an f-string is several tokens.
OPENS = {n for name in ("FSTRING_START", "TSTRING_START") if (n := getattr(tokenize, name, None))}
CLOSES = {n for name in ("FSTRING_END", "TSTRING_END") if (n := getattr(tokenize, name, None))}


def kind_of(token: tokenize.TokenInfo, before: tokenize.TokenInfo) -> str:
    """Return the class of a token, as `spans` names them, or nothing.

    Args:
        token: The token.
        before: The one before it that is neither a comment nor the end of an unfinished line.
    """
    if token.type == tokenize.COMMENT:
        return "c"
    if token.type == tokenize.STRING:
        return "c" if before.type in START else "s"
    if token.type != tokenize.NAME:
        return ""
    if before.string in ("def", "class"):
        return "nf" if before.string == "def" else "nc"
    return "k" if token.string in KEYWORDS else ""


def spans(code: str) -> Iterator[tuple[int, int, str]]:
    """Yield beginning, end and class of each coloured token.

    The classes are those of Pygments: c for comments and docstrings, s for strings, nd for
    decorators, nf and nc for the names of functions and classes, k for keywords.
    """
    lines = [0]
    for line in code.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))

    def offset(place: tuple[int, int]) -> int:
        return lines[place[0] - 1] + place[1]

    before = tokenize.TokenInfo(tokenize.ENCODING, "", (1, 0), (1, 0), "")
    begun: list[int] = []  # where the f-strings that are open began
    decorator: int | None = None  # where the one that is open began
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        start, end = offset(token.start), offset(token.end)
        if token.type in OPENS:
            begun.append(start)
        elif token.type in CLOSES:
            start = begun.pop()
            if not begun:
                yield start, end, "s"
        elif token.string == "@" and before.type in START:
            decorator = start
        elif decorator is not None and (token.type == tokenize.NEWLINE or token.string == "("):
            yield decorator, start, "nd"
            decorator = None
        elif not begun and (kind := kind_of(token, before)):
            yield start, end, kind
        if token.type not in (tokenize.NL, tokenize.COMMENT):
            before = token


def highlight(code: str) -> str:
    """Return code as HTML; what is no Python comes back uncoloured."""
    out, at = [], 0
    try:
        for start, end, kind in spans(code):
            out.append(html.escape(code[at:start], quote=False))
            out.append(f'<span class="{kind}">{html.escape(code[start:end], quote=False)}</span>')
            at = end
    except (tokenize.TokenError, SyntaxError):
        return html.escape(code, quote=False)
    return "".join([*out, html.escape(code[at:], quote=False)])
