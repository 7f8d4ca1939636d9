"""Runs a snippet and says what it printed and drew, or in one message what went wrong."""

from __future__ import annotations

import signal
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from roadmap.run.process import environment, supervise
from roadmap.run.sandbox import Task, command
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
    """

    problem: str | None
    stdout: str
    figures: list[str]
    seconds: float
    memory_mb: float
    notebook: str | None = None
    seeded: bool = False
    modules: list[str] = field(default_factory=list)


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
) -> Run:
    """Run one file within its limits and return what it printed and drew.

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
    """
    cache.mkdir(parents=True, exist_ok=True)
    limit = seconds or (240 if servers or notebook else 60)
    with tempfile.TemporaryDirectory(prefix="roadmap-") as out:
        task = Task(str(file), out, str(cache), limit, servers=servers, shift=shift)
        server = None if oldest or notebook else server_of(warm)
        if server:
            answer = ask(server, task)
        else:
            module = "roadmap.run.notebook" if notebook else "roadmap.run.sandbox"
            started = subprocess.Popen(
                command(task, module),
                env=environment(cache, oldest=oldest),
                cwd=out,
                start_new_session=True,
            )
            answer = supervise(started.pid, task)
            started.returncode = 0  # reaped by supervise
        read = read_results(Path(out))
    return Run(
        problem=explain_failure(answer, read.get("broken", ""), read.get("stderr", ""), task),
        stdout=read.get("stdout", ""),
        figures=figures_in_order(read),
        seconds=answer["seconds"],
        memory_mb=answer["memory_mb"],
        notebook=read.get("notebook.ipynb"),
        seeded="seeds" in read,
        modules=read.get("modules", "").split(),
    )


def read_results(out: Path) -> dict[str, str]:
    """Return the text of each file that a run left for us, by its name."""
    files = [p for p in [*out.glob("*"), *out.glob("figures/*")] if p.is_file()]
    return {p.name: p.read_text(encoding="utf-8", errors="replace") for p in files}


def figures_in_order(read: dict[str, str]) -> list[str]:
    """Return the figures as they were drawn, `figure-1.svg` first."""
    return [read[f"figure-{n}.svg"] for n in range(1, len(read) + 1) if f"figure-{n}.svg" in read]


def explain_failure(answer: dict[str, Any], broken: str, stderr: str, task: Task) -> str | None:
    """Return the first thing that is wrong with a run and how to mend it, or None."""
    code, stderr = answer["code"], stderr.strip()
    too_long = f"it did not end within {task.seconds:g} s of CPU time or {task.wall_seconds:g} s"
    too_big = f"it needs more than {task.memory / 2**30:.1f} GB of memory"
    too_much = f"it writes a file larger than {task.file_size / 2**20:.0f} MB"
    if broken:
        return "\n".join(dict.fromkeys(broken.splitlines())) + f"\n{stderr}"
    deprecated = any(name in stderr for name in ("DeprecationWarning", "FutureWarning"))
    memory = any(text in stderr for text in ("MemoryError", "can't allocate memory"))
    killed = code == -signal.SIGKILL
    for holds, what, remedy in (
        (
            answer["timed_out"] or "CellTimeoutError" in stderr,
            too_long,
            "Make the work smaller, or mend what hangs.",
        ),
        (memory or killed, too_big, "Make the data smaller."),
        (code == -signal.SIGXFSZ or "File too large" in stderr, too_much, "Write less."),
        (deprecated, "it uses something deprecated", "Use the current way that the warning names."),
        (code, f"it failed with exit code {code}", "Mend the error."),
        (
            stderr,
            "it wrote to stderr",
            "Mend what it warns of, or silence it where it is expected.",
        ),
        (
            answer["left_behind"],
            "it left processes running",
            "Stop every server that it starts, in a `finally` or a context manager.",
        ),
    ):
        if holds:
            return f"{what}\n    {remedy}\n{stderr}".rstrip()
    return None
