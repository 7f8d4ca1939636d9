"""The fault table of the curriculum: each fault alone in a healthy repository, its message with file, line and remedy; and nothing is published."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from roadmap import checks, curriculum
from roadmap.__main__ import app
from roadmap.page import Problem
from roadmap.site.context import Site
from roadmap.site.lists import parts_map
from roadmap.site.theme import ThemeWriter
from roadmap.sound import unsound
from tests.conftest import PAGE, SNIPPET, edit, mkdocs
from tools.scaffold import scaffold

LESSON, CODE = "docs/foundations/means.md", "snippets/foundations/means/mean.py"


def second_lesson(root: Path, requires: str = "") -> None:
    text = (
        PAGE.replace("means/mean.py", "sums/sum.py")
        .replace("means-", "sums-")
        .replace("title: Means", "title: Sums")
        .replace("*[mean]", "*[sum]")
        .replace("requires: []", f"requires: [{requires}]")
    )
    (root / "docs/foundations/sums.md").write_text(text)
    folder = root / "snippets/foundations/sums"
    folder.mkdir()
    (folder / "sum.py").write_text('print("2.33")\n')
    (folder / "sum.txt").write_text("2.33\n")


def cycle(root: Path) -> None:
    second_lesson(root, "foundations/means")
    edit(root / LESSON, "requires: []", "requires: [foundations/sums]")


def same_id(root: Path) -> None:
    second_lesson(root)
    edit(root / "docs/foundations/sums.md", "sums-compute", "means-compute")


def beside_sums(old: str, new: str, other: str = "", other_new: str = "") -> Callable[[Path], None]:
    """Change the lesson on sums, and perhaps that on means, which comes first."""

    def make(root: Path) -> None:
        second_lesson(root)
        edit(root / "docs/foundations/sums.md", old, new)
        if other:
            edit(root / LESSON, other, other_new)

    return make


def notebook_number(root: Path) -> None:
    scaffold(root, "project", "count")
    (root / "snippets/projects/count.py").write_text(
        "# %% [markdown]\n# The share is 0.75.\n\n# %%\nprint(1)\n"
    )


def change(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: edit(root / path, old, new)


ROUTES = """coming: {library/papers: Papers worth reading}
routes:
  all:
    - {name: First, lessons: [foundations/means, foundations/sums]}
    - {name: Last, lessons: [foundations/means, library/papers]}
