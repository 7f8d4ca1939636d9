"""Records: what a snippet printed and drew, committed beside it; verifying and accepting are one function.

A run that agrees with its record leaves the file untouched, so recording twice changes no byte. Each run leaves a receipt in the cache:
when, with which versions, how long, how much memory. It feeds the provenance line of the page and the quick check.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import platform
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Any

from roadmap import figures
from roadmap.runner import Run, imports, run

NUMBER = re.compile(r"(~?[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)")
ENGINE = ("sandbox.py", "runner.py", "records.py", "figures.py", "backend.py", "notebook.py", "matplotlibrc")


@dataclass
class Receipt:
    """What a green run of one snippet tells its page."""

    key: str
    when: str
    python: str
    versions: dict[str, str]
    seconds: float
    memory_mb: float
    fresh: bool


def same_number(recorded: str, printed: str) -> bool:
    """Equal in the precision printed: integers exactly, decimals to one unit of the last digit, ~measurements to a factor of ten."""
    if recorded == printed:
        return True
    if recorded.startswith("~") or printed.startswith("~"):
        if not (recorded.startswith("~") and printed.startswith("~")):
            return False
        a, b = float(recorded[1:]), float(printed[1:])
        return a == b or (a * b > 0 and 0.1 <= a / b <= 10)
    digits = [re.search(r"\.(\d*)", n) for n in (recorded, printed)]
    if not all(digits) and ("e" not in recorded or "e" not in printed):
        return False
    places = [len(d[1]) if d else 0 for d in digits]
    exponents = [int(n.partition("e")[2] or 0) for n in (recorded, printed)]
    unit = 10.0 ** (max(exponents) - places[0])
    return places[0] == places[1] and abs(float(recorded) - float(printed)) <= unit * 1.001


def same_line(recorded: str, printed: str) -> bool:
    """Words exactly, blanks squeezed, numbers by `same_number`."""
    a, b = (NUMBER.split(line) for line in (recorded, printed))
    return len(a) == len(b) and all(
        same_number(x, y) if i % 2 else re.sub(r"\s+", " ", x).strip() == re.sub(r"\s+", " ", y).strip()
        for i, (x, y) in enumerate(zip(a, b, strict=True))
    )


def text_difference(recorded: str, printed: str) -> str | None:
    """A readable diff of the lines that differ, or None."""
    old, new = recorded.splitlines(), printed.splitlines()
    if len(old) == len(new):
        # Lines that agree in the precision printed are no difference: show the recorded one for both.
        new = [a if same_line(a, b) else b for a, b in zip(old, new, strict=True)]
    lines = list(difflib.unified_diff(old, new, "recorded", "printed now", lineterm="", n=1))
    return "\n".join(lines) or None


def is_notebook(snippet: Path) -> bool:
    """Projects are notebooks in percent format, directly in snippets/projects/."""
    return snippet.parent.name == "projects"


def files(snippet: Path) -> list[Path]:
    """The record files that exist for a snippet."""
    if is_notebook(snippet):
        return [p for p in [snippet.with_suffix(".ipynb")] if p.exists()]
    figures_ = sorted(snippet.parent.glob(f"{snippet.stem}-[0-9]*.svg"))
    return [p for p in [snippet.with_suffix(".txt")] if p.exists()] + figures_


def _new(snippet: Path, result: Run) -> dict[Path, str]:
    if is_notebook(snippet):
        return {snippet.with_suffix(".ipynb"): result.notebook or ""}
    drawn = {snippet.with_name(f"{snippet.stem}-{n}.svg"): svg for n, svg in enumerate(result.figures, 1)}
    return {snippet.with_suffix(".txt"): result.stdout} | drawn


def _notebook_difference(old: str, new: str) -> str | None:
    was, now = (json.loads(text)["cells"] for text in (old, new))
    if [c["source"] for c in was] != [c["source"] for c in now]:
        return "its cells changed since the notebook was recorded"
    for number, (a, b) in enumerate(zip(was, now, strict=True), 1):
        x, y = (cell.get("outputs", []) for cell in (a, b))
        if [o["output_type"] for o in x] != [o["output_type"] for o in y]:
            return f"cell {number} has other outputs than recorded"
        for one, two in zip(x, y, strict=True):
            kinds = {"stream": ""} if "text" in one else one["data"]
            if "data" in one and set(kinds) != set(two["data"]):
                return f"cell {number} shows another kind of output than recorded"
            for kind in kinds:
                before, after = ((o["text"] if kind == "stream" else o["data"][kind]) for o in (one, two))
                compare = figures.difference if kind == "image/svg+xml" else text_difference
                if why := compare(_join(before), _join(after)):
                    return f"cell {number}: {why}"
    return None


def _join(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def difference(snippet: Path, result: Run) -> str | None:
    """How a run differs from the committed record, or None."""
    new, old = _new(snippet, result), files(snippet)
    if not any(p.suffix in (".txt", ".ipynb") for p in old):
        return "it has no record"
    if len(new) != len(old):
        return f"it draws {len(new) - 1} figure(s); {len(old) - 1} are recorded"
    compare: dict[str, Any] = {".txt": text_difference, ".svg": figures.difference, ".ipynb": _notebook_difference}
    for path, content in new.items():
        if why := compare[path.suffix](path.read_text(encoding="utf-8"), content):
            return why if path.suffix == ".txt" else f"{path.name}: {why}"
    return None


def key(snippet: Path, root: Path, servers: bool = False) -> str:
    """Changes with the snippet, its records, the lock and the engine: if it is the receipt's, nothing needs to run."""
    here = Path(__file__).parent
    digest = hashlib.sha256(str(servers).encode())
    for path in [snippet, *files(snippet), root / "constraints.txt", *(here / name for name in ENGINE)]:
        if path.exists():
            digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def receipt_path(snippet: Path, root: Path) -> Path:
    return root / ".cache/receipts" / snippet.relative_to(root).with_suffix(".json")


