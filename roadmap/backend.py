"""The Matplotlib backend of the runner: `plt.show()` saves each open figure as a recorded SVG (or shows it in the notebook) and closes it."""

import io
import os
from pathlib import Path

from matplotlib._pylab_helpers import Gcf
from matplotlib.backends.backend_svg import FigureCanvasSVG as FigureCanvas

from roadmap.figures import normalise

__all__ = ["FigureCanvas", "show"]


def show(*args: object, **kwargs: object) -> None:
    """Saves figure-<n>.svg in $ROADMAP_OUT; without that variable it displays the figure in the running notebook."""
    for manager in Gcf.get_all_fig_managers():
        buffer = io.StringIO()
        manager.canvas.figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
        svg = normalise(buffer.getvalue())
        if "ROADMAP_OUT" in os.environ:
            folder = Path(os.environ["ROADMAP_OUT"])
            (folder / f"figure-{len(list(folder.glob('figure-*.svg'))) + 1}.svg").write_text(svg)
        else:
            from IPython.display import SVG, display

            display(SVG(svg))
    Gcf.destroy_all()
