"""`make record` draws Mermaid diagrams once, so a page loads no Mermaid.

The picture of a diagram is recorded under the hash of its source.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from roadmap import curriculum
from roadmap.blocks import DIAGRAMS, Diagram

# In the inks of the figures, so that `site.figures.dark` makes the dark twin.
THEME = {
    "primaryColor": "#f5f2ec",
    "primaryTextColor": "#24292f",
    "primaryBorderColor": "#8b939d",
    "lineColor": "#8b939d",
    "textColor": "#24292f",
    "edgeLabelBackground": "#fdfcfa",
    "clusterBkg": "#fdfcfa",
    "clusterBorder": "#d5d9de",
    "rowOdd": "#fdfcfa",  # of an entity-relationship diagram
    "rowEven": "#fdfcfa",
    "fontSize": "17px",
}
DRAW = """async ([source, theme]) => {
  mermaid.initialize({
    startOnLoad: false, theme: "base", themeVariables: theme, look: "classic", htmlLabels: false,
    flowchart: {htmlLabels: false, nodeSpacing: 40, rankSpacing: 34, padding: 9},
    fontFamily: "system-ui, Helvetica, Arial, DejaVu Sans, sans-serif", deterministicIds: true,
  });
  return (await mermaid.render("diagram", source)).svg;
}"""


def browser() -> str | None:
    """Return the installed Chromium or Chrome; None leaves it to the one of Playwright."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def picture(page: Any, diagram: Diagram) -> str:
    """Return a diagram's SVG, drawn on a page that has Mermaid; its size is given in points."""
    svg: str = page.evaluate(DRAW, [diagram.source, THEME])
    svg = svg.replace('fill="white"', 'fill="#fdfcfa"')
    box = re.search(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"', svg)
    if not box:
        raise ValueError("Mermaid drew a picture without a viewBox")
    width, height = (f"{float(side) * 0.72:.1f}pt" for side in box.groups())
    end = svg.index(">")
    head = re.sub(r' (width|style|height)="[^"]*"', "", svg[:end])
    return f'{head} width="{width}" height="{height}"{svg[end:]}\n'


def record(root: Path) -> list[Path]:
    """Draw the diagrams that have no picture, delete pictures without a diagram.

    Returns:
        The pictures that were drawn.
    """
    pages = curriculum.read(root).pages.values()
    wanted = {root / "docs" / d.picture: d for page in pages for d in page.diagrams}
    for old in (root / "docs" / DIAGRAMS).glob("*.svg"):
        if old not in wanted:
            old.unlink()
    missing = {path: d for path, d in wanted.items() if not path.exists()}
    if not missing:
        return []
    from playwright.sync_api import sync_playwright

    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"]) as window,
    ):
        page = window.new_page()
        page.add_script_tag(path=root / "node_modules/mermaid/dist/mermaid.min.js")
        for path, diagram in missing.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(picture(page, diagram), encoding="utf-8")
    return list(missing)


if __name__ == "__main__":
    for path in record(Path.cwd()):
        print(f"drew {path.relative_to(Path.cwd())}")
