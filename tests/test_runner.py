"""The runner against hostile snippets: each limit holds, each message says what to do, warm and fresh agree."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from roadmap import runner
from tests.conftest import ROOT

FAULTS = {
    "raises": ("x = 1\nraise ValueError('no such thing')", "bad.py:2: in <module>"),
    "exits": ("import sys\nsys.exit(3)", "exit code 3"),
    "hangs": ("while True:\n    pass", "did not end within 2 s"),
    "sleeps": ("import time\ntime.sleep(60)", "did not end within 2 s"),
    "eats memory": ("data = bytearray(5 * 2**30)", "more than 3.0 GB of memory"),
    "eats memory in NumPy": ("import numpy as np\nnp.ones(5 * 2**27)", "more than 3.0 GB of memory"),
    "fills the disk": ("open('big', 'wb').write(bytes(300 * 2**20))", "larger than 256 MB"),
    "opens a socket": ("import socket\nsocket.socket().connect(('192.0.2.1', 80))", "opens a socket"),
    "opens a socket in silence": ("import socket\ntry:\n    socket.socket().connect(('127.0.0.1', 80))\nexcept OSError:\n    pass", "opens a socket"),
    "asks a name server": ("import socket\ntry:\n    socket.getaddrinfo('example.org', 80)\nexcept OSError:\n    pass", "looks up the host"),
    "starts a program": ("import subprocess\nsubprocess.run(['true'])", "starts another program"),
    "warns of a deprecation": ("import warnings\nwarnings.warn('old', DeprecationWarning)", "something deprecated"),
    "does what will be deprecated": ("import matplotlib as m\nm.colormaps['viridis'].copy().set_bad('C0')", "something deprecated"),
    "warns of the future": ("import warnings\nwarnings.warn('soon', FutureWarning)", "something deprecated"),
    "warns": ("import warnings\nwarnings.warn('hm')", "wrote to stderr"),
    "writes outside": ("open('/tmp/roadmap-stray', 'w')", "writes outside its folder"),
    "makes a folder outside": ("import os\ntry:\n    os.mkdir('/tmp/roadmap-stray')\nexcept OSError:\n    pass", "writes outside its folder"),
    "imports a neighbour": ("import neighbour", "No module named 'neighbour'"),
}


@pytest.mark.parametrize("fresh", [False, True], ids=["warm", "fresh"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_hostile_snippet_is_stopped_and_told_why(fault: str, fresh: bool, tmp_path: Path) -> None:
    code, message = FAULTS[fault]
    file = tmp_path / "bad.py"
    file.write_text(code)
    (tmp_path / "neighbour.py").write_text("")
    start = time.monotonic()
    result = runner.run(file, ROOT / ".cache", fresh=fresh, seconds=2 if fault in ("hangs", "sleeps") else 30)
    assert result.problem and message in result.problem
    assert result.problem.count("\n") >= 1, "the message has no remedy"
    assert time.monotonic() - start < 30
    assert not Path("/tmp/roadmap-stray").exists()


def test_servers_may_use_loopback_and_are_not_left_behind(tmp_path: Path) -> None:
    file = tmp_path / "server.py"
    file.write_text(
        "import socket, subprocess\ns = socket.create_server(('127.0.0.1', 0))\nsocket.create_connection(s.getsockname()).close()\nprint('talked')"
    )
    assert runner.run(file, ROOT / ".cache", servers=True).problem is None
    file.write_text("import socket\nsocket.socket().connect(('192.0.2.1', 80))")
    assert "opens a socket" in (runner.run(file, ROOT / ".cache", servers=True).problem or "")
    file.write_text("import subprocess\nprint(subprocess.Popen(['sleep', '600']).pid)")
    result = runner.run(file, ROOT / ".cache", servers=True)
    assert result.problem and "left processes running" in result.problem
    time.sleep(0.1)
    status = Path(f"/proc/{int(result.stdout)}/status")
    assert not status.exists() or "zombie" in status.read_text()


GOOD = '''"""A line."""
import os
import random
import sys
import tempfile

import matplotlib.pyplot as plt
import numpy as np

print(np.linalg.norm([3.0, 4.0]), hash("a"), os.environ["OMP_NUM_THREADS"], sys.argv, __name__)
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
    file = tmp_path / "good.py"
    file.write_text(GOOD)
    runs = [runner.run(file, ROOT / ".cache", fresh=fresh) for fresh in (False, False, True, True)]
    assert [r.problem for r in runs] == [None] * 4
    assert len({r.stdout for r in runs}) == 1
    assert len(runs[0].figures) == 2
    assert len({tuple(r.figures) for r in runs}) == 1
    assert "['good.py'] __main__" in runs[0].stdout


def test_a_snippet_cannot_change_the_next(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text(
        "import matplotlib, numpy as np, os\nmatplotlib.rcParams['font.size'] = 99\nnp.random.seed(1)\nos.environ['X'] = '1'\nopen('left', 'w')"
    )
    assert runner.run(file, ROOT / ".cache").problem is None
    file.write_text("import matplotlib, os\nprint(matplotlib.rcParams['font.size'], 'X' in os.environ, os.listdir('.'))")
    assert runner.run(file, ROOT / ".cache").stdout == "10.0 False ['one.py']\n"


def test_the_warm_process_imports_only_what_its_files_need(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import numpy as np\nfrom collections import abc")
    assert runner.warm_modules([tmp_path / "a.py"]) == ["numpy"]
    (tmp_path / "b.py").write_text("import torch")
    assert "torch._dynamo" in runner.warm_modules([tmp_path / "a.py", tmp_path / "b.py"])


def test_a_notebook_keeps_the_same_rules(tmp_path: Path) -> None:
    file = tmp_path / "book.py"
    file.write_text("# %% [markdown]\n# ## Head\n\n# %%\nprint(6 * 7)\n\n# %%\n1 + 1\n")
    result = runner.run(file, ROOT / ".cache", notebook=True)
    assert result.problem is None
    assert result.notebook and '"42\\n"' in result.notebook.replace("[\n", "").replace("  ", "")
    file.write_text("# %%\nimport socket\ntry:\n    socket.socket().connect(('192.0.2.1', 80))\nexcept OSError:\n    pass\n")
    assert "opens a socket" in (runner.run(file, ROOT / ".cache", notebook=True).problem or "")
    file.write_text("# %%\n1 / 0\n")
    problem = runner.run(file, ROOT / ".cache", notebook=True).problem
    assert problem and "ZeroDivisionError" in problem and "\x1b" not in problem


def test_environment_is_set_in_one_place() -> None:
    environment = runner.environment(Path("cache"))
    assert environment["OMP_NUM_THREADS"] == environment["OPENBLAS_NUM_THREADS"] == "1"
    assert environment["HF_HUB_OFFLINE"] == "1"
    assert os.environ.get("MPLBACKEND") != environment["MPLBACKEND"]
