"""The proof of a green run: of which files, with which versions, when, and at which cost.

Proofs are committed, one file per lesson. Whether a proof holds is a question of text: its inputs
fit the files and its versions fit the lock, so that a build without any numerics can tell.
Nothing is trusted because it is committed: CI runs whatever proof differs from the commit before.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
import platform
import re
import subprocess
import tokenize
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path

from roadmap.run.runner import Run
from roadmap.snippet import Snippet, read

# What decides how a file runs and whether its record holds. A change of these asks for new runs.
HERE = Path(__file__).parent
RUN = (
    "confine.py",
    "sandbox.py",
    "output.py",
    "process.py",
    "runner.py",
    "notebook.py",
    "seeds.py",
    "backend.py",
    "matplotlibrc",
)
DECIDING = [HERE / "snippet.py", HERE / "record.py", *(HERE / "run" / name for name in RUN)]
LOCK = "constraints.txt"
SHARE = 6  # of the proofs that hold, one in so many is run all the same, another sixth each commit


@dataclass(frozen=True)
class Proof:
    """What a run of one snippet showed.

    Attributes:
        files: The hash of the snippet, its modules and its record.
        engine: The hash of those lines of the engine that decide.
        when: In UTC, ISO 8601.
        imports: The version of each package that it imports, by its name in the lock.
        packages: The version of each further package that was loaded when it ended.
        seconds: Of CPU time, in a new interpreter.
        memory_mb: The largest resident size.
        oldest: Whether it held on the oldest instruction set too.
        seeds: On how many seeds its asserts held, its own among them; 0 if it draws from none,
            or is about one.
        confined: How the kernel confined the run, one of `confine.LEVELS`.
    """

    files: str
    engine: str
    when: str
    python: str
    seconds: float
    memory_mb: int
    imports: dict[str, str] = field(default_factory=dict)
    packages: dict[str, str] = field(default_factory=dict)
    oldest: bool = False
    seeds: int = 0
    confined: str = "audit"

    def __post_init__(self) -> None:
        """Refuse what a file that was written by hand may hold; `parse` takes it for none."""
        datetime.fromisoformat(self.when)
        numbers = (self.seconds, self.memory_mb, self.seeds)
        found = self.imports | self.packages
        texts = (self.files, self.engine, *found, *found.values())
        if not (
            all(math.isfinite(n) and n >= 0 for n in numbers)
            and all(isinstance(t, str) for t in texts)
            and re.fullmatch(r"[0-9a-z.+]{1,20}", self.python)
            and isinstance(self.oldest, bool)
            and type(self.seeds) is int
        ):
            raise TypeError("no proof")


def hash_of(parts: Iterable[bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part + b"\0")
    return digest.hexdigest()


def files_of(snippet: Snippet) -> list[Path]:
    """Return what a run is about: the snippet, its modules and its record."""
    modules = snippet.path.with_suffix("").rglob("*.py") if snippet.is_notebook else []
    return [snippet.path, *sorted(modules), *snippet.records]


def files_hash(snippet: Snippet) -> str:
    """Return what changes with the snippet, its modules and its record.

    Not with the ends of lines, which Git changes when it commits. A zero byte ends a part, so one
    within it is doubled: no file can stand for two.
    """

    def content(path: Path) -> bytes:
        return path.read_bytes().replace(b"\r\n", b"\n").replace(b"\0", b"\0\0")

    files = files_of(snippet)
    return hash_of(part for path in files for part in (path.name.encode(), content(path)))


def without_comments(code: str) -> str:
    """Return Python code without its comments and empty lines: what decides."""
    lines = code.split("\n")  # as `tokenize` counts them; splitlines() knows other ends
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return "\n".join(line.rstrip() for line in lines if line.strip())


@cache
def engine_hash() -> str:
    """Return what changes with a line that decides; a comment changes nothing."""
    texts = (path.read_text(encoding="utf-8") for path in DECIDING)
    return hash_of(
        (without_comments(text) if path.suffix == ".py" else text).encode()
        for path, text in zip(DECIDING, texts, strict=True)
    )


def lock(root: Path) -> dict[str, set[str]]:
    """Return the versions of each package that the lock allows, one for each platform."""
    path = root / LOCK
    return read_lock(path, path.stat().st_mtime_ns) if path.exists() else {}


@cache
def read_lock(path: Path, changed_ns: int) -> dict[str, set[str]]:
    """Read the lock; `changed_ns` makes the cache forget an older content."""
    del changed_ns
    found: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if pin := re.match(r"([\w.-]+)==([^ ;+\\]+)", line):
            found.setdefault(pin[1], set()).add(pin[2])
    return found


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def distributions() -> dict[str, list[str]]:
    return {top: list(map(canonical, names)) for top, names in packages_distributions().items()}


def versions(tops: Iterable[str], locked: dict[str, set[str]]) -> dict[str, str]:
    """Return the installed version of each package that brings one of these modules.

    Of those that the lock has, if there is one: what it does not pin can't be held against it.
    """
    names = {name for top in tops for name in distributions().get(top, ())}
    kept = sorted(name for name in names if not locked or name in locked)
    return {name: version(name).partition("+")[0] for name in kept}


def path_of(snippet: Snippet) -> Path:
    """Return where the proofs of a snippet's lesson lie."""
    if snippet.is_notebook:
        return snippet.path.with_suffix(".proof.json")
    return snippet.path.with_name("proof.json")


