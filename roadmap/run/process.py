"""The process of a run: which environment it gets, and how it is watched until it ends."""

from __future__ import annotations

import json
import os
import platform
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from roadmap.run.confine import (
    PROCESSES,
    adopt_orphans,
    end_all,
    enter_namespaces,
    memory_of,
    processes,
)
from roadmap.run.sandbox import Task

UNCONFINED = 98  # the exit code of a run that could not be shut in, and so did not begin
PATIENCE = 2.0  # seconds for what ends by itself soon after the run

# What a record has to survive: the oldest instruction set that these libraries still compute
# with. The newest is whatever the machine has.
OLDEST = {
    "OPENBLAS_CORETYPE": "Nehalem",
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR AVX2 FMA3",
    "ATEN_CPU_CAPABILITY": "default",
    "MKL_CBWR": "COMPATIBLE",
    "ONEDNN_MAX_CPU_ISA": "SSE41",
}
# All that a run takes over from its surroundings: where programs and libraries lie, and which
# instruction set they use.
INHERITED = ("PATH", "LD_LIBRARY_PATH", "OPENBLAS_L2_SIZE", *OLDEST)
# One place fixes threads, locale and time zone, and keeps libraries from the network.
FIXED = {f"{n}_NUM_THREADS": "1" for n in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB")} | {
    "CUDA_VISIBLE_DEVICES": "",
    "DO_NOT_TRACK": "1",
    "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_OFFLINE": "1",
    "LC_ALL": "C.UTF-8",
    "LOKY_MAX_CPU_COUNT": "1",  # else joblib starts lscpu to count cores
    "MATPLOTLIBRC": str(Path(__file__).with_name("matplotlibrc")),
    "MPLBACKEND": "module://roadmap.run.backend",
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "PYTHONUTF8": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TZ": "UTC",
}


def has_older_instructions() -> bool:
    """Return whether this processor can stand in for one with the oldest instruction set."""
    return platform.machine().lower() in ("x86_64", "amd64")


def environment(cache: Path, *, oldest: bool = False) -> dict[str, str]:
    """Return the whole environment of a run: nothing else of the caller's decides what it does.

    Without `PYTHONPATH`, so that a snippet cannot import the repository; with another hash seed
    in each interpreter, so that no record rests on the order of a set.
    """
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    level = OLDEST if oldest else {}
    # A home that a run may write to: what a warm process imports notes it once and for all.
    folders = {"HOME": str(cache), "MPLCONFIGDIR": str(cache / "matplotlib")}
    return inherited | FIXED | folders | level


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of a running process; 0 where the system does not say."""
    try:
        return time.clock_gettime(~pid << 3 | 2)  # Linux's name for the clock of a process
    except OSError:
        return 0.0


def excess(pids: list[int], task: Task) -> str:
    """Say of what the processes of a run have too much; RLIMIT_NPROC does not bind root."""
    if len(pids) > PROCESSES:
        return "processes"
    return "memory" if memory_of(pids, task.memory) > task.memory else ""


def supervise(task: Task, body: Callable[[Task], None]) -> dict[str, Any]:
    """Run `body`, which never returns, confined in a child, and say how it went.

    It changes the calling process for good: call it in one that answers and ends.
    """
    parent, first = os.getppid(), 0
    if task.level == "namespaces":
        first = enter_namespaces()
    else:
        adopt_orphans()
    ready, go = os.pipe()
    if not (main := os.fork()):
        os.setsid()
        try:
            body(task)
        finally:
            traceback.print_exc()
            os._exit(UNCONFINED)
    os.close(go)
    os.read(ready, 1)  # until it is shut in, and has closed its end
    start, turn, stopped = time.monotonic(), 0, ""
    while True:
        done, status, usage = os.wait4(main, os.WNOHANG)
        if done:
            break
        if not stopped:
            if time.monotonic() - start > task.wall_seconds or cpu_seconds(main) > task.seconds:
                stopped = "time"
            elif os.getppid() != parent:
                stopped = "orphan"
            elif turn % 20 == 0:
                stopped = excess(processes(task.level), task)
            if stopped:
                os.kill(main, signal.SIGKILL)
        turn += 1
        time.sleep(0.005)
    patience = 0 if stopped else PATIENCE
    return {
        "code": os.waitstatus_to_exitcode(status),
        "stopped": stopped,
        "left_behind": end_all(task.level, first, main, patience) and not stopped,
        "seconds": usage.ru_utime + usage.ru_stime,
        "memory_mb": usage.ru_maxrss / 1024,
    }


def command(task: Task) -> list[str]:
    """Return the command that runs `task` in a new interpreter and prints how it went."""
    return [sys.executable, "-m", "roadmap.run.process", json.dumps(asdict(task))]


def main() -> None:
    from roadmap.run import notebook, sandbox

    task = Task(**json.loads(sys.argv[1]))
    print(json.dumps(supervise(task, notebook.execute if task.notebook else sandbox.execute)))


if __name__ == "__main__":
    main()
