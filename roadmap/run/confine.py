"""Confines a run by the kernel: what it cannot reach, no trick and no C library reaches.

Three levels, each used where the one before is refused:

- `namespaces`: own user, mount, PID, network and IPC namespaces. The run sees a root that holds
  what is listed here and no more, and the kernel ends all its processes. Landlock on top.
- `landlock`: the same files by Landlock, no TCP. Left open are UDP, the Unix sockets of others,
  and the mode, owner and times of files.
- `audit`: macOS, older kernels. Only the audit hook of `sandbox`, a messenger and no wall.

`python -m roadmap.run.confine` says which one this machine has. Only the standard library.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LEVELS = ("namespaces", "landlock", "audit")
LIBC = ctypes.CDLL(None, use_errno=True)
# The kernel's numbers, as <sched.h>, <sys/mount.h>, <linux/prctl.h> and <linux/landlock.h> name
# them. The four system calls have the same number on every processor.
NEW_SPACES = 0x10000000 | 0x20000 | 0x20000000 | 0x40000000 | 0x8000000
BIND, PRIVATE, READ_ONLY, NO_SUID_NO_DEVICES = 4096 | 16384, 1 << 18 | 16384, 1, 2 | 4
MOUNT_SETATTR, CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 442, 444, 445, 446
SUBREAPER, NO_NEW_PRIVILEGES = 36, 38
BRING_UP = 0x8914
# Landlock's rights on files, by its version; of them, what reading needs and what a file knows.
RIGHTS = (0x1FFF, 0x3FFF, 0x7FFF, 0x7FFF, 0xFFFF)
LISTING, READING, OF_FILES = 8, 1 | 4 | 8, 1 | 2 | 4 | 0x4000 | 0x8000
NETWORK_RULES, SIGNAL_RULES = 4, 6  # the versions that brought them

DEVICES = tuple(f"/dev/{n}" for n in ("null", "zero", "full", "random", "urandom"))
USR = ("bin", "include", "lib", "lib64", "libexec", "local", "sbin", "share")
NAMES = ("hosts", "localtime", "mime.types", "nsswitch.conf", "protocols", "services")
ETC = ("alternatives", "fonts", "ld.so.cache", "ssl/certs", "ssl/openssl.cnf", *NAMES)
SYS = ("devices/system/cpu", "devices/system/node", "kernel/mm/transparent_hugepage")
FOLDERS = {"/": ("bin", "lib", "lib64", "sbin"), "/usr": USR, "/etc": ETC, "/sys": SYS}
SYSTEM = tuple(os.path.join(folder, name) for folder, names in FOLDERS.items() for name in names)
# Without namespaces /proc is everybody's, and DuckDB aborts if /sys/fs/cgroup is there but closed.
# Names in the engine's folder are listed, else Python finds no `run` in it.
SHARED = ("/etc/passwd", "/proc", "/sys/fs/cgroup")
ENGINE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED_MEMORY = 256 * 2**20  # bytes in /dev/shm
PROCESSES = 512  # of one run, threads counted


@cache
def readable() -> tuple[str, ...]:
    """Return what a run may read: the system, this Python, and of the engine `run` alone."""
    here = os.path.join(ENGINE, "run")
    python = [p for p in (sys.prefix, sys.base_prefix) if p != "/usr"]
    libraries = os.environ.get("LD_LIBRARY_PATH", "").split(":")
    own = [*python, *map(os.path.realpath, python), *filter(os.path.isabs, libraries)]
    engine = (here, os.path.join(ENGINE, "__init__.py"))
    return tuple(p for p in dict.fromkeys((*SYSTEM, *own, *engine)) if os.path.exists(p))


@dataclass(frozen=True)
class Cage:
    """What one run may touch.

    Attributes:
        level: One of `LEVELS`.
        folder: The run's own; the new root is made in it.
        writable: Folders below it that the run may write to; the first becomes the current one.
        loopback: It may use TCP on this machine, or on its own loopback in a namespace.
    """

    level: str
    folder: str
    writable: tuple[str, ...]
    loopback: bool = False


def call(name: str | int, *arguments: object) -> int:
    """Call a function of the C library, or a system call by its number."""
    function = LIBC.syscall if isinstance(name, int) else getattr(LIBC, name)
    result = int(function(*([name] if isinstance(name, int) else []), *arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")
    return result


def landlock_version() -> int:
    """Return the version of Landlock's rules that this kernel knows; 0 without Landlock."""
    if sys.platform != "linux":
        return 0
    return max(0, int(LIBC.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), 1)))


