"""The process of a run: which environment it gets, and how it is watched until it ends."""

from __future__ import annotations

import os
import platform
import signal
import time
from pathlib import Path
from typing import Any

from roadmap.run.sandbox import Task

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
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def supervise(pid: int, task: Task) -> dict[str, Any]:
    """Wait for the child, end its whole process group, and say how it went."""
    start = time.monotonic()
    timed_out = False
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            break
        late = time.monotonic() - start > task.wall_seconds or cpu_seconds(pid) > task.seconds
        if late and not timed_out:
            timed_out = True
            os.killpg(pid, signal.SIGKILL)
        time.sleep(0.005)
    try:
        os.killpg(pid, signal.SIGKILL)
        left_behind = not timed_out
    except ProcessLookupError:
        left_behind = False
    return {
        "code": os.waitstatus_to_exitcode(status),
        "timed_out": timed_out,
        "left_behind": left_behind,
        "seconds": usage.ru_utime + usage.ru_stime,
        "memory_mb": usage.ru_maxrss / 1024,
    }
