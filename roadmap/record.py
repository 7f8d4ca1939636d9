"""Records: what a snippet printed and drew, committed beside it.

Comparing and accepting are one function. A run that agrees with its record leaves the files
untouched, so recording twice changes no byte.
"""

from __future__ import annotations

import base64
import difflib
import io
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from roadmap import proof
from roadmap.portability import suspects
from roadmap.run.process import has_older_instructions
from roadmap.run.runner import Run, run
from roadmap.run.seeds import OFFSET
from roadmap.snippet import Snippet, json_cells, read

# A number that rounding may move. Within a word (a digest, v1.2), with two dots (a version, a date,
# an address) or behind such a word it names something, and is compared like any other text.
NUMBER = re.compile(
    r"((?:~|(?<![\w.~]))(?<!Python )(?<!version )(?a:[-+]?"
    r"(?:\d{1,3}(?:,\d{3})+|(?<=~)\d{1,3}(?:[ _]\d{3})+|\d+|(?=\.\d))(?:\.\d*)?(?:e[-+]?\d+)?))"
    r"(?!\.?\d)"
)
# Where a figure's parts lie. All else in it is exact: which glyph, which mark, how opaque.
PLACES = re.compile(
    r' (?:d|points|[xy][12]?|width|height|viewBox)="[^"]*"|(?:translate|matrix)\([^)]*\)'
)
COORDINATE = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
COLOUR = re.compile(r"#[0-9a-f]{6}\b")
IMAGE = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=\s]+)")
PIXELS = 1.0  # of about 500, that a coordinate may move
SHADE = 4  # of 255, that a colour may differ, and an embedded image on average
PATCH = 0.005  # of an embedded image, that may look quite different: a border by a pixel
PORTABLE = (
    'Make the record hold on both: sort with `kind="stable"`, fix the sign of an eigenvector, '
    "break ties explicitly, print fewer digits or a `~` ratio, train in 64-bit floats."
)
ROBUST = (
    "Repeat it over seeds and assert on the mean, set the threshold from a dozen of them, "
    "or say why this file is about one: # one seed: why."
)
SEEDS = 3  # other ones, that what a snippet asserts must hold for


def same_number(recorded: str, printed: str) -> bool:
    """Compare two printed numbers in the precision printed.

    Integers and a number's only digit are compared exactly, decimals to one unit of the last
    digit, ~measurements to a factor of ten above the last digit.
    """
    if recorded == printed:
        return True
    measured = [number.startswith("~") for number in (recorded, printed)]
    parts = [re.sub("[~, _]", "", number).partition("e") for number in (recorded, printed)]
    places = [len(mantissa.partition(".")[2]) for mantissa, _, _ in parts]
    try:
        a, b = (Decimal("".join(part)) for part in parts)
        units = [Decimal(1).scaleb(int(p[2] or 0) - n) for p, n in zip(parts, places, strict=True)]
        if all(measured):
            small, large = sorted(max(abs(n), unit) for n, unit in zip((a, b), units, strict=True))
            return a * b >= 0 and large <= 10 * small
        exact = any(len(re.sub(r"^[-+0.]*|\.", "", mantissa)) < 2 for mantissa, _, _ in parts)
        off = 0 if exact or not all(places) else max(units)
        return not any(measured) and places[0] == places[1] and abs(a - b) <= off
    except (ArithmeticError, ValueError):  # an exponent beyond all sense
        return False


def same_line(recorded: str, printed: str) -> bool:
    """Compare two lines: words exactly, blanks squeezed, numbers by `same_number`."""
    a, b = (NUMBER.split(line) for line in (recorded, printed))
    if len(a) != len(b):
        return False
    words = zip(a[::2], b[::2], strict=True)
    numbers = zip(a[1::2], b[1::2], strict=True)
    return all(" ".join(x.split()) == " ".join(y.split()) for x, y in words) and all(
        same_number(x, y) for x, y in numbers
    )


def text_difference(recorded: str, printed: str) -> str | None:
    """Return a readable diff of the lines that differ, or None."""
    old, new = recorded.split("\n"), printed.split("\n")  # splitlines() knows other ends
    if len(old) == len(new):
        # Lines that agree in the precision printed are no difference: show the recorded one.
        new = [a if same_line(a, b) else b for a, b in zip(old, new, strict=True)]
    diff = difflib.unified_diff(old, new, "recorded", "printed now", lineterm="", n=1)
    return "\n".join(diff) or None


