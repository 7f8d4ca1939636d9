"""Runs one file as a reader would, confined, in the current process, and never returns.

Only the standard library: a new interpreter starts as fast as the bare one, and the warm process
calls the same function in a forked child.
"""

from __future__ import annotations

import atexit
import builtins
import gc
import ipaddress
import os
import resource
import shutil
import sys
import tempfile
import threading
import traceback
import types
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roadmap.run.confine import PROCESSES, Cage, shut_in

NETWORK_REMEDY = (
    "Snippets run offline. A file that starts servers on this machine says so in a line of its "
    "own, `# servers: it starts ...`; use bundled or generated data instead of a download."
)
FOLDER_REMEDY = (
    "Write to the current folder or to `tempfile`: both are empty, and removed afterwards."
)
FIGURE_REMEDY = (
    "Call `plt.show()`, which records it, or `plt.close()`, and choose no backend: what is only "
    "drawn, or saved to a file, reaches no page."
)
# Audit events of what changes a path, by the place of that path among their arguments.
FIRST = ("chmod", "chown", "mkdir", "remove", "removexattr", "rmdir", "setxattr", "truncate")
CHANGES: dict[str, tuple[int, ...]] = {f"os.{name}": (0,) for name in (*FIRST, "utime")}
CHANGES |= {"shutil.rmtree": (0,), "sqlite3.connect": (0,), "os.rename": (0, 1)}
CHANGES |= {"os.link": (1,), "os.symlink": (1,)}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
COMPLETE = 97  # the exit code of a run that came to its end, which no early exit has by accident


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
        notebook: Execute the file cell by cell.
        level: How the kernel confines it, one of `confine.LEVELS`.
    """

    file: str
    out: str
    cache: str
    seconds: float = 60
    memory: int = 3 * 2**30
    file_size: int = 256 * 2**20
    servers: bool = False
    shift: int = 0
    notebook: bool = False
    level: str = "audit"

    @property
    def work(self) -> str:
        """The run's current folder, empty but for a copy of the file."""
        return os.path.join(self.out, "work")

    @property
    def figures(self) -> str:
        return os.path.join(self.out, "figures")

    @property
    def own(self) -> str:
        """Where the engine and libraries keep, for this run, what the snippet should not see."""
        return os.path.join(self.out, "own")

    @property
    def wall_seconds(self) -> float:
        return 5 * self.seconds


