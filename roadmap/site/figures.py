"""Recorded figures on the page.

A figure is recorded once. Text and axes are drawn in a few fixed colours (`matplotlibrc`), which
`dark` exchanges, so the dark twin cannot drift from the light one.
"""

from __future__ import annotations

import re

COLOUR = re.compile(r"#[0-9a-f]{6}\b")
DARK = {
    "#24292f": "#d7dbe0",
    "#4b535d": "#aab1ba",
    "#8b939d": "#7d858f",
    "#d5d9de": "#3b4048",
    "#000000": "#d7dbe0",
    "#f5f2ec": "#1e2125",
    "#fdfcfa": "#16181b",
}


def dark(svg: str) -> str:
    """Return the same figure for the dark page."""
    return COLOUR.sub(lambda m: DARK.get(m[0], m[0]), svg)


def size(svg: str) -> tuple[int, int]:
    """Return width and height in CSS pixels, so that the page reserves the space.

    Raises:
        ValueError: If the SVG does not give them in points.
    """
    head = svg[: svg.index(">")]
    found = [re.search(rf' {name}="([\d.]+)pt"', head) for name in ("width", "height")]
    width, height = (round(float(m[1]) * 100 / 72) for m in found if m)
    return width, height
