"""What the kernel denies a run, tried past the audit hook and judged from outside."""

from __future__ import annotations

import functools
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from roadmap.run import confine, runner
from roadmap.run.confine import LEVELS, strongest
from roadmap.run.process import environment
from roadmap.run.runner import Run, run
from roadmap.run.sandbox import Task
from roadmap.run.warm import ask, start
from tests.conftest import ROOT

CACHE = ROOT / ".cache"
HERE = [level for level in LEVELS if LEVELS.index(level) >= LEVELS.index(strongest())]
if confine.landlock_version() < confine.NETWORK_RULES and "landlock" in HERE:
    HERE.remove("landlock")
WALLS = [level for level in HERE if level != "audit"]
EVERYWHERE, INSIDE = ("namespaces", "landlock"), ("namespaces",)

# Each calls the C library itself, so that no audit event warns of it. `v` is a folder outside.
ATTEMPTS = {
    "remove a file": ("c.unlink(v + b'/remove')", EVERYWHERE),
    "remove a folder": ("c.rmdir(v + b'/rmdir')", EVERYWHERE),
    "move a file out": ("c.rename(v + b'/out', b'stolen')", EVERYWHERE),
    "move a file in": ("c.rename(b'mine', v + b'/mine')", EVERYWHERE),
    "empty a file": ("c.open(v + b'/empty', os.O_RDONLY | os.O_TRUNC)", EVERYWHERE),
    "shorten a file": ("c.truncate(v + b'/truncate', 1)", EVERYWHERE),
    "make a file": ("c.open(v + b'/new', os.O_CREAT | os.O_WRONLY, 0o600)", EVERYWHERE),
    "make a folder": ("c.mkdir(v + b'/mkdir', 0o700)", EVERYWHERE),
    "make a link": ("c.symlink(b'x', v + b'/symlink')", EVERYWHERE),
    "make a second name": ("c.link(v + b'/secret', b'linked')", EVERYWHERE),
    "make a pipe": ("c.mkfifo(v + b'/fifo', 0o600)", EVERYWHERE),
    "remove by a folder's number": ("c.unlinkat(folder(v), b'unlinkat', 0)", EVERYWHERE),
    "change a mode": ("c.chmod(v + b'/chmod', 0o777)", INSIDE),
    "see a file": ("os.stat(v + b'/secret').st_mode", INSIDE),
    "read a file": ("c.open(v + b'/secret', os.O_RDONLY)", EVERYWHERE),
    "read the repository": (f"c.open(b'{ROOT}/pyproject.toml', os.O_RDONLY)", EVERYWHERE),
    "read another lesson": (f"c.open(b'{ROOT}/snippets', os.O_RDONLY)", EVERYWHERE),
    "write a cache or a proof": (f"c.open(b'{CACHE}/x', os.O_CREAT | os.O_RDWR, 384)", EVERYWHERE),
    "open a TCP connection": ("connect(socket.AF_INET, socket.SOCK_STREAM, tcp)", EVERYWHERE),
    "send a datagram": ("send(udp)", INSIDE),
    "open a Unix socket": ("connect(socket.AF_UNIX, socket.SOCK_STREAM, v + b'/s')", INSIDE),
    "open an abstract socket": (
        "connect(socket.AF_UNIX, socket.SOCK_STREAM, b'\\0' + v)",
        EVERYWHERE,
    ),
    "signal another process": ("c.kill(outside, 0)", EVERYWHERE),
    "look into another process": ("c.open(b'/proc/%d/environ' % outside, 0)", EVERYWHERE),
    "mount in namespaces of its own": (
        "c.unshare(0x10020000) or c.mount(b'n', b'.', b'tmpfs', 0, 0)",
        EVERYWHERE,
    ),
}
PRELUDE = """import ctypes, json, os, socket, struct
c = ctypes.CDLL(None)
open('mine', 'w').close()
outside, tcp, udp, v = {outside}, {tcp}, {udp}, {victim!r}

def folder(path):
    return os.open(path, os.O_PATH)

def place(port):
    return struct.pack('=HH4s8x', socket.AF_INET, socket.htons(port), bytes([127, 0, 0, 1]))

def connect(family, kind, where):
    number = c.socket(int(family), int(kind), 0)
    if isinstance(where, int):
        at = place(where)
    else:
        end = b'' if where.startswith(b'\\0') else b'\\0'
        at = struct.pack('=H', socket.AF_UNIX) + where + end
    return c.connect(number, at, len(at))

def send(where):
    number = c.socket(int(socket.AF_INET), int(socket.SOCK_DGRAM), 0)
    return c.sendto(number, b'x', 1, 0, place(where), 16)

def attempt(code):
    reader, writer = os.pipe()
    if not os.fork():
        done = False
        try:
            done = eval(code) >= 0
        finally:
            os.write(writer, bytes([done]))
            os._exit(0)
    os.wait()
    return os.read(reader, 1) == bytes([1])

print(json.dumps({{name: attempt(code) for name, code in {attempts}.items()}}))
"""


