"""Runs one file as a reader would, inside limits, in the current process, and never returns.

Only the standard library: `python -m roadmap.sandbox` starts as fast as the bare interpreter, and the warm server calls the same
function in a forked child.
"""

from __future__ import annotations

import json
import os
import resource
import runpy
import shutil
import sys
import tempfile
import traceback
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

LOOPBACK = ("127.", "::1", "localhost")


@dataclass(frozen=True)
class Task:
    """One run: the file, the folder that receives stdout, stderr and figures, and the limits."""

    file: str
    out: str
    cache: str
    seconds: float = 60
    memory: int = 3 * 2**30
    file_size: int = 256 * 2**20
    servers: bool = False  # may start processes and talk to this machine


class Rules:
    """What a snippet must not do, as an audit hook. A broken rule counts even if the snippet swallows the exception."""

    def __init__(self, task: Task) -> None:
        self.servers = task.servers
        folders = (os.path.join(task.out, "work"), os.path.join(task.out, "figures"), task.cache, "/dev", "/proc")
        self.writable = tuple(os.path.realpath(p) + os.sep for p in folders)
        self.log = os.open(os.path.join(task.out, "broken"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def refuse(self, what: str, remedy: str) -> None:
        os.write(self.log, f"{what}\n    {remedy}\n".encode())
        raise PermissionError(what)

    def check_path(self, path: Any) -> None:
        if isinstance(path, (str, bytes, os.PathLike)):
            real = os.path.realpath(os.fsdecode(path))
            if not (real + os.sep).startswith(self.writable):
                self.refuse(
                    f"it writes outside its folder: {real}", "Write to the current folder or to `tempfile`: both are empty, and removed afterwards."
                )

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            if isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self.check_path(args[0])
        elif event in ("os.mkdir", "os.truncate", "sqlite3.connect"):
            if args[0] not in (":memory:", ""):
                self.check_path(args[0])
        elif event in ("os.rename", "os.link", "os.symlink"):
            self.check_path(args[1])
        elif event in ("socket.connect", "socket.bind", "socket.sendto"):
            address = args[1]
            local = isinstance(address, (str, bytes)) or str(address[0]).startswith(LOOPBACK)
            if not local or not (self.servers or isinstance(address, (str, bytes))):
                self.refuse(f"it opens a socket ({event.split('.')[1]} {address!r})", NETWORK_REMEDY)
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            if not (self.servers and str(args[0] or "localhost").startswith(LOOPBACK)):
                self.refuse(f"it looks up the host {args[0]!r}", NETWORK_REMEDY)
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn") and not self.servers:
            if args[0] == "fc-list":  # Matplotlib, the first time that it looks for fonts
                return
            self.refuse(f"it starts another program: {args[0]!r}", NETWORK_REMEDY)


NETWORK_REMEDY = (
    "Snippets run offline. A lesson that starts servers on this machine declares `servers: true` in its front matter; "
    "use bundled or generated data instead of a download."
)


def prepare(task: Task) -> None:
    """Applies the limits to this process and moves it into an empty folder."""
    work, figures = Path(task.out, "work"), Path(task.out, "figures")
    work.mkdir(mode=0o700)
    figures.mkdir()
    os.environ.update(TMPDIR=str(work), HOME=str(work), XDG_RUNTIME_DIR=str(work), ROADMAP_OUT=str(figures))
    tempfile.tempdir = None  # forget the folder that the warm parent may have chosen
    os.chdir(work)
    for limit, value in (
        (resource.RLIMIT_DATA, task.memory),
        (resource.RLIMIT_FSIZE, task.file_size),
        (resource.RLIMIT_CPU, int(task.seconds * 4)),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def install_rules(task: Task) -> None:
    """From here on this process keeps the rules."""
    sys.dont_write_bytecode = True
    # An error wherever it is raised: what is deprecated today is the dead code of tomorrow.
    for category in (DeprecationWarning, FutureWarning):
        warnings.simplefilter("error", category)
    # What has no date yet is the library's affair until the snippet itself does it: shap's import would fail.
    warnings.filterwarnings("error", category=PendingDeprecationWarning, module="__main__")
    sys.addaudithook(Rules(task))


def execute(task: Task) -> None:
    """Runs `task.file` as `__main__` with its output in files, then ends the process."""
    for fd, name in ((0, os.devnull), (1, "stdout"), (2, "stderr")):
        opened = os.open(os.path.join(task.out, name), os.O_RDONLY if fd == 0 else os.O_WRONLY | os.O_CREAT)
        os.dup2(opened, fd)
        os.close(opened)
    code = 0
    prepare(task)
    install_rules(task)
    try:
        # A copy in an empty folder: a neighbour's import fails here as it would for a reader who copied one file.
        here = os.path.basename(shutil.copy(task.file, "."))
        sys.argv, sys.path[0] = [here], os.getcwd()
        runpy.run_path(here, run_name="__main__")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:
        code = 1
        frames = traceback.extract_tb(error.__traceback__)
        own = [f for f in frames if f.filename.startswith(("./", os.getcwd())) or f.filename == os.path.basename(task.file)]
        for frame in own:
            print(f"{task.file}:{frame.lineno}: in {frame.name}: {frame.line}", file=sys.stderr)
        print("".join(traceback.format_exception_only(error)).strip(), file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def command(task: Task) -> list[str]:
    """The command that runs `task` in a new interpreter."""
    return [sys.executable, "-m", "roadmap.sandbox", json.dumps(asdict(task))]


if __name__ == "__main__":
    execute(Task(**json.loads(sys.argv[1])))
