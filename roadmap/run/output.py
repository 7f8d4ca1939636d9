"""What a run left behind, read as a terminal would show it, or refused with a reason."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

TEXT = 100_000  # bytes of a record; the longest has a few thousand
MESSAGES = 20_000  # bytes of errors; who wrote more has said enough
FIGURE = 5_000_000  # bytes of one figure, and of a notebook with all of its own
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Refused(Exception):
    """What cannot become a record, and how to mend it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}\n    {remedy}")


def as_shown(text: str) -> str:
    """Return text as it stands in a terminal in the end: what follows a \\r overwrites its line.

    Raises:
        Refused: At other control characters, those that turn the direction of writing included.
    """
    lines = []
    for line in text.split("\n"):
        shown = ""
        for part in line.split("\r"):
            shown = part + shown[len(part) :]
        lines.append(shown)
    plain = "\n".join(lines)
    if found := CONTROL.search(plain):
        number = plain.count("\n", 0, found.start()) + 1
        what = f"line {number} of its output holds the control character {found[0]!r}"
        raise Refused(what, "Print plain text: a page shows no colours, bells or backspaces.")
    return plain


def read_limited(path: Path, most: int, what: str) -> str:
    """Return the text of a file that the run may have left, or nothing."""
    if not path.is_file() or path.is_symlink():
        return ""
    if (size := path.stat().st_size) > most:
        says = f"{what} has {size:,} bytes; a record holds at most {most:,}"
        raise Refused(says, "Print a summary; draw fewer points, or `rasterized=True`.")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError as error:
        at = f"{what} is not UTF-8: byte {error.object[error.start]:#04x} at {error.start}"
        raise Refused(at, "Print text; show bytes by their repr() or .hex().") from None


def read_text(path: Path) -> str:
    """Return what the run printed, as a terminal shows it."""
    return as_shown(read_limited(path, TEXT, "its output"))


def read_figures(folder: Path) -> list[str]:
    """Return the figures as they were drawn, `figure-1.svg` first."""
    figures = []
    for number in count(1):
        svg = read_limited(folder / f"figure-{number}.svg", FIGURE, f"its figure {number}")
        if not svg:
            break
        figures.append(svg)
    return figures


def read_notebook(path: Path) -> str | None:
    return read_limited(path, FIGURE, "the notebook") or None


def read_messages(out: str) -> dict[str, str]:
    """Return what the run and the engine say of its failure, by `stderr` and `broken`."""
    found = {}
    for name, path in (("stderr", Path(out, "stderr")), ("broken", Path(out, "own/broken"))):
        found[name] = ""
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                found[name] = file.read(MESSAGES).decode(errors="replace")
    return found
