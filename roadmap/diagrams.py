"""Mermaid diagrams, drawn once: the picture of a diagram is recorded under the hash of its source, so a page loads no Mermaid."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

FOLDER = "assets/diagrams"
FENCE = re.compile(r"^( *)```mermaid\n(.*?)\n\1```", re.M | re.S)
# In the inks of the figures, so that `figures.dark` makes the dark twin.
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
  mermaid.initialize({startOnLoad: false, theme: "base", themeVariables: theme, look: "classic", htmlLabels: false,
                      flowchart: {htmlLabels: false, nodeSpacing: 40, rankSpacing: 34, padding: 9},
                      fontFamily: "system-ui, Helvetica, Arial, DejaVu Sans, sans-serif", deterministicIds: true});
  return (await mermaid.render("diagram", source)).svg;
}"""


def picture_of(source: str) -> tuple[str, str]:
    """The recorded picture's path below docs/, and its alternative text from the diagram's accDescr line."""
    alt = re.search(r"^\s*accDescr: *(.+)$", source, re.M)
    return f"{FOLDER}/{hashlib.sha256(source.strip().encode()).hexdigest()[:12]}.svg", alt[1] if alt else ""


def sources(text: str) -> list[tuple[int, str]]:
    """The diagrams of a page without their indentation, each with the number of lines before it."""
    return [(text[: m.start()].count("\n"), re.sub(rf"^{m[1]}", "", m[2], flags=re.M)) for m in FENCE.finditer(text)]


def browser() -> str | None:
    """The installed Chromium or Chrome; None leaves it to the one that Playwright installed."""
    return next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


def record(root: Path) -> list[Path]:
    """Draws the diagrams that have no picture yet in Chromium and removes pictures that no page shows; returns what it drew."""
    wanted = {picture_of(s)[0]: s for page in (root / "docs").rglob("*.md") for _, s in sources(page.read_text(encoding="utf-8"))}
    for old in (root / "docs" / FOLDER).glob("*.svg"):
        if f"{FOLDER}/{old.name}" not in wanted:
            old.unlink()
    missing = {root / "docs" / name: source for name, source in wanted.items() if not (root / "docs" / name).exists()}
    if missing:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright, playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"]) as window:
            page = window.new_page()
            page.add_script_tag(path=root / "node_modules/mermaid/dist/mermaid.min.js")
            for path, source in missing.items():
                svg: str = page.evaluate(DRAW, [source, THEME]).replace('fill="white"', 'fill="#fdfcfa"')
                _, _, width, height = map(float, re.search(r'viewBox="([-\d. ]+)"', svg)[1].split())  # type: ignore[index]
                head = re.sub(r' (width|style|height)="[^"]*"', "", svg[: svg.index(">")])
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f'{head} width="{width * 0.72:.1f}pt" height="{height * 0.72:.1f}pt"{svg[svg.index(">") :]}\n', encoding="utf-8")
    return list(missing)
