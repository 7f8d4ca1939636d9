"""Recorded figures: small deterministic SVG files, their dark twins, and when two of them show the same.

A figure is recorded once. Text and axes are drawn in a few fixed colours (`matplotlibrc`), which `dark` exchanges, so the dark twin
cannot drift from the light one.
"""

from __future__ import annotations

import base64
import io
import re

NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
COLOUR = re.compile(r"#[0-9a-f]{6}\b")
IMAGE = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=\s]+)")
DARK = {
    "#24292f": "#d7dbe0",
    "#4b535d": "#aab1ba",
    "#8b939d": "#7d858f",
    "#d5d9de": "#3b4048",
    "#000000": "#d7dbe0",
    "#f5f2ec": "#1e2125",
    "#fdfcfa": "#16181b",
}


def normalise(svg: str) -> str:
    """The SVG that Matplotlib wrote without what varies or weighs: header, metadata, unused ids, digits nobody sees."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    used: dict[str, str] = {}
    for name in re.findall(r'(?:url\(#|href="#)([^")]+)', svg):
        used.setdefault(name, f"i{len(used)}")
    svg = re.sub(r' id="([^"]*)"', lambda m: f' id="{used[m[1]]}"' if m[1] in used else "", svg)
    svg = re.sub(r'(url\(#|href="#)([^")]+)', lambda m: m[1] + used[m[2]], svg)

    def short(match: re.Match[str]) -> str:
        # Text is glyph outlines under scale(0.015625) or so: that factor keeps its digits, coordinates keep two.
        return match[0] if match[0].startswith("scale") else f"{round(float(match[0]), 2) + 0.0:.7g}"

    svg = re.sub(r"scale\([^)]*\)|-?\d*\.\d+(?:e[-+]?\d+)?", short, svg)
    svg = re.sub(r">\s+<", "><", svg)
    return re.sub(r"\s*\n\s*", " ", svg).strip() + "\n"


def dark(svg: str) -> str:
    """The same figure for the dark page."""
    return COLOUR.sub(lambda m: DARK.get(m[0], m[0]), svg)


def size(svg: str) -> tuple[int, int]:
    """Width and height in CSS pixels, so that the page reserves the space."""
    head = svg[: svg.index(">")]
    width, height = (float(re.search(rf' {k}="([\d.]+)pt"', head)[1]) for k in ("width", "height"))  # type: ignore[index]
    return round(width * 100 / 72), round(height * 100 / 72)


def difference(old: str, new: str, pixels: float = 1.0, shade: int = 4) -> str | None:
    """Says how two recorded figures differ as images, or None if nobody could see it.

    Coordinates may move by `pixels` (of about 500), colours by `shade` (of 255), embedded images by `shade` on average.
    """
    if old == new:
        return None
    pictures = [IMAGE.findall(svg) for svg in (old, new)]
    shapes = [IMAGE.sub("image", svg) for svg in (old, new)]
    colours = [COLOUR.findall(svg) for svg in shapes]
    shapes = [COLOUR.sub("colour", svg) for svg in shapes]
    if NUMBER.sub("", shapes[0]) != NUMBER.sub("", shapes[1]) or len(pictures[0]) != len(pictures[1]):
        return "the figure has other parts than the recorded one"
    moved = max((abs(float(a) - float(b)) for a, b in zip(*map(NUMBER.findall, shapes), strict=True)), default=0)
    if moved > pixels:
        return f"something in the figure moved by {moved:.1f} px (up to {pixels:g} is tolerated)"
    for a, b in zip(*colours, strict=True):
        off = max(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) for i in (1, 3, 5))
        if off > shade:
            return f"a colour changed from {a} to {b}"
    for a, b in zip(*pictures, strict=True):
        if a != b and (why := _picture_difference(a, b, shade)):
            return why
    return None


def _picture_difference(old: str, new: str, shade: int) -> str | None:
    import numpy as np
    from PIL import Image

    a, b = (np.asarray(Image.open(io.BytesIO(base64.b64decode(x))).convert("RGBA"), float) for x in (old, new))
    if a.shape != b.shape:
        return f"an image in the figure is {b.shape[1]} x {b.shape[0]}, not {a.shape[1]} x {a.shape[0]} pixels"
    off = float(abs(a - b).mean())
    return f"an image in the figure differs by {off:.1f} of 255 on average" if off > shade else None
