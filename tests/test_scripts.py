"""The site's own JavaScript: one form, no lint, no type that does not fit."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_the_scripts_are_formatted_linted_and_typed() -> None:
    """`npm run check`, with the wheel's Node: a machine may have none of its own."""
    command = [sys.executable, "-m", "tools.npm", "run", "--silent", "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"`npm run fix` puts much of it right.\n{done.stdout}{done.stderr}"
