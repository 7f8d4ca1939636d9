"""Records: equal in the precision printed, readable when not, rewritten only where a run differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap import proof, record
from roadmap.run.backend import normalise
from roadmap.run.warm import warm
from roadmap.site import figures
from roadmap.snippet import Snippet
from tests.conftest import SNIPPET, edit

SAME = [
    ("3", "3"),
    ("0.1234", "0.1235"),
    ("0.6931", "0.6932"),
    ("-0.00", "0.00"),
    ("1.25e-05", "1.26e-05"),
    ("~12", "~40"),
    ("~0.8 ms", "~2.1 ms"),
    ("[1.  2.5]", "[ 1.   2.5]"),
    ("nan inf", "nan inf"),
]
OTHER = [
    ("3", "4"),
    ("0.1234", "0.1236"),
    ("0.50", "0.5"),
    ("~12", "~400"),
    ("~12", "12"),
    ("nan", "0.1"),
    ("a 1.0", "b 1.0"),
    ("1.0 2.0", "1.0"),
    ("99.9 %", "100 %"),
]


@pytest.mark.parametrize(("recorded", "printed"), SAME)
def test_lines_that_agree(recorded: str, printed: str) -> None:
    assert record.same_line(recorded, printed)
    assert record.text_difference(recorded, printed) is None


@pytest.mark.parametrize(("recorded", "printed"), OTHER)
def test_lines_that_differ(recorded: str, printed: str) -> None:
    assert not record.same_line(recorded, printed)
    assert record.text_difference(recorded, printed)


def test_a_difference_reads_as_a_diff_of_what_changed() -> None:
    why = record.text_difference("rows 3\nmean 2.330\nok", "rows 3\nmean 2.331\nnot ok")
    assert why and "-ok\n+not ok" in why and "2.331" not in why


SVG = '<svg width="504pt" height="252pt"><path d="M 1 2.5 L 3 4" style="stroke: #3b82c4; fill: #24292f"/></svg>'


def test_figures_compare_as_images() -> None:
    assert record.figure_difference(SVG, SVG.replace("2.5", "2.9")) is None
    assert "moved by 7.5 px" in (record.figure_difference(SVG, SVG.replace("2.5", "10")) or "")
    assert record.figure_difference(SVG, SVG.replace("#3b82c4", "#3b82c6")) is None
    assert "colour" in (record.figure_difference(SVG, SVG.replace("#3b82c4", "#c43b82")) or "")
    assert "other parts" in (record.figure_difference(SVG, SVG.replace("<path", "<g/><path")) or "")


def test_the_dark_twin_differs_in_ink_only() -> None:
    assert figures.dark(SVG) == SVG.replace("#24292f", "#d7dbe0")
    assert figures.size(SVG) == (700, 350)


def test_normalising_keeps_the_picture_and_drops_what_varies() -> None:
    text = '<?xml?>\n<svg width="5pt"><metadata>now</metadata>\n <g id="axes_1"><path id="m12ab" d="M 1.23456 -0.0001" transform="scale(0.015625)"/><use xlink:href="#m12ab"/></g></svg>'
    assert normalise(text) == (
        '<svg width="5pt"><g><path id="i0" d="M 1.23 0" transform="scale(0.015625)"/><use xlink:href="#i0"/></g></svg>\n'
    )


def test_accepting_twice_changes_no_byte(repository: Path) -> None:
    snippet = Snippet(repository, "snippets/foundations/means/mean.py")
    text = snippet.record
    snippet.path.write_text(
        SNIPPET + "import random\nprint(f'took ~{random.uniform(1, 5):.3f} s')\n"
    )
    with warm([snippet], repository / ".cache"):
        assert "it" in (record.verify(snippet) or "")
        assert record.verify(snippet, accepting=True) is None
        before = text.read_bytes()
        assert record.verify(snippet, accepting=True) is None
    assert text.read_bytes() == before


def test_prints_something_else(repository: Path) -> None:
    snippet = Snippet(repository, "snippets/foundations/means/mean.py")
    edit(snippet.path, "1, 2, 4", "1, 2, 5")
    why = record.verify(snippet) or ""
    assert "snippets/foundations/means/mean.py:1:" in why
    assert "-mean: 2.33\n+mean: 2.67" in why
    assert "python -m roadmap run --record snippets/foundations/means/mean.py" in why


PLOT = 'import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])\nplt.show()\nprint("drawn")\n'


def test_draws_another_figure(repository: Path) -> None:
    snippet = Snippet(repository, "snippets/foundations/means/mean.py")
    snippet.path.write_text(PLOT)
    assert record.verify(snippet, accepting=True) is None
    assert snippet.figure(1).exists()
    assert record.verify(snippet) is None
    edit(snippet.path, "1, 2, 3", "3, 1, 2")
    why = record.verify(snippet) or ""
    assert "mean-1.svg" in why and "--record" in why
    edit(snippet.path, "plt.show()\n", "plt.show()\nplt.plot([1])\nplt.show()\n")
    assert "draws 2 figure(s); 1 are recorded" in (record.verify(snippet) or "")
    snippet.path.write_text('print("drawn")\n')
    assert record.verify(snippet, accepting=True) is None
    assert not snippet.figure(1).exists()


def test_a_notebook_is_verified_cell_by_cell(repository: Path) -> None:
    book = Snippet(repository, "snippets/projects/count.py")
    book.path.parent.mkdir()
    book.path.write_text('# %% [markdown]\n# ## Count\n\n# %%\nprint("counted 0.50")\n')
    assert "has no record" in (record.verify(book) or "")
    assert record.verify(book, accepting=True) is None
    text = book.record
    before = text.read_bytes()
    assert record.verify(book, accepting=True) is None
    assert text.read_bytes() == before
    edit(book.path, "0.50", "0.70")
    assert "its cells changed" in (record.verify(book) or "")
    edit(text, "0.50\\n", "0.90\\n")
    edit(book.path, "0.70", "0.50")
    assert "cell 2" in (record.verify(book) or "")


def test_what_differs_on_the_oldest_instruction_set_is_refused_with_its_suspects(
    repository: Path,
) -> None:
    """Recording compares both; a file that prints its instruction set differs for sure."""
    snippet = Snippet(repository, "snippets/foundations/means/mean.py")
    code = """import os

import numpy as np

print(int(np.argsort([2, 2, 1])[0]), os.environ.get("ATEN_CPU_CAPABILITY"))
"""
    snippet.path.write_text(code)
    why = record.verify(snippet, accepting=True) or ""
    assert "on the oldest instruction set" in why
    assert "-2 None" in why and "+2 default" in why
    assert 'sorts without `kind="stable"`: line 5' in why
    assert proof.fault(snippet)
    assert snippet.record.read_text() == "mean: 2.33\n", "what does not hold on both is no record"
