"""Records: equal in the precision printed, readable when not, rewritten only where a run differs."""

from __future__ import annotations

import base64
import io
import random
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from roadmap import proof, record
from roadmap.run.backend import normalise
from roadmap.run.process import OLDEST
from roadmap.run.warm import warm
from roadmap.site import figures
from roadmap.snippet import Snippet
from tests.conftest import ROOT, SNIPPET, edit

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
    ("~1,234 ms", "~1,198 ms"),
    ("~950", "~1,020"),
    ("~12 345 rows/s", "~11 900 rows/s"),
    ("~0.00 s", "~0.01 s"),
    ("~0 ms", "~1 ms"),
    ("1,234,567.89", "1,234,567.90"),
    ("12.7ms", "12.8ms"),
    ("-0.", "0."),
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
    ("[1. 0. 1.]", "[2. 1. 0.]"),
    ("0.5", "0.6"),
    ("p = 0.05", "p = 0.04"),
    ("error 0.1 %", "error 0.0 %"),
    ("0.00", "0.01"),
    ("1e-05", "2e-05"),
    ("5e5", "6e5"),
    ("1e400", "2e400"),
    ("1.0e+400", "1.0e+401"),
    ("1.5e" + "9" * 5000, "1.6e" + "9" * 5000),
    ("sha 12ab1e400f", "sha 12ab2e400f"),
    ("torch 2.13.0", "torch 2.14.0"),
    ("v1.25", "v1.26"),
    ("Python 3.11", "Python 3.12"),
    ("2026.11.30", "2026.12.30"),
    ("192.168.0.1", "192.168.0.2"),
    ("~-3", "~3"),
    ("~0.00", "~0.20"),
    ("1,234 rows", "1,235 rows"),
    ("0.\u0661\u0662", "0.\u0661\u0663"),  # 0.12 and 0.13, with Arabic digits
]


@pytest.mark.parametrize(("recorded", "printed"), SAME)
def test_lines_that_agree(recorded: str, printed: str) -> None:
    assert record.same_line(recorded, printed)
    assert record.text_difference(recorded, printed) is None


def test_only_a_newline_ends_a_line() -> None:
    assert record.text_difference("a\u2028b\n", "a\nb\n")


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
    drawn = '<g style="opacity: 0.3" transform="translate(10 20) scale(0.1 -0.1)"><use xlink:href="#i4"/><path clip-path="url(#i7)" id="i2"/></g>'
    assert record.figure_difference(drawn, drawn.replace("10 20", "10.4 20.01")) is None
    for old, new in [("0.3", "0.4"), ("0.1 -", "0.2 -"), ("i4", "i5"), ("i7", "i8"), ("i2", "i3")]:
        assert "other parts" in (record.figure_difference(drawn, drawn.replace(old, new)) or ""), (
            new
        )


def embedded(pixels: np.ndarray) -> str:
    """Return a figure that shows an image."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "png")
    return f'<image href="data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"/>'


def test_a_patch_of_an_image_is_not_averaged_away() -> None:
    heat = np.full((60, 60, 4), 200, np.uint8)
    for size, differs in ((4, False), (8, True)):
        other = heat.copy()
        other[20 : 20 + size, 20 : 20 + size, :3] = 100
        assert bool(record.figure_difference(embedded(heat), embedded(other))) is differs


LAST = re.compile(r"(?<= )-?\d+\.\d\d(?= )")


def jitter(place: re.Match[str]) -> str:
    """Move each coordinate by its last digit, as another processor's rounding does."""
    chance = random.Random(place[0])
    return LAST.sub(lambda m: f"{float(m[0]) + chance.choice((-0.01, 0, 0.01)):.2f}", place[0])


def test_rounding_passes_and_another_digit_does_not_in_each_recorded_figure() -> None:
    """Text in a figure is references to glyphs: a digit that changes is another reference."""
    chance = random.Random(0)
    for path in chance.sample(sorted((ROOT / "snippets").rglob("*.svg")), 25):
        svg = path.read_text(encoding="utf-8")
        assert record.figure_difference(svg, record.PLACES.sub(jitter, svg)) is None, path
        used = [*re.finditer(r'<use xlink:href="#i(\d+)"', svg)]
        for m in chance.sample(used, min(3, len(used))):
            other = f"{svg[: m.start(1)]}{int(m[1]) + chance.choice((-1, 1))}{svg[m.end(1) :]}"
            assert record.figure_difference(svg, other), path


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


def test_ten_and_more_figures_stay_in_order_and_a_name_that_begins_alike_keeps_its_own(
    repository: Path,
) -> None:
    folder = repository / "snippets/foundations/means"
    many, alike = (Snippet.at(folder / f"{name}.py", repository) for name in ("plot", "plot-2d"))
    plot = "import matplotlib.pyplot as plt\nfor n in range({}):\n    plt.plot([0, n + 1])\n    plt.show()\n"
    many.path.write_text(plot.format(11))
    alike.path.write_text(plot.format(1))
    for _ in range(2):
        for snippet in (many, alike):
            assert record.verify(snippet, accepting=True) is None
    assert [path.name for path in many.figures] == [f"plot-{n}.svg" for n in range(1, 12)]
    assert [path.name for path in alike.figures] == ["plot-2d-1.svg"]
    ticks = [svg.count("<use") for _, svg in many.drawn()]
    assert ticks[9] != ticks[1], "the tenth axis goes to 10, the second to 2"
    swapped = many.figure(2).read_text(), many.figure(10).read_text()
    many.figure(10).write_text(swapped[0])
    assert "plot-10.svg" in (record.verify(many) or "")


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
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recording compares both; a file that prints its instruction set differs for sure."""
    for name in OLDEST:  # this suite may itself run on that set
        monkeypatch.delenv(name, raising=False)
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
