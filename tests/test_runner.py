"""The runner against hostile snippets: each limit holds, each message says what to do, warm and fresh agree."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from roadmap.run.process import OLDEST, environment
from roadmap.run.runner import Run, run
from roadmap.run.warm import modules_of
from roadmap.snippet import Snippet
from tests.conftest import ROOT

FAULTS = {
    "raises": ("x = 1\nraise ValueError('no such thing')", "bad.py:2: in <module>"),
    "exits": ("import sys\nsys.exit(3)", "exit code 3"),
    "hangs": ("while True:\n    pass", "did not end within 2 s"),
    "sleeps": ("import time\ntime.sleep(60)", "did not end within 2 s"),
    "eats memory": ("data = bytearray(5 * 2**30)", "more than 3.0 GB of memory"),
    "eats memory in NumPy": (
        "import numpy as np\nnp.ones(5 * 2**27)",
        "more than 3.0 GB of memory",
    ),
    "fills the disk": ("open('big', 'wb').write(bytes(300 * 2**20))", "larger than 256 MB"),
    "opens a socket": (
        "import socket\nsocket.socket().connect(('192.0.2.1', 80))",
        "opens a socket",
    ),
    "opens a socket in silence": (
        "import socket\ntry:\n    socket.socket().connect(('127.0.0.1', 80))\nexcept OSError:\n    pass",
        "opens a socket",
    ),
    "asks a name server": (
        "import socket\ntry:\n    socket.getaddrinfo('example.org', 80)\nexcept OSError:\n    pass",
        "looks up the host",
    ),
    "starts a program": ("import subprocess\nsubprocess.run(['true'])", "starts another program"),
    "warns of a deprecation": (
        "import warnings\nwarnings.warn('old', DeprecationWarning)",
        "something deprecated",
    ),
    "does what will be deprecated": (
        "import matplotlib as m\nm.colormaps['viridis'].copy().set_bad('C0')",
        "something deprecated",
    ),
    "warns of the future": (
        "import warnings\nwarnings.warn('soon', FutureWarning)",
        "something deprecated",
    ),
    "warns": ("import warnings\nwarnings.warn('hm')", "wrote to stderr"),
    "writes outside": ("open('/tmp/roadmap-stray', 'w')", "writes outside its folder"),
    "makes a folder outside": (
        "import os\ntry:\n    os.mkdir('/tmp/roadmap-stray')\nexcept OSError:\n    pass",
        "writes outside its folder",
    ),
    "imports a neighbour": ("import neighbour", "No module named 'neighbour'"),
}


WARM = {"warm": "foundations", "fresh": None}


def try_out(file: Path, code: str, *, warm: str | None = None, **options: Any) -> Run:
    """Run code that stands in a file of no lesson."""
    file.write_text(code)
    return run(file, ROOT / ".cache", warm=warm, **options)


@pytest.mark.parametrize("way", WARM)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_hostile_snippet_is_stopped_and_told_why(fault: str, way: str, tmp_path: Path) -> None:
    code, message = FAULTS[fault]
    (tmp_path / "neighbour.py").write_text("")
    seconds = 2 if fault in ("hangs", "sleeps") else 30
    result = try_out(tmp_path / "bad.py", code, warm=WARM[way], seconds=seconds)
    assert result.problem and message in result.problem
    assert result.problem.count("\n") >= 1, "the message has no remedy"
    assert not Path("/tmp/roadmap-stray").exists()


def test_servers_may_use_loopback_and_are_not_left_behind(tmp_path: Path) -> None:
    file = tmp_path / "server.py"
    talk = "s = socket.create_server(('127.0.0.1', 0))\nsocket.create_connection(s.getsockname()).close()"
    assert try_out(file, f"import socket\n{talk}", servers=True).problem is None
    away = "import socket\nsocket.socket().connect(('192.0.2.1', 80))"
    assert "opens a socket" in (try_out(file, away, servers=True).problem or "")
    stays = "import subprocess\nprint(subprocess.Popen(['sleep', '600']).pid)"
    result = try_out(file, stays, servers=True)
    assert result.problem and "left processes running" in result.problem
    status = Path(f"/proc/{int(result.stdout)}/status")
    for _ in range(100):  # the kernel may take a moment
        if not status.exists() or "zombie" in status.read_text():
            return
        time.sleep(0.1)
    pytest.fail("the process still runs")


GOOD = '''"""A line."""
import os
import random
import sys
import tempfile

import matplotlib.pyplot as plt
import numpy as np

print(np.linalg.norm([3.0, 4.0]), os.environ["OMP_NUM_THREADS"], sys.argv, __name__)
with tempfile.NamedTemporaryFile("w") as file:
    file.write("ours")
print(os.listdir("."), len(os.getcwd()) > 1)
fig, ax = plt.subplots()
ax.plot([1, 2, 4])
ax.imshow(np.eye(3), extent=(0, 1, 1, 2))
plt.show()
plt.plot([1, 2])
plt.show()
'''


def test_warm_and_fresh_give_the_same_record_in_every_byte(tmp_path: Path) -> None:
    runs = [try_out(tmp_path / "good.py", GOOD, warm=way) for way in (*WARM.values(),) * 2]
    assert [r.problem for r in runs] == [None] * 4
    assert len({r.stdout for r in runs}) == 1
    assert len(runs[0].figures) == 2
    assert len({tuple(r.figures) for r in runs}) == 1
    assert "['good.py'] __main__" in runs[0].stdout


@pytest.mark.parametrize("way", WARM)
def test_the_repository_cannot_be_imported(way: str, tmp_path: Path) -> None:
    code = "import snippets.foundations.numpy.broadcasting"
    assert "No module named 'snippets'" in (
        try_out(tmp_path / "a.py", code, warm=WARM[way]).problem or ""
    )


def test_nothing_of_the_callers_surroundings_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "SECRET": "x"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    code = "import os, time\nprint(time.tzname[0], os.environ['LC_ALL'], 'SECRET' in os.environ)"
    result = try_out(tmp_path / "a.py", code)
    assert result.stdout == "UTC C.UTF-8 False\n" and result.problem is None


def test_each_new_interpreter_has_another_hash_seed(tmp_path: Path) -> None:
    printed = {try_out(tmp_path / "a.py", "print(hash('a'))").stdout for _ in range(3)}
    assert len(printed) > 1


def test_the_oldest_instruction_set_is_what_the_libraries_use(tmp_path: Path) -> None:
    code = """import torch