@dataclass
class Attack:
    """What the attempts reported, and what an onlooker saw of them."""

    reported: dict[str, bool]
    before: list[Any]
    after: list[Any]
    heard: list[str] = field(default_factory=list)


def seen(folder: Path) -> list[Any]:
    status = ((p, p.lstat()) for p in sorted(folder.rglob("*")))
    return [(p.name, s.st_mode, s.st_size, s.st_ino) for p, s in status]


def try_out(folder: Path, code: str, **options: Any) -> Run:
    """Run code that stands in a file of no lesson."""
    file = folder / "attack.py"
    file.write_text(code)
    return run(file, CACHE, **options)


@pytest.fixture(scope="module", params=HERE)
def attack(request: pytest.FixtureRequest) -> Iterator[tuple[str, Attack]]:
    """All attempts against a folder and listeners of ours, at each level."""
    with tempfile.TemporaryDirectory() as name, socket.socket(socket.AF_UNIX) as path:
        victim = Path(name, "v")
        for file in ("remove", "out", "empty", "truncate", "unlinkat", "chmod", "secret"):
            victim.mkdir(exist_ok=True)
            (victim / file).write_text("ours")
        (victim / "rmdir").mkdir()
        path.bind(str(victim / "s"))
        abstract = socket.socket(socket.AF_UNIX)
        abstract.bind(f"\0{victim}")
        tcp = socket.create_server(("127.0.0.1", 0))
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", 0))
        before = seen(victim)
        listeners = {"path": path, "abstract": abstract, "tcp": tcp}
        for listener in (path, abstract):
            listener.listen()
        code = PRELUDE.format(
            outside=os.getpid(),
            tcp=tcp.getsockname()[1],
            udp=udp.getsockname()[1],
            victim=str(victim).encode(),
            attempts={name: code for name, (code, _) in ATTEMPTS.items()},
        )
        result = try_out(Path(name), code, level=request.param)
        assert result.problem is None and result.confined == request.param, result
        heard = []
        for kind, listener in (listeners | {"udp": udp}).items():
            listener.setblocking(False)
            try:
                listener.recv(1) if kind == "udp" else listener.accept()[0].close()
                heard.append(kind)
            except BlockingIOError:
                pass
            listener.close()
        (CACHE / "x").unlink(missing_ok=True)
        yield request.param, Attack(json.loads(result.stdout), before, seen(victim), heard)


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_kernel_denies(attack: tuple[str, Attack], name: str) -> None:
    level, came = attack
    if level in ATTEMPTS[name][1]:
        assert not came.reported[name]
    elif level == "audit":  # nothing stops it: the attempt is a real one
        real = os.geteuid() == 0 or not name.startswith("mount")
        assert came.reported[name] or not real


def test_nothing_outside_changed_or_heard_of_it(attack: tuple[str, Attack]) -> None:
    level, came = attack
    if level == "namespaces":
        assert came.before == came.after and not came.heard
    elif level == "landlock":
        modeless = [[(n, size, i) for n, _, size, i in look] for look in (came.before, came.after)]
        assert modeless[0] == modeless[1] and set(came.heard) <= {"path", "udp"}
    else:
        assert len(came.before) != len(came.after) and len(came.heard) == 4


C_LIBRARIES = """import sqlite3
import duckdb, polars as pl, pyarrow as pa, pyarrow.parquet as pq, torch

def attempt(function, *arguments):
    try:
        function(*arguments)
    except BaseException:
        pass

out, port = {out!r}, {port}
attempt(pl.DataFrame({{"a": [1]}}).write_parquet, out + "/polars")
attempt(duckdb.sql, f"copy (select 1 a) to '{{out}}/duck.csv'")
attempt(torch.save, torch.zeros(2), out + "/torch")
attempt(pq.write_table, pa.table({{"a": [1]}}), out + "/arrow")
attempt(sqlite3.connect(":memory:").execute, f"attach '{{out}}/db' as a")
attempt(pl.read_csv, f"http://127.0.0.1:{{port}}/data.csv")
"""


