"""The receipt of a green run: when, with which versions, at which cost, and of which files.

It feeds the line under the code and the quick check, and lies in the cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path

from roadmap.run.runner import Run
from roadmap.snippet import Snippet

# What decides how a file runs and whether its record holds. A change of these asks for new runs.
HERE = Path(__file__).parent
DECIDING = [HERE / "snippet.py", HERE / "record.py", *(HERE / "run").glob("*")]


@dataclass
class Receipt:
    """What a green run of one snippet tells its page.

    Attributes:
        key: Changes with the files that the run depended on.
        when: In UTC, ISO 8601.
        seconds: Of CPU time.
    """

    key: str
    when: str
    python: str
    versions: dict[str, str]
    seconds: float
    memory_mb: float
    fresh: bool


@cache
def digest_of(path: Path, changed_ns: int) -> bytes:
    """Return a file's hash; `changed_ns` makes the cache forget an older content."""
    del changed_ns
    return hashlib.sha256(path.read_bytes()).digest()


def key_of(snippet: Snippet) -> str:
    """Return what changes with the snippet, its modules, its record, the lock and the engine."""
    modules = snippet.path.with_suffix("").rglob("*.py") if snippet.is_notebook else []
    lock = snippet.root / "constraints.txt"
    files = [snippet.path, *sorted(modules), *snippet.records, lock, *sorted(DECIDING)]
    digest = hashlib.sha256()
    for path in files:
        if path.is_file():
            digest.update(path.name.encode() + digest_of(path, path.stat().st_mtime_ns))
    return digest.hexdigest()


def receipt_path(snippet: Snippet) -> Path:
    return snippet.root / ".cache/receipts" / Path(snippet.name).with_suffix(".json")


def receipt(snippet: Snippet) -> Receipt | None:
    """Return the receipt of the last green run of these very files, if there is one."""
    path = receipt_path(snippet)
    try:
        last = Receipt(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None  # none yet, or one of another engine
    return last if last.key == key_of(snippet) else None


@cache
def distributions() -> dict[str, list[str]]:
    return dict(packages_distributions())


def versions(snippet: Snippet) -> dict[str, str]:
    """Return the installed version of each package that the snippet imports."""
    found = {names[0] for top in snippet.packages if (names := distributions().get(top))}
    return {name: version(name).partition("+")[0] for name in sorted(found, key=str.lower)}


def write(snippet: Snippet, result: Run, *, fresh: bool) -> None:
    """Write the receipt of a green run."""
    path = receipt_path(snippet)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = Receipt(
        key=key_of(snippet),
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        python=platform.python_version(),
        versions=versions(snippet),
        seconds=round(result.seconds, 2),
        memory_mb=round(result.memory_mb),
        fresh=fresh,
    )
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(asdict(new), indent=1))
    draft.replace(path)  # at once: a build may be reading
