"""Runs a snippet and says what it printed and drew, or in one message what went wrong."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache as once
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from roadmap.run.confine import PROCESSES, strongest
from roadmap.run.output import Refused, read_figures, read_messages, read_notebook, read_text
from roadmap.run.process import UNCONFINED, command, environment
from roadmap.run.sandbox import COMPLETE, Task
from roadmap.run.warm import ask, server_of


@dataclass
class Run:
    """What came of one run.

    Attributes:
        problem: None, or one message that says what went wrong and how to mend it.
        seconds: Of CPU time, with that of the processes it started and waited for.
        memory_mb: The largest resident size, in MB.
        seeded: Whether a seed was shifted.
        modules: The top-level modules that were loaded when it ended.
        confined: How the kernel confined it, one of `confine.LEVELS`.
    """

    problem: str | None
    stdout: str
    figures: list[str]
    seconds: float
    memory_mb: float
    notebook: str | None = None
    seeded: bool = False
    modules: list[str] = field(default_factory=list)
    confined: str = "audit"


def run(
    file: Path,
    cache: Path,
    *,
    warm: str | None = None,
    servers: bool = False,
    notebook: bool = False,
    oldest: bool = False,
    seconds: float | None = None,
    shift: int = 0,
    level: str | None = None,
) -> Run:
    """Run one file within its limits and return what it printed and drew.

    Whatever the run does, it comes back as a `Run`, with a message if anything went wrong.

    Args:
        file: A snippet, or a notebook in percent format.
        cache: A folder that libraries may keep caches in.
        warm: The part whose warm process to fork it from, if one is there; else it runs in a new
            interpreter, exactly as a reader would run it.
        servers: It may start processes and talk to loopback addresses.
        notebook: Execute the file cell by cell with nbclient.
        oldest: On the oldest instruction set, in a new interpreter.
        seconds: Of CPU time; 60, or 240 with servers or as a notebook.
        shift: What is added to every integer seed.
        level: How the kernel confines it; the strongest of `confine.LEVELS` that there is.
    """
    (cache / "matplotlib").mkdir(parents=True, exist_ok=True)
    find_fonts(cache)
    limit = seconds or (240 if servers or notebook else 60)
    level = level or strongest()
    with tempfile.TemporaryDirectory(prefix="roadmap-", ignore_cleanup_errors=True) as out:
        task = Task(
            *(str(file), out, str(cache)),
            seconds=limit,
            servers=servers,
            notebook=notebook,
            shift=shift,
            level=level,
        )
        server = None if oldest or notebook else server_of(warm)
        said, why = answer_of(task, server, oldest=oldest)
        result = Run(None, "", [], said["seconds"], said["memory_mb"], confined=level)
        result.seeded = Path(task.own, "seeds").exists()
        loaded = Path(task.own, "modules")
        result.modules = loaded.read_text(errors="replace").split() if loaded.exists() else []
        messages = read_messages(out)
        try:
            if notebook:
                result.notebook = read_notebook(Path(out, "stdout"))
            else:
                result.stdout = read_text(Path(out, "stdout"))
                result.figures = read_figures(Path(task.figures))
        except Refused as refused:
            result.problem = str(refused)
    stderr = f"{messages['stderr']}\n{why}".strip()
    result.problem = explain_failure(said, messages["broken"], stderr, task) or result.problem
    return result


@once
def find_fonts(cache: Path) -> None:
    """Have Matplotlib list the fonts once in the cache: each run gets a copy of that list."""
    try:
        done = cache / f"matplotlib/fonts-{version('matplotlib')}"
    except PackageNotFoundError:
        return
    if not done.exists():
        code = "import matplotlib.font_manager"
        subprocess.run([sys.executable, "-c", code], env=environment(cache), check=True)
        done.touch()


def answer_of(task: Task, server: str | None, *, oldest: bool) -> tuple[dict[str, Any], str]:
    """Run the task and return what its supervisor answers, and the last words of a dead one."""
    said, why = "", ""
    try:
        if server:
            said = ask(server, task)
        else:
            done = subprocess.run(
                command(task),
                env=environment(Path(task.cache), oldest=oldest),
                cwd=task.out,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=60 + 2 * task.wall_seconds,
                start_new_session=True,
                text=True,
                errors="replace",
            )
            said, why = done.stdout, done.stderr[-2000:]
    except (OSError, subprocess.TimeoutExpired) as error:
        why = f"{type(error).__name__}: {error}"
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError:
        stopped = "server" if server else "supervisor"
        answer = {"code": 0, "stopped": stopped, "left_behind": False}
        answer |= {"seconds": 0.0, "memory_mb": 0.0}
    return answer, why


STOPPED = {
    "time": (
        "it did not end within {task.seconds:g} s of CPU time or {task.wall_seconds:g} s",
        "Make the work smaller, or mend what hangs.",
    ),
    "memory": ("it needs more than {memory:.1f} GB of memory", "Make the data smaller."),
    "processes": (f"it runs more than {PROCESSES} processes", "Start fewer."),
    "orphan": ("who started it has ended", "Run it again."),
    "server": (
        "the warm process that should run it is dead, by this snippet or an earlier one",
        "Run it with --fresh to see whether it is this one.",
    ),
    "supervisor": (
        "the process that watches it is dead: the snippet ended it, or the machine did",
        "A snippet sends no signals but to processes that it started. If it sends none, run it "
        "again.",
    ),
}


def explain_failure(answer: dict[str, Any], broken: str, stderr: str, task: Task) -> str | None:
    """Return the first thing that is wrong with a run and how to mend it, or None."""
    code, stopped = answer["code"], answer["stopped"]
    if broken and not stopped:
        return "\n".join(dict.fromkeys(broken.splitlines())) + f"\n{stderr}".rstrip()
    deprecated = any(name in stderr for name in ("DeprecationWarning", "FutureWarning"))
    memory = any(text in stderr for text in ("MemoryError", "can't allocate memory"))
    if "CellTimeoutError" in stderr:
        stopped = "time"
    elif memory and not stopped:
        stopped = "memory"
    what, remedy = STOPPED.get(stopped, ("", ""))
    for holds, message, mend in (
        (stopped, what.format(task=task, memory=task.memory / 2**30), remedy),
        (code == UNCONFINED, "it could not be confined, and so did not run", "Mend the engine."),
        (
            code == -signal.SIGKILL,
            "something killed it",
            "If it did not end itself, the machine had too little memory: make the data smaller.",
        ),
        (
            code == -signal.SIGXFSZ or "File too large" in stderr,
            f"it writes a file larger than {task.file_size / 2**20:.0f} MB",
            "Write less.",
        ),
        (deprecated, "it uses something deprecated", "Use the current way that the warning names."),
        (
            code == 0,
            "it ended itself before its last line",
            "Let it run to its end, without sys.exit or os._exit: what stands behind is unchecked.",
        ),
        (code != COMPLETE, f"it failed with exit code {code}", "Mend the error."),
        (
            stderr and not task.shift,  # of another seed only what it asserts counts
            "it wrote to stderr",
            "Mend what it warns of, or silence it where it is expected.",
        ),
        (
            answer["left_behind"],
            "it left processes running",
            "Stop all that it starts, in a `finally` or a context manager.",
        ),
    ):
        if holds:
            return f"{message}\n    {mend}\n{stderr}".rstrip()
    return None