def parse(text: str) -> dict[str, Proof]:
    """Return the proofs in a file by the names of their snippets' files; of a broken file none."""
    found = {}
    try:
        for name, fields in json.loads(text).items():
            found[str(name)] = Proof(**fields)
    except (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return {}  # broken, or of another engine: nothing in it holds
    return found


@cache
def read_file(path: Path, changed_ns: int) -> dict[str, Proof]:
    del changed_ns
    return parse(read(path))


def proof(snippet: Snippet) -> Proof | None:
    """Return what is recorded of a snippet's last accepted run, whether it holds or not."""
    path = path_of(snippet)
    if not path.exists():
        return None
    return read_file(path, path.stat().st_mtime_ns).get(snippet.path.name)


def fault(snippet: Snippet, *, engine: bool = True) -> str | None:
    """Say why the proof of a snippet does not hold, or None if it does.

    Args:
        engine: Whether a change of the engine counts.
    """
    known = proof(snippet)
    if not known:
        return "has no proof that it ran"
    if known.files != files_hash(snippet):
        return "changed, or its record did, since it was proven"
    if (day := known.when[:10]) in snippet.printed():
        return f"prints {day}, the day on which it was proven, so on others it fails: fix the date"
    locked = lock(snippet.root)
    for name, had in (known.imports | known.packages).items() if locked else ():
        if had not in locked.get(name, ()):
            now = " or ".join(sorted(locked.get(name, ()))) or "none"
            return f"was proven with {name} {had}, and {LOCK} has {now}"
    if engine and known.engine != engine_hash():
        return "was proven by another engine"
    return None


def git(root: Path, *arguments: str) -> str | None:
    """Return what a Git command prints, or None if it fails."""
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, errors="replace")
    return None if done.returncode else done.stdout


def due(found: list[Snippet], base: str) -> dict[Snippet, str]:
    """Return what has to run although proofs are there, each with the reason.

    That is what is not proven; what differs from the commit `base`, file, record or proof, for
    that may be forged (the proof alone may have come earlier); what starts servers, since their
    programs are not in the lock; and of the rest another sixth for each commit.

    Raises:
        ValueError: If the repository does not know `base`, or there is none to ask.
    """
    if not found:
        return {}
    root = found[0].root
    head = git(root, "rev-parse", "HEAD")
    names = ("--name-only", "--no-renames", "--relative", "-z")
    differ = git(root, "diff", *names, f"{base}^{{commit}}", "--", "snippets")
    if differ is None and (head or base != "HEAD"):  # a copy without Git has nothing to compare
        remedy = f"fetch it: git fetch origin {base}" if head else "git status says why"
        raise ValueError(f"no commit {base!r} here; {remedy}")
    changed = {root / name for name in (differ or "").split("\0")}
    before: dict[Path, dict[str, Proof]] = {}
    for path in {path_of(snippet) for snippet in found} if head else ():
        name = path.relative_to(root).as_posix()
        before[path] = parse(git(root, "show", f"{base}:./{name}") or "{}")
    chosen = {}
    for snippet in found:
        known, path = proof(snippet), path_of(snippet)
        draw = hash_of([snippet.name.encode(), (head or "").encode()])
        if fault(snippet):
            chosen[snippet] = "not proven"
        elif head and (
            known != before[path].get(snippet.path.name) or changed & {*files_of(snippet)}
        ):
            chosen[snippet] = "new"
        elif snippet.servers:
            chosen[snippet] = "servers"
        elif int(draw, 16) % SHARE == 0:
            chosen[snippet] = "drawn"
    return chosen


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Let one process at a time change proofs."""
    import fcntl  # not on Windows, where pages can be built, and only built

    folder = root / ".cache"
    folder.mkdir(exist_ok=True)
    with (folder / "proofs.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def write(snippet: Snippet, result: Run, *, oldest: bool, seeds: int) -> None:
    """Write the proof of a green run; one that says as much already is left as it is.

    A file that changed since it was read, while it ran, gets none: what stands there did not run.
    """
    if read(snippet.path) != snippet.source:
        return
    known = proof(snippet)
    if known and not fault(snippet) and known.oldest >= oldest:
        return
    locked = lock(snippet.root)
    imports = versions(snippet.packages, locked)
    loaded = versions(result.modules, locked)
    new = Proof(
        files=files_hash(snippet),
        engine=engine_hash(),
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        python=platform.python_version(),
        imports=imports,
        packages={name: had for name, had in loaded.items() if name not in imports},
        seconds=round(result.seconds, 2),
        memory_mb=round(result.memory_mb),
        oldest=oldest,
        seeds=seeds,
        confined=result.confined,
    )
    with alone(snippet.root):
        path = path_of(snippet)
        before = parse(path.read_text(encoding="utf-8")) if path.exists() else {}
        there = {file.name for file in path.parent.iterdir()}
        kept = {n: p for n, p in before.items() if n in there}
        after = kept | {snippet.path.name: new}
        lines = (f"{json.dumps(n)}: {json.dumps(asdict(p))}" for n, p in sorted(after.items()))
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        draft.replace(path)  # at once: a build may be reading
