"""Runs snippets: in children forked from a warm process that has only imported, or each in a new interpreter.

The warm process forks one supervisor per request; the supervisor forks the child, waits, kills its whole process group and answers.
It never computes: OpenMP hangs in a child whose parent has used it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from roadmap.sandbox import Task, command, execute

SERVER = "ROADMAP_SERVER"
# Worth importing once instead of in every child. torch._dynamo: the first optimizer imports it (829 modules).
WARM = ("numpy", "scipy", "pandas", "sklearn", "matplotlib", "PIL", "torch")


def environment(cache: Path) -> dict[str, str]:
    """The one place that fixes threads, keeps libraries from the network and makes runs repeatable."""
    one_thread = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB")
    return (
        os.environ
        | {f"{name}_NUM_THREADS": "1" for name in one_thread}
        | {
            "CUDA_VISIBLE_DEVICES": "",
            "DO_NOT_TRACK": "1",
            "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
            "HF_HUB_OFFLINE": "1",
            "LOKY_MAX_CPU_COUNT": "1",  # else joblib starts lscpu to count cores
            "MATPLOTLIBRC": str(Path(__file__).with_name("matplotlibrc")),
            "MPLBACKEND": "module://roadmap.backend",
            "MPLCONFIGDIR": str(cache / "matplotlib"),
            "MLFLOW_DISABLE_TELEMETRY": "true",
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": str(Path(__file__).parent.parent),
            "PYTHONUTF8": "1",
            "TOKENIZERS_PARALLELISM": "false",
        }
    )


@dataclass
class Run:
    """What came of one run: `problem` is None, or one message that says what went wrong and how to mend it."""

    problem: str | None
    stdout: str
    figures: list[str]
    seconds: float
    memory_mb: float
    notebook: str | None = None


IMPORT = re.compile(r"^ *(?:from ([\w.]+) import |import ([\w.]+(?: as \w+)?(?:, *[\w.]+(?: as \w+)?)*) *(?:#.*)?$)", re.M)


def imports(file: Path) -> list[str]:
    """The modules that a Python file imports, as written, in order."""
    found = IMPORT.findall(file.read_text(encoding="utf-8"))
    return list(dict.fromkeys(part.split()[0] for one, many in found for part in (one or many).split(",")))


def warm_modules(files: Iterable[Path]) -> list[str]:
    """What the warm process imports to serve these files: their own heavy imports, nothing else."""
    names = {n for f in files for n in imports(f) if n.split(".")[0] in WARM}
    if "matplotlib.pyplot" in names:
        names |= {"roadmap.backend", "matplotlib._constrained_layout"}
    if any(n.split(".")[0] == "torch" for n in names):
        names.add("torch._dynamo")
    return sorted(names)


def _supervise(pid: int, task: Task) -> dict[str, object]:
    """Waits for the child, ends its whole process group, and says how it went."""
    start = time.monotonic()
    status, timed_out = 0, False
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            break
        if time.monotonic() - start > task.seconds and not timed_out:
            timed_out = True
            os.killpg(pid, signal.SIGKILL)
        time.sleep(0.005)
    seconds = time.monotonic() - start
    try:
        os.killpg(pid, signal.SIGKILL)
        left_behind = not timed_out
    except ProcessLookupError:
        left_behind = False
    return {
        "code": os.waitstatus_to_exitcode(status),
        "timed_out": timed_out,
        "left_behind": left_behind,
        "seconds": seconds,
        "memory_mb": usage.ru_maxrss / 1024,
    }


def _import(modules: list[str]) -> None:
    for name in modules:
        with contextlib.suppress(ImportError):  # the child reports it with its file and line
            importlib.import_module(name)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    gc.collect()
    gc.freeze()


def serve(address: str, modules: list[str]) -> None:
    """Runs one `Task` per connection until stdin closes (its starter is gone). The first connection makes it import `modules`."""
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
                return
            if listener not in ready:
                continue
            connection, _ = listener.accept()
            if cold:
                _import(modules)
                cold = False
            if os.fork():
                connection.close()
                continue
            with connection, connection.makefile("rw") as stream:
                task = Task(**json.loads(stream.readline()))
                pid = os.fork()
                if not pid:
                    os.setpgid(0, 0)
                    execute(task)
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.setpgid(pid, pid)
                stream.write(json.dumps(_supervise(pid, task)) + "\n")
                stream.flush()
            os._exit(0)


@contextlib.contextmanager
def warm(files: Iterable[Path], cache: Path) -> Iterator[None]:
    """A warm process for `files`; within this block, `run` of this process and of its children uses it."""
    cache.mkdir(parents=True, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="roadmap-")
    address = os.path.join(folder, "socket")
    process = subprocess.Popen(
        [sys.executable, "-c", "import sys; from roadmap.runner import serve; serve(sys.argv[1], sys.argv[2:])", address] + warm_modules(files),
        stdin=subprocess.PIPE,
        env=environment(cache),
    )
    assert process.stdin
    os.environ[SERVER] = address
    try:
        yield
    finally:
        os.environ.pop(SERVER, None)
        process.stdin.close()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _ask(address: str, task: Task) -> dict[str, object]:
    deadline = time.monotonic() + 120
    while True:
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(address)
            except (FileNotFoundError, ConnectionRefusedError):
                if time.monotonic() > deadline:
                    raise RuntimeError("the warm process did not start; run with --fresh to see why") from None
                time.sleep(0.05)
                continue
            with client.makefile("rw") as stream:
                stream.write(json.dumps(asdict(task)) + "\n")
                stream.flush()
                answer: dict[str, object] = json.loads(stream.readline())
                return answer


def run(file: Path, cache: Path, *, fresh: bool = False, servers: bool = False, notebook: bool = False, **limits: float) -> Run:
    """Runs one snippet (or notebook in percent format) within its limits and returns what it printed and drew.

    Args:
        file: The Python file.
        cache: A folder that libraries may keep caches in.
        fresh: In a new interpreter even if a warm process is there.
        servers: The lesson may start processes and talk to loopback addresses.
        notebook: Execute the file cell by cell with nbclient.
        limits: `seconds`, `memory` and `file_size` (bytes) instead of the defaults of `Task`.
    """
    cache.mkdir(parents=True, exist_ok=True)
    limits.setdefault("seconds", 240 if servers or notebook else 60)
    with tempfile.TemporaryDirectory(prefix="roadmap-") as out:
        task = Task(str(file), out, str(cache), servers=servers, **limits)  # type: ignore[arg-type]
        address = os.environ.get(SERVER)
        if address and not fresh and not notebook:
            answer = _ask(address, task)
        else:
            module = "roadmap.notebook" if notebook else "roadmap.sandbox"
            args = [part if part != "roadmap.sandbox" else module for part in command(task)]
            child = subprocess.Popen(args, env=environment(cache), start_new_session=True)
            answer = _supervise(child.pid, task)
            child.returncode = 0  # reaped by _supervise
        read = {p.name: p.read_text(encoding="utf-8", errors="replace") for p in [*Path(out).glob("*"), *Path(out).glob("figures/*")] if p.is_file()}
    return Run(
        problem=_problem(answer, read.get("broken", ""), read.get("stderr", ""), task),
        stdout=read.get("stdout", ""),
        figures=[read[name] for name in sorted(read) if name.startswith("figure-")],
        seconds=float(answer["seconds"]),  # type: ignore[arg-type]
        memory_mb=float(answer["memory_mb"]),  # type: ignore[arg-type]
        notebook=read.get("notebook.ipynb"),
    )


def _problem(answer: dict[str, object], broken: str, stderr: str, task: Task) -> str | None:
    code, stderr = answer["code"], stderr.strip()
    if answer["timed_out"]:
        return f"it did not end within {task.seconds:g} s\n    Make the work smaller, or mend what hangs."
    if broken:
        return "\n".join(dict.fromkeys(broken.splitlines())) + f"\n{stderr}"
    if "MemoryError" in stderr or "can't allocate memory" in stderr or code in (-signal.SIGKILL, -signal.SIGSEGV):
        return f"it needs more than {task.memory / 2**30:.1f} GB of memory\n    Make the data smaller.\n{stderr}"
    if code == -signal.SIGXFSZ or "File too large" in stderr:
        return f"it writes a file larger than {task.file_size / 2**20:.0f} MB\n    Write less.\n{stderr}"
    if "DeprecationWarning" in stderr or "FutureWarning" in stderr:
        return f"it uses something deprecated\n    Use the current way that the warning names.\n{stderr}"
    if code:
        return f"it failed with exit code {code}\n    Mend the error.\n{stderr}"
    if stderr:
        return f"it wrote to stderr\n    Mend what it warns of, or silence it where it is expected.\n{stderr}"
    if answer["left_behind"]:
        return "it left processes running\n    Stop every server that it starts, in a `finally` or a context manager."
    return None
