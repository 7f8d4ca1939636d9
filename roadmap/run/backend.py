"""The Matplotlib backend of the runner.

`plt.show()` saves each open figure as a recorded SVG, or shows it in the notebook, and closes it.
"""

import io
import os
import re
from pathlib import Path

from matplotlib._pylab_helpers import Gcf
from matplotlib.backends.backend_svg import FigureCanvasSVG as FigureCanvas

__all__ = ["FigureCanvas", "show"]


def normalise(svg: str) -> str:
    """Return Matplotlib's SVG without what varies or weighs.

    That is the header, metadata, ids that nothing uses, digits that nobody sees.
    """
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    used: dict[str, str] = {}
    for name in re.findall(r'(?:url\(#|href="#)([^")]+)', svg):
        used.setdefault(name, f"i{len(used)}")
    svg = re.sub(r' id="([^"]*)"', lambda m: f' id="{used[m[1]]}"' if m[1] in used else "", svg)
    svg = re.sub(r'(url\(#|href="#)([^")]+)', lambda m: m[1] + used[m[2]], svg)

    def short(match: re.Match[str]) -> str:
        # Text is glyph outlines under scale(0.015625) or so: that factor keeps its digits,
        # coordinates keep two.
        whole = match[0]
        return whole if whole.startswith("scale") else f"{round(float(whole), 2) + 0.0:.7g}"

    svg = re.sub(r"scale\([^)]*\)|-?\d*\.\d+(?:e[-+]?\d+)?", short, svg)
    svg = re.sub(r">\s+<", "><", svg)
    return re.sub(r"\s*\n\s*", " ", svg).strip() + "\n"


def show(*_: object, **__: object) -> None:
    """Save figure-<n>.svg in $ROADMAP_OUT; without it, display the figure in the notebook."""
    for manager in Gcf.get_all_fig_managers():
        buffer = io.StringIO()
        no_date = {"Date": None, "Creator": None}
        manager.canvas.figure.savefig(buffer, format="svg", metadata=no_date)
        svg = normalise(buffer.getvalue())
        if "ROADMAP_OUT" in os.environ:
            folder = Path(os.environ["ROADMAP_OUT"])
            number = len(list(folder.glob("figure-*.svg"))) + 1
            (folder / f"figure-{number}.svg").write_text(svg)
        else:
            from IPython.display import SVG, display

            display(SVG(svg))  # type: ignore[no-untyped-call]
    Gcf.destroy_all()