def enter_namespaces() -> int:
    """Move this process into new namespaces and return the process that keeps them.

    Its children are in the PID namespace, whose first process reads a pipe until this process is
    gone; when it ends, the kernel ends every process of the run. Inside nobody is called root,
    since PostgreSQL refuses root.
    """
    user, group = os.geteuid(), os.getegid()
    call("unshare", NEW_SPACES)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user or 1000} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group or 1000} {group} 1")
    call("mount", b"none", b"/", None, PRIVATE, None)
    reader, _ = os.pipe()  # its other end stays open as long as this process lives
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # inherited: the kernel reaps orphans
    first = os.posix_spawn("/bin/cat", ["cat"], {}, file_actions=[(os.POSIX_SPAWN_DUP2, reader, 0)])
    signal.signal(signal.SIGCHLD, before)
    os.close(reader)
    return first


def adopt_orphans() -> None:
    """Become the parent of what the run's processes leave behind, where the system knows how."""
    if sys.platform == "linux":
        call("prctl", SUBREAPER, 1, 0, 0, 0)


def show(path: str, root: str) -> None:
    """Make a path visible below the new root: a link as a link, the rest as a mount."""
    os.makedirs(os.path.dirname(root + path), exist_ok=True)
    if os.path.islink(path):
        if not os.path.lexists(root + path):
            os.symlink(os.readlink(path), root + path)
        return
    if os.path.isdir(path):
        os.makedirs(root + path, exist_ok=True)
    elif not os.path.exists(root + path):
        os.close(os.open(root + path, os.O_CREAT))
    call("mount", path.encode(), (root + path).encode(), None, BIND, None)


def change_root(cage: Cage) -> None:
    """Replace / by a read-only tree of what is listed, with its own /proc, /dev and /dev/shm."""
    with contextlib.suppress(OSError):  # no namespaces within: less of the kernel to attack
        Path("/proc/sys/user/max_user_namespaces").write_text("0")
    root = os.path.join(cage.folder, "root")
    os.mkdir(root)
    call("mount", b"tmpfs", root.encode(), b"tmpfs", NO_SUID_NO_DEVICES, b"size=1m,mode=755")
    for folder in ("/proc", "/dev/shm", "/tmp", "/etc", *cage.writable):
        os.makedirs(root + folder, exist_ok=True)
    for path in (*readable(), *DEVICES):
        show(path, root)
    os.symlink("/proc/self/fd", f"{root}/dev/fd")
    user = f"reader:x:{os.geteuid()}:{os.getegid()}::{cage.writable[0]}:/bin/sh\n"
    Path(f"{root}/etc/passwd").write_text(user)
    sealed = struct.pack("4Q", READ_ONLY | 2, 0, 0, 0)
    whole_tree = 0x8000
    call(MOUNT_SETATTR, -100, root.encode(), whole_tree, sealed, ctypes.c_size_t(len(sealed)))
    # Read-only: where the user outside is root, /proc/sys is root's in here too.
    options = NO_SUID_NO_DEVICES | READ_ONLY
    call("mount", b"proc", f"{root}/proc".encode(), b"proc", options, None)
    size = f"size={SHARED_MEMORY}".encode()
    call("mount", b"tmpfs", f"{root}/dev/shm".encode(), b"tmpfs", NO_SUID_NO_DEVICES, size)
    for path in cage.writable:
        call("mount", path.encode(), (root + path).encode(), None, BIND, None)
    os.chdir(root)
    call("pivot_root", b".", b".")
    call("umount2", b".", 2)
    if cage.loopback:  # nothing else is in this network
        import fcntl

        with socket.socket() as any_socket:
            fcntl.ioctl(any_socket, BRING_UP, struct.pack("16sh14x", b"lo", 1))