"""


def routes(root: Path, text: str = ROUTES, page: bool = True) -> None:
    (root / "docs/routes.yml").write_text(text)
    if page:
        (root / "docs/routes").mkdir()
        (root / "docs/routes/all.md").write_text(
            "---\ntitle: Everything\ndescription: All of it.\n---\n\n# Everything\n\n<!-- route -->\n"
        )


def move_to_no_part(root: Path) -> None:
    edit(root / LESSON, "snippets/foundations", "snippets/extra")
    (root / "docs/foundations").rename(root / "docs/extra")
    (root / "snippets/foundations").rename(root / "snippets/extra")


FAULTS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "include of a missing file": (
        change(LESSON, "mean.py", "median.py"),
        f"{LESSON}:15: includes a missing file: snippets/foundations/means/median.py",
        "Correct the path",
    ),
    "section of a file": (
        change(LESSON, "mean.py", "mean.py:compute"),
        f"{LESSON}:15: has a malformed include",
        "alone on its line",
    ),
    "malformed include": (
        change(LESSON, '--8<-- "', "--8<--"),
        f"{LESSON}:15: has a malformed include",
        "--8<--",
    ),
    "line numbers in an include": (
        change(LESSON, "mean.py", "mean.py:1:2"),
        f"{LESSON}:15: has a malformed include",
        "alone on its line",
    ),
    "included twice": (
        change(
            LESSON,
            "## Checkpoint",
            '```python\n--8<-- "snippets/foundations/means/mean.py"\n```\n\n## Checkpoint',
        ),
        f"{LESSON}:19: includes {CODE} twice",
        "once",
    ),
    "prerequisite unknown": (
        change(LESSON, "requires: []", "requires: [foundations/algebra]"),
        f"{LESSON}:5: requires an unknown lesson: foundations/algebra",
        "Name one of: foundations/means",
    ),
    "route to nowhere": (
        lambda root: routes(root, ROUTES.replace("foundations/sums", "foundations/summs")),
        "docs/routes.yml:4: leads to an unknown page: foundations/summs",
        "plan it in docs/parts.yml",
    ),
    "route without a page": (
        lambda root: routes(root, page=False),
        "docs/routes.yml:3: has the route 'all' without a page",
        "docs/routes/all.md",
    ),
    "malformed route": (
        lambda root: routes(
            root, ROUTES.replace("lessons: [foundations/means, library/papers]", "pages: []")
        ),
        "docs/routes.yml:3: has the malformed route 'all'",
        "a list of stages",
    ),
    "routes without their key": (
        lambda root: routes(root, "- all\n"),
        "docs/routes.yml:1: is not a mapping with `routes:`",
        "under `routes:`",
    ),
    "page of an unknown route": (
        lambda root: routes(root, ROUTES.replace("all:", "most:")),
        "docs/routes/all.md:1: shows a route that docs/routes.yml does not have",
        "Name the page as the route",
    ),
    "prerequisite cycle": (
        cycle,
        "docs/foundations/means.md:5: is in a cycle of prerequisites: foundations/means -> foundations/sums -> foundations/means",
        "Remove one",
    ),
    "two checkpoints with one id": (
        same_id,
        "docs/foundations/sums.md:20: uses the checkpoint id 'means-compute' of docs/foundations/means.md:20",
        "Choose another",
    ),
    "checkpoint without an id": (
        change(LESSON, " {#means-compute}", ""),
        f"{LESSON}:20: has a checkpoint without a valid id",
        "{#an-id}",
    ),
    "a term that two pages define": (
        beside_sums("*[sum]", "*[ Mean ]"),
        f"docs/foundations/sums.md:32: defines 'Mean', which {LESSON}:32 does already",
        "Keep the one",
    ),
    "a term that a page defines twice, in a box": (
        change(LESSON, "    Because.", "    Because.\n\n    *[mean] :\n    The average."),
        f"{LESSON}:35: defines 'mean', which {LESSON}:28 does already",
        "Keep the one",
    ),
    "two pages of one title": (
        beside_sums("title: Sums", "title: means"),
        f"docs/foundations/sums.md:2: has the title 'means', which is the title of {LESSON}:2",
        "how the two differ",
    ),
    "two pages of one alias": (
        beside_sums("hours: 1", "hours: 1\naliases: [AM]", "hours: 1", "aliases: [am]\nhours: 1"),
        f"docs/foundations/sums.md:5: has the alias 'AM', which is the alias of {LESSON}:4",
        "nowhere else",
    ),
    "an alias that is the title of a page that comes later": (
        beside_sums("hours: 1", "hours: 1", "hours: 1", "hours: 1\naliases: [sums]"),
        f"{LESSON}:5: has the alias 'sums', which is the title of docs/foundations/sums.md:2",
        "nowhere else",
    ),
    "number in prose that was not printed": (
        change(LESSON, "2.33.", "2.34."),
        f"{LESSON}:12: says '2.34', which no snippet near it prints",
        "print it in the snippet above",
    ),
    "percentage in prose that was not printed": (
        change(LESSON, "2.33.", "97 %."),
        f"{LESSON}:12: says '97 %'",
        "<!-- given: 1998",
    ),
    "broken internal link": (
        change(LESSON, "The mean is", "[The mean](medians.md) is"),
        f"{LESSON}:12: links to a missing file: medians.md",
        "Correct the link",
    ),
    "missing image": (
        change(LESSON, "The mean is", "![The mean](mean.png) is"),
        f"{LESSON}:12: links to a missing file: mean.png",
        "Correct the link",
    ),
    "broken anchor": (
        change(LESSON, "The mean is", "[The mean](#meens) is"),
        f"{LESSON}:12: links to a missing anchor: #meens",
        "means",
    ),
    "no front matter": (
        change(LESSON, PAGE, "# Means\n"),
        f"{LESSON}:1: has no front matter",
        "Start it with",
    ),
    "invalid front matter": (
        change(LESSON, "title: Means", "title: [Means"),
        f"{LESSON}:3: has invalid front matter",
        "Mend the YAML",
    ),
    "missing description": (
        change(LESSON, "description: Compute a mean.\n", ""),
        f"{LESSON}:1: has no description",
        "`description: One sentence",
    ),
    "queries missing": (
        change(LESSON, "asked: [average]\n", ""),
        f"{LESSON}:1: has no asked",
        "asked: [mean",
    ),
    "include among other lines": (
        change(LESSON, "```python\n", "```python\n# more\n"),
        f"{LESSON}:16: has an include among other lines",
        "in its fence",
    ),
    "snippet outside a fence": (
        change(LESSON, f'```python\n--8<-- "{CODE}"\n```', f'--8<-- "{CODE}"'),
        f"{LESSON}:14: includes {CODE} in the wrong place",
        "python fence",
    ),
    "assert about a measured time": (
        lambda root: (root / CODE).write_text(
            SNIPPET
            + "import time\nstart = time.perf_counter()\ntook = time.perf_counter() - start\nassert took < 1\n"
        ),
        f"{CODE}:8: asserts something about a measured time",
        "Count the work",
    ),
    "sort that ties leave open": (
        lambda root: (root / CODE).write_text(SNIPPET + "import numpy as np\nnp.argsort([1, 1])\n"),
        f"{CODE}:6: sorts in an order that ties leave open",
        'kind="stable"',
    ),
    "description too long": (
        change(LESSON, "Compute a mean.", "Compute a mean. " * 12),
        f"{LESSON}:3: has a description of more than 160 characters",
        "Shorten",
    ),
    "hours that are no number": (
        change(LESSON, "hours: 1", "hours: two"),
        f"{LESSON}:4: has a hours of the wrong kind: 'two'",
        "`hours: 2`",
    ),
    "aliases that are no list": (
        change(LESSON, "hours: 1", "hours: 1\naliases: LLM"),
        f"{LESSON}:5: has a aliases of the wrong kind: 'LLM'",
        "aliases: [LLM, GPT]",
    ),
    "unknown key": (
        change(LESSON, "hours: 1", "hours: 1\nhuors: 2"),
        f"{LESSON}:5: has the unknown front matter key 'huors'",
        "Use one of",
    ),
    "invalid UTF-8": (
        lambda root: (root / LESSON).write_bytes(b"---\ntitle: \xff\n---\n"),
        f"{LESSON}:2: is not valid UTF-8",
        "Save the file as UTF-8",
    ),
    "sections missing": (
        change(LESSON, "## Recall", "## Recap"),
        f"{LESSON}:9: does not end in Checkpoint, Recall and Go further",
        "last three",
    ),
    "record deleted": (
        lambda root: (root / CODE).with_suffix(".txt").unlink(),
        f"{CODE}:1: has no record",
        "run --record",
    ),
    "record without a snippet": (
        lambda root: (root / "snippets/foundations/means/gone-1.svg").touch(),
        "snippets/foundations/means/gone-1.svg:1: is a record without a snippet",
        "Delete it",
    ),
    "snippet that no page shows": (
        lambda root: (root / "snippets/foundations/means/extra.py").touch(),
        "snippets/foundations/means/extra.py:1: is shown by no page",
        "Include it",
    ),
    "snippet of no part": (
        move_to_no_part,
        "snippets/extra/means/mean.py:1: belongs to no part",
        "into the folder of a part",
    ),
    "page without a snippet": (
        lambda root: (root / "docs/foundations/sums.md").write_text(
            PAGE.replace('```python\n--8<-- "snippets/foundations/means/mean.py"\n```', "")
            .replace("means-", "sums-")
            .replace("2.33", "2")
        ),
        "docs/foundations/sums.md:9: shows no snippet",
        "Include",
    ),
    "diagram without a picture": (
        change(
            LESSON,
            "The mean is",
            "```mermaid\nflowchart LR\n  accDescr: a to b\n  a --> b\n```\n\nThe mean is",
        ),
        f"{LESSON}:12: has a diagram without its picture",
        "make record",
    ),
    "diagram without a description": (
        change(LESSON, "The mean is", "```mermaid\nflowchart LR\n  a --> b\n```\n\nThe mean is"),
        f"{LESSON}:12: has a diagram without a description",
        "accDescr",
    ),
    "code that no test runs": (
        change(LESSON, "The mean is", "```python\nprint(1)\n```\n\nThe mean is"),
        f"{LESSON}:12: shows Python that no test runs",
        "not run:",
    ),
    "a fence that is never closed": (
        lambda root: edit(root / LESSON, "## Go further", "```python\nprint(1)\n\n## Go further"),
        f"{LESSON}:28: has a fence that is never closed",
        "closes it",
    ),
    "output that nobody printed": (
        change(LESSON, "The mean is", "```text\naccuracy: 0.999\n```\n\nThe mean is"),
        f"{LESSON}:12: shows output that no test printed",
        "Print it in a snippet",
    ),
    "output in a fence without a name": (
        change(LESSON, "The mean is", "~~~\naccuracy: 0.999\n~~~\n\nThe mean is"),
        f"{LESSON}:12: shows output that no test printed",
        "Print it in a snippet",
    ),
    "dollars that are taken for a formula": (
        change(LESSON, "The mean is", "It costs US$5 (or US$6). The mean is"),
        f"{LESSON}:12: has dollars that are taken for a formula",
        "\\$",
    ),
    "a bar in a formula in a table": (
        change(LESSON, "The mean is", "| a |\n|---|\n| $|x|$ |\n\nThe mean is"),
        f"{LESSON}:14: has a | in a formula in a table",
        "lvert",
    ),
    "a link in a formula": (
        change(LESSON, "The mean is", "$\\href{https://example.org}{x}$ The mean is"),
        f"{LESSON}:12: has \\href in a formula",
        "in Markdown",
    ),
    "snippet without a docstring": (
        lambda root: (root / CODE).write_text("print(1)\nassert 1 + 1 == 2\n"),
        f"{CODE}:1: has no docstring",
        "what it shows",
    ),
    "snippet that asserts nothing": (
        lambda root: (root / CODE).write_text('"""A."""\nassert True\nassert (1 > 2, "never")\n'),
        f"{CODE}:1: asserts nothing",
        "wrong program",
    ),
    "snippet with an early exit": (
        lambda root: (root / CODE).write_text(SNIPPET + "import sys\nsys.exit(0)\nassert 1 > 2\n"),
        f"{CODE}:6: may end before its asserts",
        "to its end",
    ),
    "a sentence of the scaffold on a page": (
        change(
            LESSON, "    Because.", "The question, on something concrete: two to four sentences."
        ),
        f"{LESSON}:26: still says what the scaffold wrote: The question",
        "your own",
    ),
    "a sentence of the scaffold in a snippet": (
        lambda root: (root / CODE).write_text(
            '"""Says in one line what this file shows."""\nassert 1 + 1 == 2\n'
        ),
        f"{CODE}:1: still says what the scaffold wrote",
        "your own",
    ),
    "a name that no page can include": (
        lambda root: (root / CODE).with_name("my file.py").write_text(SNIPPET),
        "snippets/foundations/means/my file.py:1: has a name that no page can include",
        "letters, digits",
    ),
    "nothing asked": (
        change(LESSON, "asked: [average]", "asked: []"),
        f"{LESSON}:7: has no asked",
        "asked: [mean",
    ),
    "an empty query": (
        change(LESSON, "asked: [average]", "asked: [average, ' ']"),
        f"{LESSON}:7: has a asked of the wrong kind",
        "asked: [mean",
    ),
    "a blank title": (
        change(LESSON, "title: Means", "title: '  '"),
        f"{LESSON}:2: has a title of the wrong kind",
        "title: Means",
    ),
    "a key twice": (
        change(LESSON, "hours: 1", "hours: 1\nhours: 2"),
        f"{LESSON}:5: has invalid front matter: the key 'hours' stands twice",
        "Mend the YAML",
    ),
    "a byte-order mark": (
        lambda root: (root / LESSON).write_text("\ufeff" + PAGE),
        f"{LESSON}:1: has the invisible character U+FEFF",
        "without one",
    ),
    "no parts": (
        lambda root: (root / "docs/parts.yml").unlink(),
        "docs/parts.yml:1: lists no part",
        "Restore the file",
    ),
    "number in a notebook that was not printed": (
        notebook_number,
        "docs/projects/count.md:14: says '0.75' in snippets/projects/count.py:2",
        "print it in the snippet above",
    ),
    "rename to nowhere": (
        lambda root: (root / "docs/renamed.yml").write_text("old: new\n"),
        "docs/renamed.yml:1: renames 'old' to 'new'",
        "must exist",
    ),
}


@pytest.mark.parametrize("hours", ["-2", "0", ".nan", ".inf", "true", "010", "1:30", "9999", "0.0"])
def test_hours_are_a_number_of_hours(hours: str, repository: Path) -> None:
    edit(repository / LESSON, "hours: 1", f"hours: {hours}")
    (problem,) = problems_of(repository)
    assert problem.line == 4 and "has a hours of the wrong kind" in problem.message


@pytest.mark.parametrize(
    "box", ["* [ ]", "+ [ ]", "- [x]", "- [X]", "-  [ ]", "- []", "    - [ ]", "1. [ ]", "> - [ ]"]
)
def test_a_checkpoint_in_another_form_is_named_with_its_line(box: str, repository: Path) -> None:
    edit(repository / LESSON, "- [ ]", box)
    (problem,) = problems_of(repository)
    assert str(problem).startswith(f"{LESSON}:20: has a checkpoint in another form than `- [ ]`")
    assert "Begin the line with" in problem.remedy


@pytest.mark.parametrize("line", ["- [x](#means)", "- [Python] says", "* `[ ]` is empty"])
def test_a_list_without_boxes_is_a_list(line: str, repository: Path) -> None:
    edit(repository / LESSON, "## Checkpoint", f"{line}\n\n## Checkpoint")
    assert problems_of(repository) == []


@pytest.mark.parametrize(
    "opening",
    ["```py", "``` python", "```Python", "```{.python}", "````python", "~~~python", "```pycon"]
    + ["```{.python .annotate}", "```python3", "```ipython", "    ```python", "```py title='a'"],
)
def test_python_that_no_test_runs_is_found_in_every_spelling(
    opening: str, repository: Path
) -> None:
    indent = opening[: -len(opening.lstrip())] if opening[0] == " " else ""
    mark = opening.strip()[0] * (4 if opening.startswith("````") else 3)
    code = f"{opening}\n{indent}print(1)\n{indent}{mark}"
    edit(repository / LESSON, "The mean is", f"{code}\n\nThe mean is")
    (problem,) = problems_of(repository)
    assert problem.line == 12 and "shows Python that no test runs" in problem.message
    edit(repository / LESSON, opening, f"<!-- not run: it is an excerpt -->\n\n{opening}")
    assert problems_of(repository) == []


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("import os\nos._exit(0)", True),
        ("exit()", True),
        ("raise SystemExit", True),
        ("raise SystemExit(0)", True),
        ("from sys import exit as leave\nleave(0)", True),
        ("import sys\nsys.exit('the data are missing')", False),
        ("n = 1\nraise SystemExit(f'{n} is missing')", False),
        ("import numpy as np\nnp.testing.assert_allclose(1, 1)", False),
    ],
)
def test_early_exits(code: str, wrong: bool) -> None:
    found = [what for _, what, _ in unsound(f'"""A."""\n{code}\nassert 1 + 1 == 2\n')]
    assert found == (["may end before its asserts"] if wrong else [])


def problems_of(root: Path) -> list[Problem]:
    return checks.problems(curriculum.read(root))


def test_the_healthy_repository_has_no_problem(repository: Path) -> None:
    assert problems_of(repository) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_fault(fault: str, repository: Path) -> None:
    make, message, remedy = FAULTS[fault]
    make(repository)
    problems = [str(p) for p in problems_of(repository)]
    assert any(message in p and remedy in p for p in problems), "\n".join(problems)


def test_all_problems_of_a_run_are_reported_together_and_nothing_is_built(buildable: Path) -> None:
    for fault in ("broken anchor", "prerequisite unknown", "record without a snippet"):
        FAULTS[fault][0](buildable)
    built = mkdocs(buildable)
    assert built.returncode != 0
    for fault in ("broken anchor", "prerequisite unknown", "record without a snippet"):
        assert FAULTS[fault][1] in built.stderr
    assert not list((buildable / "site").rglob("*.html"))
    checked = CliRunner().invoke(app, ["check", "--root", str(buildable)])
    assert checked.exit_code == 1 and FAULTS["broken anchor"][1] in checked.output


def test_every_formula_that_katex_cannot_parse_is_named_before_anything_is_written(
    buildable: Path,
) -> None:
    boxed = "    $$\n    \\frac{1}\n    $$\n\n    Because of \\(\\sqrt\\)."
    edit(
        buildable / LESSON,
        "The mean is",
        "As `$\\frac{1}$` says, $x^2$, $x^$ and\n$x^$: the mean is",
    )
    edit(buildable / LESSON, "    Because.", boxed)
    edit(buildable / "docs/index.md", "<!-- map -->", "$$\\bad$$\n\n<!-- map -->")
    scaffold(buildable, "project", "count")
    page = buildable / "docs/projects/count.md"
    page.write_text(
        PAGE.replace("Means", "Count")
        .replace("means-", "count-")
        .replace("*[mean]", "*[count]")
        .replace(f'```python\n--8<-- "{CODE}"\n```', '--8<-- "snippets/projects/count.py"')
        .replace("2.33", "2")
    )
    (buildable / "snippets/projects/count.py").write_text(
        "# %% [markdown]\n# Count $\\left( x$.\n\n# %%\nassert 1 + 1 == int('2')\n"
    )
    cells = [{"cell_type": "markdown", "source": ["Count $\\left( x$."], "metadata": {}}]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (buildable / "snippets/projects/count.ipynb").write_text(json.dumps(book))
    built = mkdocs(buildable)
    assert built.returncode == 1 and "Traceback" not in built.stderr
    named = [line for line in built.stderr.splitlines() if "has a formula that KaTeX" in line]
    places = ["index.md:8", *(f"foundations/means.md:{n}" for n in (12, 13, 27, 31))]
    expected = [*(f"docs/{place}" for place in places), "snippets/projects/count.py:2"]
    assert sorted(line.split(": ")[0] for line in named) == sorted(expected), built.stderr
    assert built.stderr.count("Correct the formula.") == len(expected)
    assert not list((buildable / "site").rglob("*.html"))

    alone = mkdocs(buildable, PAGE="foundations/means")
    named = [line for line in alone.stderr.splitlines() if "has a formula that KaTeX" in line]
    assert alone.returncode == 1 and {line.split(":")[0] for line in named} == {LESSON}


def test_a_link_that_only_mkdocs_sees_stops_the_build(buildable: Path) -> None:
    edit(buildable / LESSON, "The mean is", "[The mean][gone] is")
    edit(buildable / LESSON, "## Recall", "[gone]: gone.md\n\n## Recall")
    built = mkdocs(buildable)
    assert built.returncode != 0 and "gone.md" in built.stderr


def test_the_healthy_site_builds_and_publishes_what_it_counts(buildable: Path) -> None:
    index = "---\ntitle: Foundations\ndescription: What for.\n---\n\n# Foundations\n\n<!-- lessons -->\n"
    (buildable / "docs/foundations/index.md").write_text(index)
    built = mkdocs(buildable)
    assert built.returncode == 0, built.stderr
    published = json.loads((buildable / "site/roadmap.json").read_text())
    assert published["parts"][0]["lessons"] == [
        {
            "id": "foundations/means",
            "title": "Means",
            "url": "foundations/means/",
            "hours": 1,
            "level": "Beginner",
            "requires": [],
            "snippets": 1,
            "checkpoints": ["means-compute"],
        }
    ]
    page = (buildable / "site/foundations/means/index.html").read_text()
    assert "mean: 2.33" in page and 'id="means-compute"' in page and "1 tested snippet" in page
    assert (buildable / "site/snippets/foundations/means/mean.py").read_text() == (
        buildable / CODE
    ).read_text()
    home = (buildable / "site/index.html").read_text()
    assert (
        ">Means</a>" in home
        and "1 more to come" in home
        and '<a href="foundations/">Foundations</a>' in home
    )
    index = (buildable / "site/foundations/index.html").read_text()
    assert "1 lesson · about 1 hour" in index
    assert "Means</a></strong> · 1 h · no prerequisites" in index and "Compute a <abbr" in index


def test_a_part_with_nothing_to_come_is_complete(repository: Path) -> None:
    def home() -> str:
        found = curriculum.read(repository)
        return parts_map(found.pages["index"], Site(found))

    assert "1 more to come" in home() and "complete" not in home()
    edit(repository / "docs/parts.yml", "{means: Means, sums: Sums}", "{means: Means}")
    assert "complete" in home()


def test_a_route_links_what_stands_and_names_what_is_planned(repository: Path) -> None:
    routes(repository)
    assert problems_of(repository) == []
    found = curriculum.read(repository)
    text = ThemeWriter(found.pages["routes/all"], Site(found)).write()
    assert (
        "3 pages, 1 of them written · 1 hour so far" in text
    )  # a lesson on two stages counts once
    assert (
        '1. [Means](../foundations/means.md){ data-lesson="foundations/means" } <span class="hours">1 h</span>'
        in text
    )
    assert (
        '2. Sums <span class="hours">planned</span>' in text
        and '2. Papers worth reading <span class="hours">planned</span>' in text
    )
    assert "foundations/sums" not in text and "library/papers" not in text
    lesson = ThemeWriter(found.pages["foundations/means"], Site(found)).write()
    assert "On the route [Everything](../routes/all.md)" in lesson
    assert json.loads(found.as_json())["routes"][0]["stages"][1] == {
        "name": "Last",
        "lessons": ["foundations/means", "library/papers"],
    }


@pytest.mark.parametrize(
    ("kind", "name"), [("lesson", "foundations/naive-sums"), ("project", "count-things")]
)
def test_a_scaffold_runs_and_asks_for_nothing_but_its_sentences(
    kind: str, name: str, repository: Path
) -> None:
    assert all(path.exists() for path in scaffold(repository, kind, name))
    recorded = CliRunner().invoke(
        app, ["run", "--record", "--changed", "--fresh", "--root", str(repository)]
    )
    assert recorded.exit_code == 0, recorded.output
    asked = problems_of(repository)
    assert asked and all("still says what the scaffold wrote" in p.message for p in asked)


@pytest.mark.parametrize(
    ("kind", "name", "why"),
    [
        ("lesson", "Foundations/X", "no id"),
        ("lesson", "cooking/soup", "no part"),
        ("page", "a/b", "no kind"),
        ("lesson", "foundations/means", "exists"),
        ("lesson", "projects/x", "project x"),
    ],
)
def test_a_scaffold_refuses_what_it_cannot_make(
    kind: str, name: str, why: str, repository: Path
) -> None:
    with pytest.raises(ValueError, match=why):
        scaffold(repository, kind, name)


def test_help_teaches() -> None:
    out = CliRunner().invoke(app, ["--help"]).output
    assert "run" in out and "check" in out
    assert (
        "--fresh"
        in CliRunner().invoke(app, ["run", "--help"], env={"COLUMNS": "200", "TERM": "dumb"}).output
    )
