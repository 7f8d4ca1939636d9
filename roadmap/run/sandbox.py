"""Runs one file as a reader would, inside limits, in the current process, and never returns.

Only the standard library: `python -m roadmap.run.sandbox` starts as fast as the bare interpreter,
and the warm process calls the same function in a forked child.
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
NETWORK_REMEDY = (
    "Snippets run offline. A file that starts servers on this machine says so in a line of its "
    "own, `# servers: it starts ...`; use bundled or generated data instead of a download."
)
FOLDER_REMEDY = (
    "Write to the current folder or to `tempfile`: both are empty, and removed afterwards."
)


@dataclass(frozen=True)
class Task:
    """One run: the file, the folder that receives stdout, stderr and figures, and the limits.

    Attributes:
        seconds: Of CPU time for each process; five times as many may pass on the clock, since a
            loaded machine makes a run wait, not work.
        memory: In bytes, of each process.
        file_size: In bytes, of each file that it writes.
        servers: It may start processes and talk to this machine.
        shift: What is added to every integer seed; 0 runs the file as it stands.
    """

    file: str
    out: str
    cache: str
    seconds: float = 60
    memory: int = 3 * 2**30
    file_size: int = 256 * 2**20
    servers: bool = False
    shift: int = 0

    @property
    def wall_seconds(self) -> float:
        return 5 * self.seconds


class Rules:
    """What a snippet must not do, as an audit hook.

    A broken rule counts even if the snippet swallows the exception.
    """

    def __init__(self, task: Task) -> None:
        self.servers = task.servers
        own = (os.path.join(task.out, name) for name in ("work", "figures"))
        folders = (*own, task.cache, "/dev", "/proc")
        self.writable = tuple(os.path.realpath(p) + os.sep for p in folders)
        log = os.path.join(task.out, "broken")
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def refuse(self, what: str, remedy: str) -> None:
        os.write(self.log, f"{what}\n    {remedy}\n".encode())
        raise PermissionError(what)

    def check_path(self, path: Any) -> None:
        if isinstance(path, (str, bytes, os.PathLike)):
            real = os.path.realpath(os.fsdecode(path))
            if not (real + os.sep).startswith(self.writable):
                self.refuse(f"it writes outside its folder: {real}", FOLDER_REMEDY)

    def check_socket(self, event: str, address: Any) -> None:
        by_path = isinstance(address, (str, bytes))
        local = by_path or str(address[0]).startswith(LOOPBACK)
        if not local or not (self.servers or by_path):
            self.refuse(f"it opens a socket ({event.split('.')[1]} {address!r})", NETWORK_REMEDY)

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
            self.check_socket(event, args[1])
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            if not (self.servers and str(args[0] or "localhost").startswith(LOOPBACK)):
                self.refuse(f"it looks up the host {args[0]!r}", NETWORK_REMEDY)
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
            # Matplotlib starts fc-list the first time that it looks for fonts.
            allowed = self.servers or args[0] == "fc-list"
            if not allowed:
                self.refuse(f"it starts another program: {args[0]!r}", NETWORK_REMEDY)


def prepare(task: Task) -> None:
    """Apply the limits to this process and move it into an empty folder."""
    work, figures = Path(task.out, "work"), Path(task.out, "figures")
    work.mkdir(mode=0o700)
    figures.mkdir()
    names = ("TMPDIR", "HOME", "XDG_RUNTIME_DIR")
    os.environ.update(dict.fromkeys(names, str(work)), ROADMAP_OUT=str(figures))
    tempfile.tempdir = None  # forget the folder that the warm parent may have chosen
    os.chdir(work)
    # No RLIMIT_CPU: with it Linux counts a process's time in ticks of 4 ms, and a snippet that
    # measures its own would see them. `process.supervise` watches the time instead.
    for limit, value in (
        (resource.RLIMIT_DATA, task.memory),
        (resource.RLIMIT_FSIZE, task.file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def install_rules(task: Task) -> None:
    """From here on this process keeps the rules, and draws from the seeds that the task says."""
    if task.shift:
        from roadmap.run.seeds import shift_seeds

        seen = Path(task.out, "figures", "seeds")
        shift_seeds(task.shift, seen, Path(task.file).read_text(encoding="utf-8"))
    sys.dont_write_bytecode = True
    # An error wherever it is raised: what is deprecated today is the dead code of tomorrow.
    for category in (DeprecationWarning, FutureWarning):
        warnings.simplefilter("error", category)
    # What has no date yet is the library's affair until the snippet itself does it: shap's import
    # would fail.
    warnings.filterwarnings("error", category=PendingDeprecationWarning, module="__main__")
    sys.addaudithook(Rules(task))


def redirect(task: Task) -> None:
    """Give this process an empty input, and files for its output."""
    for fd, name, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, "stdout", os.O_WRONLY | os.O_CREAT),
        (2, "stderr", os.O_WRONLY | os.O_CREAT),
    ):
        opened = os.open(os.path.join(task.out, name), flags)
        os.dup2(opened, fd)
        os.close(opened)


def explain(error: BaseException, task: Task) -> None:
    """Print the lines of the snippet that led to an error, under its path in the repository."""
    name = os.path.basename(task.file)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == name or frame.filename.startswith(("./", os.getcwd())):
            print(f"{task.file}:{frame.lineno}: in {frame.name}: {frame.line}", file=sys.stderr)
    print("".join(traceback.format_exception_only(error)).strip(), file=sys.stderr)


def execute(task: Task) -> None:
    """Run `task.file` as `__main__` with its output in files, then end the process."""
    redirect(task)
    prepare(task)
    install_rules(task)
    code = 0
    try:
        # A copy in an empty folder: a neighbour's import fails here as it would for a reader who
        # copied one file.
        here = os.path.basename(shutil.copy(task.file, "."))
        sys.argv, sys.path[0] = [here], os.getcwd()
        runpy.run_path(here, run_name="__main__")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:
        code = 1
        explain(error, task)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def command(task: Task, module: str = "roadmap.run.sandbox") -> list[str]:
    """Return the command that runs `task` in a new interpreter."""
    return [sys.executable, "-m", module, json.dumps(asdict(task))]


if __name__ == "__main__":
    execute(Task(**json.loads(sys.argv[1])))