def restrict(cage: Cage) -> None:
    """Apply Landlock to this process and its descendants, and give all capabilities up."""
    version, alone = landlock_version(), cage.level == "landlock"
    call("prctl", NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if version:
        files = RIGHTS[min(version, len(RIGHTS)) - 1]
        rules = struct.pack("3Q", files, 0 if cage.loopback else 3, 3)
        rules = rules[: 8 if version < NETWORK_RULES else 16 if version < SIGNAL_RULES else 24]
        ruleset = call(CREATE_RULESET, rules, ctypes.c_size_t(len(rules)), 0)
        granted = dict.fromkeys((*readable(), *SHARED) if alone else ("/",), READING)
        granted |= {ENGINE: LISTING} if alone else {}
        granted |= dict.fromkeys(DEVICES, OF_FILES)
        granted |= dict.fromkeys((*cage.writable, "/dev/shm"), RIGHTS[-1])
        for path, rights in granted.items():
            with contextlib.suppress(FileNotFoundError):
                fd = os.open(path, os.O_PATH)
                rights &= files if os.path.isdir(path) else files & OF_FILES
                call(ADD_RULE, ruleset, 1, struct.pack("=Qi", rights, fd), 0)
                os.close(fd)
        call(RESTRICT_SELF, ruleset, 0)
        os.close(ruleset)
    call("capset", struct.pack("Ii", 0x20080522, 0), bytes(24))


def shut_in(cage: Cage) -> None:
    """Confine this process, a child of the one that entered the namespaces, for good.

    It keeps no descriptor but 0, 1 and 2: with its supervisor's it could forge its own answer.
    """
    if cage.level == "namespaces":
        change_root(cage)
    os.closerange(3, 65536)
    os.chdir(cage.writable[0])
    if cage.level != "audit":
        restrict(cage)


def processes(level: str) -> list[int]:
    """Return the processes of a run, as its supervisor sees them in /proc."""
    if level == "namespaces":  # /proc is the run's own, and its first process keeps it
        return [int(name) for name in os.listdir("/proc") if name.isdigit() and name != "1"]
    found = [os.getpid()]
    for pid in found:  # it grows
        with contextlib.suppress(OSError):
            for thread in os.listdir(f"/proc/{pid}/task"):
                children = Path(f"/proc/{pid}/task/{thread}/children").read_text()
                found += map(int, children.split())
    return found[1:]


def memory_of(pids: list[int], enough: int) -> int:
    """Return the bytes that processes hold, with shared ones, which RLIMIT_DATA does not count.

    The quick look counts what several share for each of them; only what is more than `enough` by
    it is looked at closely.
    """
    size = 0
    for source, prefix in (("status", "Rss"), ("smaps_rollup", "Pss_")):
        size, names = 0, (f"{prefix}Anon", f"{prefix}Shmem")
        for pid in pids:
            with contextlib.suppress(OSError), open(f"/proc/{pid}/{source}") as file:
                lines = [line for line in file if line.startswith(names)]
                size += 1024 * sum(int(line.split()[1]) for line in lines)
        if size <= enough:
            break
    return size


def end_all(level: str, first: int, main: int, patience: float) -> bool:
    """End whatever a run left behind, and say whether there was anything.

    Args:
        level: That of the run.
        first: The process that keeps its namespaces.
        main: The run itself, which has ended.
        patience: Seconds for what ends by itself, as multiprocessing's resource tracker does.
    """
    end, left = time.monotonic() + patience, False
    if level == "namespaces":
        while (left := bool(processes(level))) and time.monotonic() < end:
            time.sleep(0.005)
        os.kill(first, signal.SIGKILL)
        os.waitpid(first, 0)
        return left
    with contextlib.suppress(ChildProcessError):
        while True:
            if not os.waitpid(-1, os.WNOHANG)[0]:
                left = time.monotonic() > end
                for pid in processes(level) if left else ():
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                time.sleep(0.005)
    with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS has no subreaper
        os.killpg(main, signal.SIGKILL)
        left = True
    return left


def in_child(body: Callable[[], object]) -> bool:
    """Run something in a child and say whether it went well."""
    if not (pid := os.fork()):
        with contextlib.suppress(Exception):
            body()
            os._exit(0)
        os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


def has_namespaces() -> bool:
    """Try all of it: AppArmor lets a process into its namespaces and then refuses the mounts."""
    if sys.platform != "linux":
        return False

    def attempt() -> None:
        enter_namespaces()
        if not in_child(lambda: shut_in(Cage("namespaces", folder, (work,)))):
            raise PermissionError

    with tempfile.TemporaryDirectory(prefix="roadmap-") as folder:
        work = os.path.join(folder, "work")
        os.mkdir(work)
        return in_child(attempt)


@cache
def strongest() -> str:
    """Return the strongest level that this machine has, tried in a process of its own."""
    command = [sys.executable, "-m", "roadmap.run.confine"]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout.split()
    return said[0] if said and said[0] in LEVELS else "audit"


if __name__ == "__main__":
    version = landlock_version()
    level = "landlock" if version >= NETWORK_RULES else "audit"
    print("namespaces" if has_namespaces() else level, f"(Landlock {version or 'missing'})")