def figure_difference(old: str, new: str) -> str | None:
    """Say how two recorded figures differ as images, or None if nobody could see it."""
    if old == new:
        return None
    pictures = [IMAGE.findall(svg) for svg in (old, new)]
    shapes = [IMAGE.sub("image", svg) for svg in (old, new)]
    colours = [COLOUR.findall(svg) for svg in shapes]
    shapes = [COLOUR.sub("colour", svg) for svg in shapes]
    rest = [PLACES.sub(lambda place: COORDINATE.sub("", place[0]), svg) for svg in shapes]
    if rest[0] != rest[1] or len(pictures[0]) != len(pictures[1]):
        return "the figure has other parts, text or styles than the recorded one"
    places = [COORDINATE.findall(" ".join(PLACES.findall(svg))) for svg in shapes]
    moved = max((abs(float(a) - float(b)) for a, b in zip(*places, strict=True)), default=0)
    if moved > PIXELS:
        return f"something in the figure moved by {moved:.1f} px (up to {PIXELS:g} is tolerated)"
    for a, b in zip(*colours, strict=True):
        if max(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) for i in (1, 3, 5)) > SHADE:
            return f"a colour changed from {a} to {b}"
    for a, b in zip(*pictures, strict=True):
        if a != b and (why := picture_difference(a, b)):
            return why
    return None


