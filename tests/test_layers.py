"""The engine keeps its shape: who may import whom, and how long each layer may be."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

ENGINE = sorted((ROOT / "roadmap").rglob("*.py"))
# A module may import what stands before it; `site` may import all, nothing imports `site`.
LAYERS = [
    "snippet",
    "portability",
    "run",
    "proof",
    "record",
    "blocks",
    "page",
    "files",
    "curriculum",
    "prose",
    "links",
    "names",
    "sound",
    "checks",
]
# Lines of at most 100 columns. A line of code should know its room.
BUDGET = {"snippet": 240, "run": 1600, "record": 640, "page": 1025, "checks": 945, "site": 2380}
OF = {
    "proof": "record",
    "blocks": "page",
    "files": "page",
    "curriculum": "page",
    "portability": "checks",
    "prose": "checks",
    "links": "checks",
    "names": "checks",
    "sound": "checks",
}


def layer(path: Path) -> str:
    return path.relative_to(ROOT / "roadmap").with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """Return the layers that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("roadmap"):
            rest = node.module.split(".")[1:]
            found |= {rest[0]} if rest else {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", ENGINE, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    own = layer(path)
    if own in LAYERS:
        assert imported(path) <= {*LAYERS[: LAYERS.index(own) + 1]}
    elif own != "site":
        assert "site" not in imported(path)
    if own in (
        "blocks",
        "page",
        "files",
        "curriculum",
        "portability",
        "prose",
        "links",
        "names",
        "checks",
    ):
        assert not imported(path) & {"run", "record", "proof"}, "reading a page runs nothing"


def test_the_whole_engine_is_in_the_repository() -> None:
    """A pattern of .gitignore once hid a layer from Git, and from the linters with it."""
    options = ["ls-files", "--others", "--ignored", "--exclude-standard", "roadmap", "tools"]
    git = subprocess.run(["git", *options], cwd=ROOT, capture_output=True, text=True)
    if git.returncode:
        pytest.skip("not a repository")
    assert not [name for name in git.stdout.split() if name.endswith((".py", ".js"))]


def test_layers_keep_their_budget() -> None:
    lines: dict[str, int] = {}
    for path in ENGINE:
        size = len(path.read_text(encoding="utf-8").splitlines())
        assert size <= 350, f"{path.name} has {size} lines: split it"
        name = OF.get(layer(path), layer(path))
        lines[name] = lines.get(name, 0) + size
    over = {name: (lines[name], most) for name, most in BUDGET.items() if lines[name] > most}
    assert not over, f"layers over their budget (lines, budget): {over}"