def is_here(host: str) -> bool:
    """Return whether an address is this machine's own, by itself and not by its first letters."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def note(task: Task, what: str, remedy: str) -> None:
    """Put down for the runner what is wrong with this run, whatever it does from here on."""
    with open(os.path.join(task.own, "broken"), "a") as file:
        file.write(f"{what}\n    {remedy}\n")


class Rules:
    """What a snippet must not do, as an audit hook.

    The kernel denies most of it anyway; this says it in words, and a broken rule counts even if
    the snippet swallows the exception.
    """

    def __init__(self, task: Task) -> None:
        self.servers = task.servers
        folders = (task.work, task.figures, task.own, "/dev", "/proc")
        self.writable = tuple(os.path.realpath(p) + os.sep for p in folders)
        log = os.path.join(task.own, "broken")
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def refuse(self, what: str, remedy: str) -> None:
        os.write(self.log, f"{what}\n    {remedy}\n".encode())
        raise PermissionError(what)

    def refuse_program(self, name: object) -> None:
        if name == "uname":  # platform.processor(), which does without
            raise PermissionError("the name of the processor is no part of a run")
        if not self.servers:
            self.refuse(f"it starts another program: {name!r}", NETWORK_REMEDY)

    def check_path(self, path: Any) -> None:
        if isinstance(path, (str, bytes, os.PathLike)) and path not in (":memory:", ""):
            real = os.path.realpath(os.fsdecode(path))
            if not (real + os.sep).startswith(self.writable):
                self.refuse(f"it writes outside its folder: {real}", FOLDER_REMEDY)

    def check_socket(self, event: str, address: Any) -> None:
        by_path = isinstance(address, (str, bytes))
        local = by_path or is_here(str(address[0]))
        if event == "socket.bind" and address == ("::1", 0) and not self.servers:
            raise PermissionError("no IPv6 here")  # urllib3's import asks, and does without
        if not local or not (self.servers or by_path):
            self.refuse(f"it opens a socket ({event.split('.')[1]} {address!r})", NETWORK_REMEDY)

    def check_host(self, host: Any) -> None:
        host = host.decode() if isinstance(host, bytes) else str(host or "localhost")
        if not (self.servers and is_here(host)):
            self.refuse(f"it looks up the host {host!r}", NETWORK_REMEDY)

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            if isinstance(args[2], int) and args[2] & WRITING:
                self.check_path(args[0])
        elif event in CHANGES:
            for place in CHANGES[event]:
                self.check_path(args[place])
        elif event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
            if args[1] is not None:  # already connected, and judged then
                self.check_socket(event, args[1])
        elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
            self.check_host(args[0])
        elif event == "socket.getnameinfo":
            self.check_host(args[0][0])
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
            self.refuse_program(args[0])


def prepare(task: Task) -> None:
    """Give this process its folders and limits, and shut it in."""
    folders = (task.work, task.figures, task.own)
    for folder in folders:
        os.mkdir(folder, mode=0o700)
    # A copy in an empty folder: a neighbour's import fails here as it would for a reader who
    # copied one file.
    shutil.copy(task.file, task.work)
    fonts = os.path.join(task.own, "matplotlib")  # a copy: one run cannot spoil another's
    shutil.copytree(Path(task.cache, "matplotlib"), fonts, dirs_exist_ok=True)
    names = ("TMPDIR", "HOME", "XDG_RUNTIME_DIR")
    os.environ.update(
        dict.fromkeys(names, task.work),
        ROADMAP_OUT=task.figures,
        MPLCONFIGDIR=fonts,
        TORCHINDUCTOR_CACHE_DIR=os.path.join(task.own, "torch"),
    )
    tempfile.tempdir = None  # forget the folder that the warm parent may have chosen
    if spawning := sys.modules.get("multiprocessing.process"):
        vars(spawning)["ORIGINAL_DIR"] = task.work  # where new workers look for the file
    # No RLIMIT_CPU: with it Linux counts a process's time in ticks of 4 ms, and a snippet that
    # measures its own would see them. `process.supervise` watches the time instead.
    for limit, value in (
        (resource.RLIMIT_DATA, task.memory),
        (resource.RLIMIT_FSIZE, task.file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    shut_in(Cage(task.level, task.out, folders, loopback=task.servers))
    if task.level == "namespaces":  # else it would count what else the user runs
        resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))


def install_rules(task: Task) -> Rules:
    """From here on this process keeps the rules, and draws from the seeds that the task says."""
    if task.shift:
        from roadmap.run.seeds import shift_seeds

        source = Path(task.work, os.path.basename(task.file)).read_text(encoding="utf-8")
        shift_seeds(task.shift, Path(task.own, "seeds"), source)
    sys.dont_write_bytecode = True
    # An error wherever it is raised: what is deprecated today is the dead code of tomorrow.
    for category in (DeprecationWarning, FutureWarning):
        warnings.simplefilter("error", category)
    # What has no date yet is the library's affair until the snippet itself does it: shap's import
    # would fail.
    warnings.filterwarnings("error", category=PendingDeprecationWarning, module="__main__")
    rules = Rules(task)
    sys.addaudithook(rules)
    return rules


def check_figures(task: Task) -> None:
    """Note a figure that was drawn and reaches no record."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot and (open_figures := len(pyplot.get_fignums())):
        note(task, f"it draws {open_figures} figure(s) that it never shows", FIGURE_REMEDY)


def note_modules(task: Task) -> None:
    """Put down for the proof what is loaded: its versions are those that this run rests on."""
    tops = sorted({name.partition(".")[0] for name in sys.modules})
    with open(os.path.join(task.own, "modules"), "a", encoding="utf-8") as file:
        file.write(" ".join(tops) + " ")


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


def run_main(task: Task) -> int:
    """Run the file as `__main__` and return the exit code that Python would end with."""
    here = os.path.basename(task.file)
    sys.argv, sys.path[0] = [here], os.getcwd()
    main = types.ModuleType("__main__")
    vars(main).update(__file__=here, __builtins__=builtins)
    sys.modules["__main__"] = main
    try:
        code = compile(Path(here).read_bytes(), here, "exec", dont_inherit=True)
        exec(code, vars(main))
    except SystemExit as stop:
        if isinstance(stop.code, str):
            print(stop.code, file=sys.stderr)
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:
        explain(error, task)
        return 1
    return COMPLETE


def finish() -> None:
    """Wait, call and finalize as Python does at its end, so that a record has a reader's output.

    Not Python's own end: that takes a warm process's libraries apart, which nobody would see.
    """
    vars(threading)["_shutdown"]()
    vars(atexit)["_run_exitfuncs"]()
    sys.modules["__main__"] = types.ModuleType("__main__")
    gc.collect()
    for stream in (sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__):
        if stream and not stream.closed:
            stream.flush()


def execute(task: Task) -> None:
    """Run `task.file` with its output in files, then end the process."""
    redirect(task)
    prepare(task)
    install_rules(task)
    code = run_main(task)
    try:
        check_figures(task)
        note_modules(task)
        finish()
        note_modules(task)  # what is called at the end may import, or hide what was there
    except BaseException as error:
        code = 1
        explain(error, task)
    os._exit(code)