def picture_difference(old: str, new: str) -> str | None:
    """Say how two embedded images differ, or None."""
    import numpy as np
    from PIL import Image

    def pixels(data: str) -> Any:
        return np.asarray(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGBA"), float)

    a, b = pixels(old), pixels(new)
    if a.shape != b.shape:
        size, was = (f"{shape[1]} x {shape[0]}" for shape in (b.shape, a.shape))
        return f"an image in the figure is {size}, not {was} pixels"
    off, patch = float(abs(a - b).mean()), float((abs(a - b).max(axis=2) > 16 * SHADE).mean())
    if off > SHADE:
        return f"an image in the figure differs by {off:.1f} of 255 on average"
    return f"an image in the figure differs in {patch:.1%} of its pixels" if patch > PATCH else None


def output_difference(old: dict[str, Any], new: dict[str, Any]) -> str | None:
    """Say how two outputs of a notebook's cell differ, or None."""
    if old["output_type"] == "stream":
        return text_difference("".join(old["text"]), "".join(new["text"]))
    was, now = old.get("data", {}), new.get("data", {})
    if set(was) != set(now):
        return "shows another kind of output than recorded"
    for kind in was:
        compare = figure_difference if kind == "image/svg+xml" else text_difference
        if why := compare("".join(was[kind]), "".join(now[kind])):
            return why
    return None


def notebook_difference(old: str, new: str) -> str | None:
    """Say how a notebook's run differs from the recorded one, or None."""
    try:
        was, now = json_cells(old), json_cells(new)
    except ValueError as error:
        return f"its record has {error}"
    if [c["source"] for c in was] != [c["source"] for c in now]:
        return "its cells changed since the notebook was recorded"
    for number, (a, b) in enumerate(zip(was, now, strict=True), 1):
        x, y = (cell.get("outputs", []) for cell in (a, b))
        if [o["output_type"] for o in x] != [o["output_type"] for o in y]:
            return f"cell {number} has other outputs than recorded"
        for one, two in zip(x, y, strict=True):
            if why := output_difference(one, two):
                return f"cell {number}: {why}"
    return None


COMPARE: dict[str, Callable[[str, str], str | None]] = {
    ".txt": text_difference,
    ".svg": figure_difference,
    ".ipynb": notebook_difference,
}


def made_by(snippet: Snippet, result: Run) -> dict[Path, str]:
    """Return the record files that a run would write, with their contents."""
    if snippet.is_notebook:
        return {snippet.record: result.notebook or ""}
    figures = {snippet.figure(n): svg for n, svg in enumerate(result.figures, 1)}
    return {snippet.record: result.stdout} | figures


def kept(snippet: Snippet) -> dict[Path, str]:
    """Return the record files that are there, with their contents."""
    return {path: read(path) for path in snippet.records}


def difference(snippet: Snippet, old: dict[Path, str], new: dict[Path, str]) -> str | None:
    """Say how what a run made differs from a record, or None."""
    if snippet.record not in old:
        return "it has no record"
    if len(new) != len(old):
        return f"it draws {len(new) - 1} figure(s); {len(old) - 1} are recorded"
    for path, content in new.items():
        if why := COMPARE[path.suffix](old[path], content):
            return why if path.suffix == ".txt" else f"{path.name}: {why}"
    return None


def keep(snippet: Snippet, new: dict[Path, str]) -> None:
    """Make these files, with their contents, the record."""
    for old in snippet.records:
        if old not in new:
            old.unlink()
    for path, content in new.items():
        path.write_text(content, encoding="utf-8")


def unportable(snippet: Snippet, why: str) -> str:
    looked = "\n    ".join(suspects(snippet.source)) or "nothing that stands out"
    return f"{snippet}:1: on the oldest instruction set, {why}\n    {PORTABLE}\n    {looked}"


def verify(
    snippet: Snippet, *, accepting: bool = False, fresh: bool = False, oldest: bool = False
) -> str | None:
    """Run a snippet and hold it against its record.

    Args:
        snippet: The file.
        accepting: Rewrite the record where the run differs from it, if a run on the oldest
            instruction set agrees with the new one, and write the proof. Always fresh.
        fresh: In a new interpreter instead of the part's warm process.
        oldest: On the oldest instruction set, always fresh.

    Returns:
        None, or one message: what differs and how to mend it.
    """
    result = run_once(snippet, warm=not (fresh or accepting), oldest=oldest)
    if result.problem:
        return f"{snippet}:1: {result.problem}"
    old, new = kept(snippet), made_by(snippet, result)
    why = difference(snippet, old, new)
    if accepting:
        return accept(snippet, result, new if why else old)
    if why and oldest:
        return unportable(snippet, why)
    if why:
        remedy = f"If this is what it should do: python -m roadmap run --record {snippet}"
        return f"{snippet}:1: {why}\n    {remedy}"
    return None


def run_once(snippet: Snippet, *, warm: bool, oldest: bool = False, shift: int = 0) -> Run:
    return run(
        snippet.path,
        snippet.root / ".cache",
        warm=snippet.part if warm else None,
        servers=snippet.servers,
        notebook=snippet.is_notebook,
        oldest=oldest,
        shift=shift,
    )


def accept(snippet: Snippet, result: Run, record: dict[Path, str]) -> str | None:
    """Make `record` the record and prove it, if it is portable and its asserts are robust."""
    portable = has_older_instructions()
    known, new = proof.proof(snippet), record != kept(snippet)
    sure = known and known.oldest >= portable and not proof.fault(snippet, engine=False)
    if known and sure and not new:
        seeds = known.seeds  # the numbers of these files are not in doubt
    else:
        if portable and (problem := hold_on_oldest(snippet, record)):
            return problem
        seeds, failed = try_seeds(snippet)
        if failed:
            return failed
    if new:
        keep(snippet, record)
    proof.write(snippet, result, oldest=portable, seeds=seeds)
    return None


def hold_on_oldest(snippet: Snippet, record: dict[Path, str]) -> str | None:
    """Say how a run on the oldest instruction set differs from what is to be the record."""
    result = run_once(snippet, warm=False, oldest=True)
    if result.problem:
        return f"{snippet}:1: on the oldest instruction set, {result.problem}"
    why = difference(snippet, record, made_by(snippet, result))
    return unportable(snippet, why) if why else None


def try_seeds(snippet: Snippet, number: int = SEEDS) -> tuple[int, str | None]:
    """Run a snippet with other seeds; what it prints may differ, what it asserts must hold.

    Returns:
        On how many seeds it held, the file's own among them, or 0 if it draws from none or is
        about one; and None, or one message: which assert fails and how to mend it.
    """
    if snippet.one_seed:
        return 0, None
    for held in range(1, number + 1):
        result = run_once(snippet, warm=True, shift=held * OFFSET)
        if result.problem:
            return held, (
                f"{snippet}:1: with every seed shifted by {held * OFFSET}, {result.problem}\n"
                f"    {ROBUST}"
            )
        if not result.seeded:
            return 0, None
    return number + 1, None
