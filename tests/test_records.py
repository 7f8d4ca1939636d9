"""Records: equal in the precision printed, readable when not, rewritten only where a run differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap import figures, records
from roadmap.runner import warm
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
    assert records.same_line(recorded, printed)
    assert records.text_difference(recorded, printed) is None


@pytest.mark.parametrize(("recorded", "printed"), OTHER)
def test_lines_that_differ(recorded: str, printed: str) -> None:
    assert not records.same_line(recorded, printed)
    assert records.text_difference(recorded, printed)


def test_a_difference_reads_as_a_diff_of_what_changed() -> None:
    why = records.text_difference("rows 3\nmean 2.330\nok", "rows 3\nmean 2.331\nnot ok")
    assert why and "-ok\n+not ok" in why and "2.331" not in why


SVG = '<svg width="504pt" height="252pt"><path d="M 1 2.5 L 3 4" style="stroke: #3b82c4; fill: #24292f"/></svg>'


def test_figures_compare_as_images() -> None:
    assert figures.difference(SVG, SVG.replace("2.5", "2.9")) is None
    assert "moved by 7.5 px" in (figures.difference(SVG, SVG.replace("2.5", "10")) or "")
    assert figures.difference(SVG, SVG.replace("#3b82c4", "#3b82c6")) is None
    assert "colour" in (figures.difference(SVG, SVG.replace("#3b82c4", "#c43b82")) or "")
    assert "other parts" in (figures.difference(SVG, SVG.replace("<path", "<g/><path")) or "")


def test_the_dark_twin_differs_in_ink_only() -> None:
    assert figures.dark(SVG) == SVG.replace("#24292f", "#d7dbe0")
    assert figures.size(SVG) == (700, 350)


def test_normalising_keeps_the_picture_and_drops_what_varies() -> None:
    text = '<?xml?>\n<svg width="5pt"><metadata>now</metadata>\n <g id="axes_1"><path id="m12ab" d="M 1.23456 -0.0001" transform="scale(0.015625)"/><use xlink:href="#m12ab"/></g></svg>'
    assert figures.normalise(text) == (
        '<svg width="5pt"><g><path id="i0" d="M 1.23 0" transform="scale(0.015625)"/><use xlink:href="#i0"/></g></svg>\n'
    )


def test_accepting_twice_changes_no_byte(repository: Path) -> None:
    snippet = repository / "snippets/foundations/means/mean.py"
    record = snippet.with_suffix(".txt")
    snippet.write_text(SNIPPET + "import random\nprint(f'took ~{random.uniform(1, 5):.3f} s')\n")
    with warm([snippet], repository / ".cache"):
        assert "it" in (records.verify(snippet, repository) or "")
        assert records.verify(snippet, repository, accept=True) is None
        before = record.read_bytes()
        assert records.verify(snippet, repository, accept=True) is None
    assert record.read_bytes() == before


def test_prints_something_else(repository: Path) -> None:
    snippet = repository / "snippets/foundations/means/mean.py"
    edit(snippet, "1, 2, 4", "1, 2, 5")
    why = records.verify(snippet, repository) or ""
    assert "snippets/foundations/means/mean.py:1:" in why
    assert "-mean: 2.33\n+mean: 2.67" in why
    assert "python -m roadmap run --record snippets/foundations/means/mean.py" in why


PLOT = 'import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])\nplt.show()\nprint("drawn")\n'


def test_draws_another_figure(repository: Path) -> None:
    snippet = repository / "snippets/foundations/means/mean.py"
    snippet.write_text(PLOT)
    assert records.verify(snippet, repository, accept=True) is None
    assert snippet.with_name("mean-1.svg").exists()
    assert records.verify(snippet, repository) is None
    edit(snippet, "1, 2, 3", "3, 1, 2")
    why = records.verify(snippet, repository) or ""
    assert "mean-1.svg" in why and "--record" in why
    edit(snippet, "plt.show()\n", "plt.show()\nplt.plot([1])\nplt.show()\n")
    assert "draws 2 figure(s); 1 are recorded" in (records.verify(snippet, repository) or "")
    snippet.write_text('print("drawn")\n')
    assert records.verify(snippet, repository, accept=True) is None
    assert not snippet.with_name("mean-1.svg").exists()


def test_a_receipt_says_what_ran_and_spares_the_next_run(repository: Path) -> None:
    snippet = repository / "snippets/foundations/means/mean.py"
    assert not records.is_verified(snippet, repository)
    assert records.verify(snippet, repository, fresh=True) is None
    receipt = records.receipt(snippet, repository)
    assert receipt and receipt.fresh and receipt.seconds > 0 and receipt.python.startswith("3.")
    assert records.is_verified(snippet, repository)
    for change in ("snippets/foundations/means/mean.py", "snippets/foundations/means/mean.txt", "constraints.txt"):
        path = repository / change
        before = path.read_text() if path.exists() else ""
        path.write_text(before + "# changed\n")
        assert not records.is_verified(snippet, repository), change
        path.write_text(before) if before else path.unlink()
    assert not records.is_verified(snippet, repository, servers=True)


def test_a_notebook_is_verified_cell_by_cell(repository: Path) -> None:
    book = repository / "snippets/projects/count.py"
    book.parent.mkdir()
    book.write_text('# %% [markdown]\n# ## Count\n\n# %%\nprint("counted 0.50")\n')
    assert "has no record" in (records.verify(book, repository) or "")
    assert records.verify(book, repository, accept=True) is None
    record = book.with_suffix(".ipynb")
    before = record.read_bytes()
    assert records.verify(book, repository, accept=True) is None
    assert record.read_bytes() == before
    edit(book, "0.50", "0.70")
    assert "its cells changed" in (records.verify(book, repository) or "")
    edit(record, "0.50\\n", "0.90\\n")
    edit(book, "0.70", "0.50")
    assert "cell 2" in (records.verify(book, repository) or "")
