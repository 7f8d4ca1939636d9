"""The runner against hostile snippets: each limit holds, each message says what to do, warm and fresh agree."""

from __future__ import annotations

import os
import re
import subprocess
import sys
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
    "removes outside": (
        "import os\ntry:\n    os.remove('/tmp/roadmap-stray')\nexcept OSError:\n    pass",
        "writes outside its folder",
    ),
    "moves from outside": (
        "import os\ntry:\n    os.rename('/tmp/roadmap-stray', 'x')\nexcept OSError:\n    pass",
        "writes outside its folder",
    ),
    "empties outside": (
        "import os\ntry:\n    os.open('/tmp/roadmap-stray', os.O_TRUNC)\nexcept OSError:\n    pass",
        "writes outside its folder",
    ),
    "changes a mode outside": (
        "import os\ntry:\n    os.chmod('/tmp/roadmap-stray', 0)\nexcept OSError:\n    pass",
        "writes outside its folder",
    ),
    "sends a datagram": (
        "import socket as s\ntry:\n    s.socket(2, 2).sendmsg([b'x'], [], 0, ('127.0.0.1', 9))\nexcept OSError:\n    pass",
        "opens a socket",
    ),
    "asks for a name": (
        "import socket\ntry:\n    socket.gethostbyaddr('192.0.2.1')\nexcept OSError:\n    pass",
        "looks up the host",
    ),
    "asks for a name and a service": (
        "import socket\ntry:\n    socket.getnameinfo(('192.0.2.1', 80), 0)\nexcept OSError:\n    pass",
        "looks up the host",
    ),
    "starts fc-list": (
        "import subprocess\ntry:\n    subprocess.run(['fc-list'])\nexcept OSError:\n    pass",
        "starts another program",
    ),
    "says why it ends": (
        "import sys\nsys.exit('no data: run prepare first')",
        "no data: run prepare",
    ),
    "ends before its asserts": ("import sys\nsys.exit(0)\nassert False", "before its last line"),
    "ends at once": ("import os\nprint(1, flush=True)\nos._exit(0)", "before its last line"),
    "kills itself": ("import os\nos.kill(os.getpid(), 9)", "something killed it"),
    "prints too much": ("print('x' * 50_000_000)", "has 50,000,001 bytes; a record holds at most"),
    "prints colours": (
        "print(1)\nprint('\\x1b[31mred')",
        "line 2 of its output holds the control character '\\x1b'",
    ),
    "prints backspaces": ("print('a\\b')", "control character"),
    "turns the writing": ("print('a\\u202eb')", "control character"),
    "prints other bytes": (
        "import sys\nsys.stdout.buffer.write(b'caf\\xe9')",
        "not UTF-8: byte 0xe9",
    ),
    "forgets to show": (
        "import matplotlib.pyplot as p\np.plot([1, 2])",
        "1 figure(s) that it never shows",
    ),
    "only saves": (
        "import matplotlib.pyplot as p\np.plot([1, 2])\np.savefig('a.png')",
        "never shows",
    ),
    "shows by the figure": (
        "import matplotlib.pyplot as p\nf = p.figure()\nf.show()",
        "never shows",
    ),
    "chooses a backend": (
        "import matplotlib as m\nm.use('Agg')\nimport matplotlib.pyplot as p\np.plot([1, 2])\np.show()",
        "never shows",
    ),
    "draws too much": (
        "import os\nopen(os.environ['ROADMAP_OUT'] + '/figure-1.svg', 'w').write('<svg>' * 2_000_000)",
        "its figure 1 has 10,000,000 bytes",
    ),
    "changes the backend": (
        "import matplotlib.pyplot as p\np.switch_backend('svg')\np.plot([1, 2])\np.show()",
        "never shows",
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
    stays = "import subprocess\nsubprocess.Popen(['sleep', '600'])"
    result = try_out(file, stays, servers=True)  # test_confine looks whether it still runs
    assert result.problem and "left processes running" in result.problem


@pytest.mark.parametrize("host", ["localhost.attacker.example", "127.attacker.example", "example"])
def test_servers_may_not_look_up_what_only_begins_like_this_machine(
    host: str, tmp_path: Path
) -> None:
    code = f"import socket\ntry:\n    socket.getaddrinfo({host!r}, 80)\nexcept OSError:\n    pass"
    problem = try_out(tmp_path / "a.py", code, servers=True).problem
    assert f"looks up the host {host!r}" in (problem or "")


LATE = {
    "atexit": "import atexit\natexit.register(print, 'good-bye')\nprint('hello')",
    "thread": """import threading, time
threading.Thread(target=lambda: (time.sleep(0.3), print('late'))).start()
print('main')""",
    "pool": """import time
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(2)
for n in range(3):
    pool.submit(lambda n=n: (time.sleep(0.2 * (n + 1)), print('job', n)))
print('submitted')""",
    "finalizer": """class Sensor:
    def __del__(self):
        print('closed', name())
def name():
    return 'sensor'
sensor = Sensor()
print('open')""",
    "finalizer of a cycle": """class Node:
    def __del__(self):
        print('gone')
node = Node()
node.self = node
print('there')""",
    "spawn": """import multiprocessing as mp
def square(n):
    return n * n
if __name__ == '__main__':
    with mp.get_context('spawn').Pool(2) as pool:
        print(pool.map(square, range(4)))""",
    "process that nobody joins": """import multiprocessing as mp, time
def work():
    time.sleep(0.2)
    print('worked')
if __name__ == '__main__':
    mp.get_context('fork').Process(target=work).start()""",
    "closed output": "import sys\nprint('last words')\nsys.stdout.close()",
    "name and annotations": """import sys
def f(x: int): ...
print(__name__, f.__annotations__, sys.modules['__main__'].f is f)""",
}


@pytest.mark.parametrize("way", WARM)
@pytest.mark.parametrize("case", LATE)
def test_a_record_has_what_python_prints_to_its_very_end(
    case: str, way: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.py"
    result = try_out(file, LATE[case], warm=WARM[way])
    bare = subprocess.run([sys.executable, "a.py"], cwd=tmp_path, capture_output=True, text=True)
    assert (result.problem, bare.returncode, bare.stderr) == (None, 0, "")
    assert result.stdout == bare.stdout


def test_eleven_figures_come_in_the_order_in_which_they_were_drawn(tmp_path: Path) -> None:
    code = """import matplotlib.pyplot as plt
for n in range(1, 12):
    plt.figure(figsize=(n, 1))
    plt.show()
"""
    figures = try_out(tmp_path / "a.py", code, warm="foundations").figures
    widths = [int(re.search(r'width="(\d+)', svg)[1]) for svg in figures]  # type: ignore[index]
    assert len(widths) == 11 and widths == sorted(widths)


def test_a_line_that_is_written_over_is_recorded_as_it_stands_in_the_end(tmp_path: Path) -> None:
    bar = "for n in range(3):\n    print(f'\\rstep {n}', end='', flush=True)\nprint('\\ndone')"
    assert try_out(tmp_path / "a.py", bar).stdout == "step 2\ndone\n"
    assert try_out(tmp_path / "a.py", "print('abc\\rX\\r\\n', end='')").stdout == "Xbc\n"


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


CELLS = {
    "!ls": "it starts another program: 'ls'",
    "names = !ls": "it starts another program: 'ls'",
    "from IPython.display import HTML\nHTML('<b>x</b>')": "cell 1: it shows an IPython object that a page cannot: HTML",
    "from IPython.display import Markdown, display\ndisplay(Markdown('x'))": "cannot: Markdown",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2])": "1 figure(s) that it never shows",
    "print('\\x1b[31mred')": "cell 1: line 1 of its output holds the control character",
    "import threading, time\nthreading.Thread(target=time.sleep, args=(2,)).start()": "a thread still runs",
    "import os\nopen('/tmp/roadmap-stray', 'w')": "writes outside its folder",
}


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


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_that_reaches_no_page_as_it_is_meant_is_refused(cell: str, tmp_path: Path) -> None:
    code = f"# %%\n{cell}\n\n# %%\n1\n"
    problem = try_out(tmp_path / "book.py", code, notebook=True).problem
    assert problem and CELLS[cell] in problem
    assert problem.count("\n") < 60


def test_what_a_library_asks_at_its_import_is_refused_without_a_word(tmp_path: Path) -> None:
    """`platform.processor()` starts `uname`, urllib3 binds a socket: Keras's import does both."""
    code = """import platform
import socket
import subprocess
platform.processor()
try:
    subprocess.run(['uname', '-p'])
except OSError as refused:
    print(refused)
try:
    socket.socket(socket.AF_INET6).bind(('::1', 0))
except OSError as refused:
    print(refused)
"""
    result = try_out(tmp_path / "asks.py", code)
    assert result.problem is None
    assert result.stdout == "the name of the processor is no part of a run\nno IPv6 here\n"
    other = code.replace("('::1', 0)", "('::1', 8000)")
    assert "opens a socket" in (try_out(tmp_path / "other.py", other).problem or "")


def test_environment_is_set_in_one_place() -> None:
    made = environment(Path("cache"))
    assert made["OMP_NUM_THREADS"] == made["OPENBLAS_NUM_THREADS"] == "1"
    assert made["HF_HUB_OFFLINE"] == "1"
    assert os.environ.get("MPLBACKEND") != made["MPLBACKEND"]
    assert environment(Path("cache"), oldest=True).items() >= OLDEST.items()