def receipt(snippet: Path, root: Path) -> Receipt | None:
    """The receipt of the last green run of these very files, if there is one."""
    path = receipt_path(snippet, root)
    return Receipt(**json.loads(path.read_text())) if path.exists() else None


@cache
def _distributions() -> dict[str, list[str]]:
    return dict(packages_distributions())


def versions(snippet: Path) -> dict[str, str]:
    """The installed version of each package that the snippet imports."""
    tops = sorted({name.split(".")[0] for name in imports(snippet)})
    found = {d[0] for top in tops if (d := _distributions().get(top))}
    return {name: version(name).partition("+")[0] for name in sorted(found, key=str.lower)}


def verify(snippet: Path, root: Path, *, accept: bool = False, fresh: bool = False, servers: bool = False) -> str | None:
    """Runs a snippet and holds it against its record.

    Args:
        snippet: The Python file, below `root`.
        root: The repository.
        accept: Rewrite the record where the run differs from it.
        fresh: In a new interpreter instead of the warm process.
        servers: The lesson declares servers.

    Returns:
        None, or one message: what differs and how to mend it.
    """
    name = snippet.relative_to(root)
    result = run(snippet, root / ".cache", fresh=fresh, servers=servers, notebook=is_notebook(snippet))
    if result.problem:
        return f"{name}:1: {result.problem}"
    if why := difference(snippet, result):
        if not accept:
            return f"{name}:1: {why}\n    If this is what it should do: python -m roadmap run --record {name}"
        for old in files(snippet):
            if old not in _new(snippet, result):
                old.unlink()
        for path, content in _new(snippet, result).items():
            path.write_text(content, encoding="utf-8")
    path = receipt_path(snippet, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    new = Receipt(
        key(snippet, root, servers), now, platform.python_version(), versions(snippet), round(result.seconds, 2), round(result.memory_mb), fresh
    )
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(asdict(new), indent=1))
    draft.replace(path)  # at once: a build may be reading
    return None


def is_verified(snippet: Path, root: Path, servers: bool = False) -> bool:
    """Whether the last green run was of exactly these files."""
    last = receipt(snippet, root)
    return last is not None and last.key == key(snippet, root, servers)
