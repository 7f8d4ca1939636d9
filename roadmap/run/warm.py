"""One process per part that has only imported; each run is a child forked from it.

Ours, not the standard library's forkserver: that serves one process and one list of imports, so
every test worker would import every part again, and what a killed run leaves behind is reported
as the caller's leak. The warm process forks a supervisor per request; the supervisor forks the
run, waits, kills its whole process group and answers. It never computes: OpenMP hangs in a child
whose parent has used it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from roadmap.run.process import environment, supervise
from roadmap.run.sandbox import Task, execute
from roadmap.snippet import Snippet

FOLDER = "ROADMAP_WARM"  # where the sockets of the warm processes lie, one per part
ENOUGH = 3  # snippets that import a package, for it to be imported once for all


def modules_of(snippets: Iterable[Snippet]) -> list[str]:
    """Return what the warm process of these snippets imports: what several of them do."""
    snippets = list(snippets)
    uses = Counter(package for s in snippets for package in s.packages)
    often = {p for p, n in uses.items() if n >= min(ENOUGH, len(snippets))}
    names = {
        name
        for s in snippets
        for name in s.imports
        if (top := name.split(".")[0]) in often and top not in sys.stdlib_module_names
    }
    if "matplotlib.pyplot" in names:
        names |= {"roadmap.run.backend", "matplotlib._constrained_layout"}
    if "torch" in often:
        names.add("torch._dynamo")  # the first optimizer imports its 829 modules
    return sorted(names)


def import_all(modules: list[str]) -> None:
    for name in modules:
        with contextlib.suppress(ImportError):  # the child reports it with its file and line
            importlib.import_module(name)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    gc.collect()
    gc.freeze()


def answer(connection: socket.socket) -> None:
    """Run the one task that comes through a connection, and say how it went."""
    with connection, connection.makefile("rw") as stream:
        task = Task(**json.loads(stream.readline()))
        pid = os.fork()
        if not pid:
            os.setpgid(0, 0)
            execute(task)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.setpgid(pid, pid)
        stream.write(json.dumps(supervise(pid, task)) + "\n")
        stream.flush()


def serve(address: str, modules: list[str]) -> None:
    """Run one task per connection until stdin closes, because the starter is gone.

    The first connection makes it import `modules`.
    """
    cold = True
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(64)
        while True:
            ready, _, _ = select.select([listener, sys.stdin], [], [], 1)
            with contextlib.suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
            if sys.stdin in ready:
                os._exit(0)  # without the libraries' last words
            if listener not in ready:
                continue
            connection, _ = listener.accept()
            if cold:
                import_all(modules)
                cold = False
            if os.fork():
                connection.close()
                continue
            answer(connection)
            os._exit(0)


@contextlib.contextmanager
def warm(snippets: Iterable[Snippet], cache: Path) -> Iterator[None]:
    """Keep a warm process for each part of these snippets.

    Within this block, `run` of this process and of its children finds them.
    """
    cache.mkdir(parents=True, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="roadmap-")
    code = "import sys; from roadmap.run.warm import serve; serve(sys.argv[1], sys.argv[2:])"
    by_part = groupby(sorted(snippets, key=lambda s: s.part), key=lambda s: s.part)
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, os.path.join(folder, part), *modules_of(group)],
            stdin=subprocess.PIPE,
            env=environment(cache),
            cwd=folder,
        )
        for part, group in by_part
    ]
    before = os.environ.get(FOLDER)
    os.environ[FOLDER] = folder
    try:
        yield
    finally:
        os.environ.pop(FOLDER)
        if before:
            os.environ[FOLDER] = before
        for process in started:
            assert process.stdin
            process.stdin.close()
        for process in started:
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def server_of(part: str | None) -> str | None:
    """Return the address of a part's warm process, or None if there is none to ask."""
    folder = os.environ.get(FOLDER)
    return os.path.join(folder, part) if folder and part else None


def ask(address: str, task: Task) -> dict[str, Any]:
    """Have a warm process run a task; it may still be starting."""
    deadline = time.monotonic() + 120
    while True:
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(address)
            except (FileNotFoundError, ConnectionRefusedError):
                if time.monotonic() > deadline:
                    why = "the warm process did not start; run with --fresh to see why"
                    raise RuntimeError(why) from None
                time.sleep(0.05)
                continue
            with client.makefile("rw") as stream:
                stream.write(json.dumps(asdict(task)) + "\n")
                stream.flush()
                reply: dict[str, Any] = json.loads(stream.readline())
                return reply
