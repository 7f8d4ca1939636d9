"""Every snippet runs and agrees with its record. `pytest --record` accepts; `--fresh` runs each as a reader would."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from roadmap import curriculum, records
from roadmap.runner import imports
from tests.conftest import ROOT

KNOWN = curriculum.load(ROOT)


def cost(snippet: Path) -> float:
    """Long runs first, so that no worker is left with one at the end."""
    last = records.receipt(snippet, ROOT)
    guess = 30.0 if records.is_notebook(snippet) or KNOWN.servers(snippet) else 1.0
    return -(last.seconds if last else guess)


SNIPPETS = sorted(curriculum.snippets(ROOT), key=cost)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda s: s.relative_to(ROOT / "snippets").as_posix())
def test_snippet(snippet: Path, request: pytest.FixtureRequest) -> None:
    option = request.config.getoption
    servers = KNOWN.servers(snippet)
    if option("--changed") and records.is_verified(snippet, ROOT, servers):
        pytest.skip("unchanged since it was last green")
    problem = records.verify(snippet, ROOT, accept=option("--record"), fresh=option("--fresh"), servers=servers)
    if problem:
        pytest.fail(problem, pytrace=False)


def test_curriculum_has_no_problems() -> None:
    assert not KNOWN.problems, "\n" + "\n".join(map(str, KNOWN.problems))


def test_snippets_stay_in_their_budget() -> None:
    """Fast enough to be read and run: 10 s a snippet, 60 s with real servers or as a project, measured by the last green runs."""
    slow = []
    for snippet in SNIPPETS:
        last = records.receipt(snippet, ROOT)
        limit = 60 if records.is_notebook(snippet) or KNOWN.servers(snippet) else 10
        if last and last.seconds > 2 * limit:  # a machine shared with the rest of the suite takes up to twice as long
            slow.append(f"{snippet.name}: {last.seconds} s")
    assert not slow


def test_each_extra_brings_what_its_part_imports() -> None:
    """A reader of one part installs that part: every package that its snippets import is named in its extra."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {
        part: {re.split(r"[>=<\[]", d)[0].lower() for d in extras["dependencies"] + found} for part, found in extras["optional-dependencies"].items()
    }
    brings = {module: {d.lower().replace("_", "-") for d in found} for module, found in packages_distributions().items()}
    missing = []
    for snippet in SNIPPETS:
        part = snippet.relative_to(ROOT / "snippets").parts[0].replace("_", "-")
        tops = {n.split(".")[0] for n in imports(snippet)} - set(sys.stdlib_module_names)
        lacking = {n for n in tops if not brings[n] & named.get(part, set())}
        # pandas is imported by name, or asked of scikit-learn.
        if "as_frame=True" in snippet.read_text(encoding="utf-8") and "pandas" not in named.get(part, set()):
            lacking.add("pandas")
        missing += [f"{snippet.name}: {name} is not in the extra {part!r}" for name in lacking]
    assert not missing, "\n".join(missing)