@pytest.mark.parametrize("level", WALLS)
def test_c_libraries_neither_write_outside_nor_reach_a_server(level: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = C_LIBRARIES.format(out=str(out), port=server.getsockname()[1])
        try_out(tmp_path, code, level=level)
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert not list(out.iterdir())


DAEMON = """import ctypes, os
if not os.fork():
    os.setsid()
    if os.fork():
        os._exit(0)
    c = ctypes.CDLL(None)
    c.execvp(b"sleep", (ctypes.c_char_p * 3)(b"sleep", b"{seconds}", None))
os.wait()
print("done")
"""


def running(*arguments: str) -> bool:
    """Return whether a process with just this command line runs on this machine."""
    wanted = "\0".join(arguments).encode() + b"\0"
    found = False
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found |= line.read_bytes() == wanted
        except OSError:
            continue
    return found


@pytest.mark.parametrize("level", HERE)
def test_a_daemon_ends_with_the_run(level: str, tmp_path: Path) -> None:
    seconds = f"{90_000 + os.getpid()}.{HERE.index(level)}"
    result = try_out(tmp_path, DAEMON.format(seconds=seconds), level=level)
    assert result.problem and "it left processes running" in result.problem
    assert not running("sleep", seconds)


@pytest.mark.parametrize("level", HERE)
@pytest.mark.parametrize("processes", [1, 4])
def test_shared_memory_is_bounded_over_all_processes(
    level: str, processes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Less than usual, so that a test does not need all that the machine has.
    monkeypatch.setattr(runner, "Task", functools.partial(Task, memory=2**28))
    code = f"""import mmap, os, time
for _ in range({processes} - 1):
    if not os.fork():
        break
memory = mmap.mmap(-1, 2**29 // {processes})
for at in range(0, len(memory), 4096):
    memory[at] = 1
time.sleep(20)
"""
    start = time.monotonic()
    result = try_out(tmp_path, code, level=level)
    assert "it needs more than 0.2 GB of memory" in (result.problem or "")
    assert time.monotonic() - start < 15


@pytest.mark.skipif("namespaces" not in HERE, reason="needs namespaces")
def test_shared_files_in_memory_are_bounded_and_gone_with_the_run(tmp_path: Path) -> None:
    name = f"roadmap-{os.getpid()}-"
    code = f"for n in '123':\n    open('/dev/shm/{name}' + n, 'wb').write(bytes(100 * 2**20))"
    assert "No space left on device" in (try_out(tmp_path, code).problem or "")
    assert not list(Path("/dev/shm").glob(f"{name}*"))


@pytest.mark.skipif("namespaces" not in HERE, reason="needs namespaces")
def test_processes_are_counted(tmp_path: Path) -> None:
    code = f"""import os, time
for n in range({confine.PROCESSES} + 1):
    if not os.fork():
        time.sleep(60)
        os._exit(0)
time.sleep(20)
"""
    problem = try_out(tmp_path, code).problem or ""
    assert "BlockingIOError" in problem or "it runs more than 512 processes" in problem


ENDINGS = {
    "kills its parent": "import os, time\nos.kill(os.getppid(), 9)\ntime.sleep(1)",
    "kills all that it can": "import os, time\nos.kill(-1, 9) if {safe} else os.kill(0, 9)",
    "leaves its group and hangs": """import os, time
if not os.fork():
    os.setsid()
    time.sleep(600)
os.wait()""",
}


@pytest.mark.parametrize("way", [None, "foundations"], ids=["fresh", "warm"])
@pytest.mark.parametrize("level", HERE)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_run_that_turns_on_its_watcher_is_one_message(
    ending: str, level: str, way: str | None, tmp_path: Path
) -> None:
    code = ENDINGS[ending].format(safe=level == "namespaces")
    result = try_out(tmp_path, code, level=level, warm=way, seconds=1)
    assert result.problem and "Traceback" not in result.problem, result.problem
    assert try_out(tmp_path, "print(1)", warm=way).stdout == "1\n"


def test_a_dead_warm_process_is_one_message_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with start(f"{folder}/part", [], CACHE) as process:
            monkeypatch.setenv("ROADMAP_WARM", folder)
            assert try_out(tmp_path, "print(1)", warm="part").problem is None
            process.kill()
        begun = time.monotonic()
        problem = try_out(tmp_path, "print(1)", warm="part").problem
        assert problem and "the warm process that should run it is dead" in problem
        assert "--fresh" in problem and time.monotonic() - begun < 5
        with pytest.raises(ConnectionRefusedError):
            ask(f"{folder}/part", Task("x", folder, str(CACHE)))


def test_what_cannot_be_confined_does_not_run(tmp_path: Path) -> None:
    file, out = tmp_path / "a.py", tmp_path / "out"
    file.write_text("print('it ran')")
    (out / "root").mkdir(parents=True)  # in the way of the new root
    if strongest() == "namespaces":
        task = Task(str(file), str(out), str(CACHE), level="namespaces")
        said, _ = runner.answer_of(task, None, oldest=False)
        assert "could not be confined" in (runner.explain_failure(said, "", "", task) or "")
        assert (out / "stdout").read_text() == ""


def test_one_run_cannot_spoil_the_fonts_of_the_next(tmp_path: Path) -> None:
    code = """import os
for name in os.listdir(os.environ["MPLCONFIGDIR"]):
    open(os.path.join(os.environ["MPLCONFIGDIR"], name), "w").write("spoilt")
"""
    before = {p.name: p.read_bytes() for p in (CACHE / "matplotlib").glob("fontlist*")}
    assert before and try_out(tmp_path, code).problem is None
    assert before == {p.name: p.read_bytes() for p in (CACHE / "matplotlib").glob("fontlist*")}


def test_a_run_keeps_no_descriptor_of_its_supervisor(tmp_path: Path) -> None:
    code = "import os\nprint(sorted(os.listdir('/proc/self/fd')))"
    for way in (None, "foundations"):  # 3: the log of broken rules; 4: the listing itself
        found = try_out(tmp_path, code, warm=way).stdout
        assert found == "['0', '1', '2', '3', '4']\n", found


def test_runs_do_not_meet(tmp_path: Path) -> None:
    """Each has a loopback of its own: equal ports do not collide."""
    if strongest() != "namespaces":
        pytest.skip("needs namespaces")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = f"import socket\nsocket.create_server(('127.0.0.1', {port})).close()\nprint(1)"
        result = try_out(tmp_path, code, servers=True)
        assert (result.problem, result.stdout) == (None, "1\n")


def test_an_ordinary_user_is_confined_too() -> None:
    """Where the tests run as root, as in a container, the levels are asked for as nobody."""
    if os.geteuid():
        pytest.skip("this is an ordinary user")
    python = os.path.realpath(sys.executable)
    if os.stat(os.path.dirname(python)).st_uid == 0 and "/root/" in python:
        python = "/usr/bin/python3"
    if not Path(python).exists():
        pytest.skip("no interpreter that nobody may run")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "roadmap/run").mkdir(parents=True)
        for name in ("__init__.py", "run/__init__.py", "run/confine.py"):
            Path(folder, "roadmap", name).write_text((ROOT / "roadmap" / name).read_text())
        os.chmod(folder, 0o755)
        done = subprocess.run(
            [python, "-m", "roadmap.run.confine"],
            cwd=folder,
            env=environment(CACHE) | {"TMPDIR": "/tmp"},
            user=65534,
            group=65534,
            extra_groups=[],
            stdout=subprocess.PIPE,
            text=True,
        )
    assert done.stdout.split()[0] == strongest()


@pytest.mark.skipif("CI" not in os.environ, reason="a question of how CI is set up")
def test_ci_has_the_strongest_level() -> None:
    assert strongest() == "namespaces"


LAYERS = """import ctypes, errno, os, socket, struct
c = ctypes.CDLL(None, use_errno=True)
anywhere = struct.pack("=HH12x", socket.AF_INET, 0)
for attempt in (
    lambda: c.unshare(0x10000000),
    lambda: c.bind(c.socket(2, 1, 0), anywhere, 16),
):
    print(attempt(), errno.errorcode[ctypes.get_errno()])
places = ["/", "/usr/bin", "/tmp", "/dev", "/proc", "/proc/sys"]
print([place for place in places if not os.statvfs(place).f_flag & os.ST_RDONLY])
status = open("/proc/self/status").read()
print(sorted(os.listdir("/sys")), "CapEff:\\t0000000000000000" in status, "NoNewPrivs:\\t1" in status)
"""


@pytest.mark.skipif(HERE[:2] != ["namespaces", "landlock"], reason="needs both")
def test_each_layer_holds_by_itself(tmp_path: Path) -> None:
    """All is read-only, a forbidden namespace says ENOSPC, and Landlock EACCES to a socket."""
    result = try_out(tmp_path, LAYERS)
    assert result.problem is None
    assert result.stdout.splitlines() == [
        "-1 ENOSPC",
        "-1 EACCES",
        "[]",
        "['devices', 'kernel'] True True",
    ]