from numpy._core._multiarray_umath import __cpu_features__ as features
print(features["X86_V3"], torch.backends.cpu.get_cpu_capability())
"""
    assert try_out(tmp_path / "a.py", code, oldest=True).stdout == "False DEFAULT\n"


def test_cpu_time_is_limited_and_measured(tmp_path: Path) -> None:
    sleepy = try_out(tmp_path / "a.py", "import time\ntime.sleep(1.5)", seconds=1)
    assert sleepy.problem is None and sleepy.seconds < 1


def test_a_snippet_cannot_change_the_next(tmp_path: Path) -> None:
    first = """import matplotlib, numpy as np, os
matplotlib.rcParams['font.size'] = 99
np.random.seed(1)
os.environ['X'] = '1'
open('left', 'w')
"""
    assert try_out(tmp_path / "one.py", first, warm="foundations").problem is None
    second = """import matplotlib, os
print(matplotlib.rcParams['font.size'], 'X' in os.environ, os.listdir('.'))
"""
    result = try_out(tmp_path / "one.py", second, warm="foundations")
    assert result.stdout == "10.0 False ['one.py']\n"


def test_a_warm_process_imports_what_several_of_its_snippets_do(tmp_path: Path) -> None:
    def snippet(name: str, code: str) -> Snippet:
        (tmp_path / name).write_text(code)
        return Snippet(tmp_path, name)

    alone = snippet("a.py", "import numpy as np\nfrom collections import abc")
    assert modules_of([alone]) == ["numpy"]
    others = [snippet(f"{n}.py", "import torch.nn\nimport numpy") for n in range(3)]
    rare = snippet("c.py", "import scipy")
    assert modules_of([alone, *others, rare]) == ["numpy", "torch._dynamo", "torch.nn"]


def test_a_notebook_keeps_the_same_rules(tmp_path: Path) -> None:
    file = tmp_path / "book.py"
    cells = "# %% [markdown]\n# ## Head\n\n# %%\nprint(6 * 7)\n\n# %%\n1 + 1\n"
    result = try_out(file, cells, notebook=True)
    assert result.problem is None
    assert result.notebook and '"42\\n"' in result.notebook.replace("[\n", "").replace("  ", "")
    away = """# %%
import socket
try:
    socket.socket().connect(('192.0.2.1', 80))
except OSError:
    pass
"""
    assert "opens a socket" in (try_out(file, away, notebook=True).problem or "")
    problem = try_out(file, "# %%\n1 / 0\n", notebook=True).problem
    assert problem and "ZeroDivisionError" in problem and "\x1b" not in problem
    hang = try_out(file, "# %%\nwhile True:\n    pass\n", notebook=True, seconds=4)
    assert "did not end within 4 s" in (hang.problem or "")


def test_environment_is_set_in_one_place() -> None:
    made = environment(Path("cache"))
    assert made["OMP_NUM_THREADS"] == made["OPENBLAS_NUM_THREADS"] == "1"
    assert made["HF_HUB_OFFLINE"] == "1"
    assert os.environ.get("MPLBACKEND") != made["MPLBACKEND"]
    assert environment(Path("cache"), oldest=True).items() >= OLDEST.items()
