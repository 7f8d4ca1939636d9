"""The map: lessons as boxes, prerequisites as edges, parts as frames. Graphviz lays it out; it runs here as WebAssembly, so nothing is installed."""

from __future__ import annotations

import html
import json
import os
import re
import textwrap
from pathlib import Path

from py_mini_racer import MiniRacer

from roadmap.curriculum import Curriculum, Page

GRAPHVIZ = Path(__file__).with_name("graphviz.min.js")
# What a browser has and a bare engine has not; all names that pass through are ASCII.
BROWSER = "globalThis.location = {href: ''}; globalThis.TextDecoder = class { decode(bytes) { return String.fromCharCode(...bytes); } }; 0"
WIDTH, LINE, PADDING = 108, 14, 10
STYLE = "rankdir=LR newrank=true nodesep=0.09 ranksep=0.28 splines=true"


def edges(curriculum: Curriculum) -> list[tuple[str, str]]:
    """Each prerequisite with what requires it, without those that follow from others."""
    chains = {page.id: curriculum.before(page) for page in curriculum.pages.values() if page.part}
    return [(name, page) for page in chains for name in curriculum.pages[page].requires if not any(name in chains[r] for r in chains[page])]


def _lines(page: Page) -> list[str]:
    return textwrap.wrap(page.title, 16, break_long_words=False)


def dot(curriculum: Curriculum) -> str:
    """The curriculum in Graphviz's language: sizes and names only, the rest is drawn here."""
    out = [f"digraph {{ {STYLE}; node [shape=box fixedsize=true]; edge [arrowhead=none];"]
    for part in curriculum.parts:
        boxes = "".join(
            f'"{p.id}" [width={WIDTH / 72:.3f} height={(PADDING + LINE * len(_lines(p))) / 72:.3f}]; ' for p in curriculum.lessons(part["id"])
        )
        if boxes:
            out.append(f'subgraph "cluster_{part["id"]}" {{ label=" "; {boxes}}}')
    return "\n".join([*out, *(f'"{a}" -> "{b}";' for a, b in edges(curriculum)), "}"])


def layout(source: str) -> dict[str, object]:
    """Graphviz's own JSON: positions in points, the origin at the lower left."""
    engine = MiniRacer()
    try:
        engine.eval(BROWSER)
        engine.eval(GRAPHVIZ.read_text(encoding="utf-8") + "\n;0")
        engine.eval("Viz.instance().then((viz) => { globalThis.viz = viz; return 0; })").get()  # type: ignore[union-attr]
        return dict(json.loads(str(engine.eval(f"viz.renderString({json.dumps(source)}, {{format: 'json0'}})"))))
    finally:
        engine.close()  # not left to the interpreter's end, where its threads no longer answer


def draw(page: Page, curriculum: Curriculum) -> str:
    """The map as SVG: every box a link, every edge named by its two lessons, so that a script can light a chain."""
    found = layout(dot(curriculum))
    objects: list[dict[str, str]] = found["objects"]  # type: ignore[assignment]
    left, bottom, right, top = map(float, str(found["bb"]).split(","))

    def at(point: str) -> tuple[float, float]:
        x, y = map(float, point.split(","))
        return round(x - left, 1), round(top - y, 1)

    frames, boxes, lines = [], [], []
    parts = {part["id"]: part for part in curriculum.parts}
    for thing in objects:
        if thing["name"].startswith("cluster_"):
            x0, y0, x1, y1 = map(float, thing["bb"].split(","))
            x, y = at(f"{x0},{y1}")
            frames.append(f'<rect class="frame" x="{x:g}" y="{y:g}" width="{x1 - x0:g}" height="{y1 - y0:g}" rx="6"/>')
            frames.append(f'<text class="part" x="{x + 8:g}" y="{y + 16:g}">{html.escape(parts[thing["name"][8:]]["title"])}</text>')
            continue
        lesson = curriculum.pages[thing["name"]]
        x, y = at(thing["pos"])
        words = _lines(lesson)
        height = PADDING + LINE * len(words)
        text = "".join(
            f'<tspan x="{x:g}" y="{y - height / 2 + PADDING / 2 + LINE * (n + 0.78):.1f}">{html.escape(w)} </tspan>' for n, w in enumerate(words)
        )
        box = f'<rect x="{x - WIDTH / 2:g}" y="{y - height / 2:g}" width="{WIDTH}" height="{height}" rx="4"/>'
        boxes.append(f'<a xlink:href="{os.path.relpath(lesson.url, page.url or ".")}/" data-node="{lesson.id}">{box}<text>{text}</text></a>')
    for edge in found.get("edges", []):  # type: ignore[attr-defined]
        start, *rest = (at(p) for p in re.sub(r"[se],\S+ ", "", edge["pos"]).split())
        curve = " ".join(f"{x:g},{y:g}" for x, y in rest)
        ends = (objects[edge["tail"]]["name"], objects[edge["head"]]["name"])
        lines.append(f'<path data-from="{ends[0]}" data-to="{ends[1]}" d="M{start[0]:g},{start[1]:g}C{curve}"/>')
    wide, high = right - left, top - bottom
    label = "Lessons and what each requires; the same as a list below"
    opening = f'<svg role="group" aria-label="{label}" viewBox="-1 -1 {wide + 2:g} {high + 2:g}" style="min-width: {0.85 * wide:.0f}px">'
    svg = f'<div class="graph">{opening}{"".join([*frames, *lines, *boxes])}</svg></div>'
    # The script fills these two: what the box under the pointer needs and opens, and the list for a chosen lesson.
    hint = "Point at a lesson, or reach it with the Tab key, to see its whole chain."
    needs = '<h2 id="needs">What do I still need for …</h2><div class="needs"><p>With JavaScript: the ordered list, with hours.</p></div>'
    return f'<div data-tool="map">{svg}<p class="graph-line" aria-live="polite">{hint}</p>{needs}</div>'
