"""Snapshot the installed packages, pin them in a lock file, and name what differs later."""

import tempfile
from importlib.metadata import distributions
from pathlib import Path


def snapshot() -> dict[str, str]:
    """Return name and version of every installed distribution."""
    return {d.metadata["Name"].lower(): d.version for d in distributions()}


def write_lock(packages: dict[str, str], path: Path) -> None:
    """Write name==version lines in order of the names, as pip and uv read them."""
    path.write_text("".join(f"{name}=={packages[name]}\n" for name in sorted(packages)))


def compare(path: Path, packages: dict[str, str]) -> list[str]:
    """Return the lines that differ: - is in the lock only, + is installed only."""
    locked = set(path.read_text().split())
    here = {f"{name}=={version}" for name, version in packages.items()}
    return sorted(f"- {line}" for line in locked - here) + sorted(
        f"+ {line}" for line in here - locked
    )


with tempfile.TemporaryDirectory() as folder:
    lock = Path(folder) / "lock.txt"
    now = snapshot()
    write_lock(now, lock)
    print("scikit-learn is in the lock:", "scikit-learn==" in lock.read_text())
    print("differences today:", compare(lock, now))
    assert compare(lock, now) == []
    later = now | {"scikit-learn": "9.9.9", "surprise": "0.1"}  # what an upgrade would do
    changes = [line.split("==")[0] for line in compare(lock, later)]
    print("after an upgrade:", changes)
    assert changes == ["- scikit-learn", "+ scikit-learn", "+ surprise"]
