"""The map: lessons as boxes, prerequisites as edges, parts as frames.

Graphviz lays it out; it runs here as WebAssembly, so nothing is installed.
"""

from __future__ import annotations

import html
import json
import re
import textwrap
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from roadmap.curriculum import Curriculum
from roadmap.page import Page
from roadmap.site.context import Site

GRAPHVIZ = Path(__file__).with_name("graphviz.min.js")
# What a browser has and a bare engine has not; all names that pass through are ASCII.
BROWSER = (
    "globalThis.location = {href: ''}; globalThis.TextDecoder = "
    "class { decode(bytes) { return String.fromCharCode(...bytes); } }; 0"
)
START = "Viz.instance().then((viz) => { globalThis.viz = viz; return 0; })"
WIDTH, LINE, PADDING = 108, 14, 10  # points: of a box, of a line of text, above and below
STYLE = "rankdir=LR newrank=true nodesep=0.09 ranksep=0.28 splines=true"
LABEL = "Lessons and what each requires; the same as a list below"
HINT = "Point at a lesson, or reach it with the Tab key, to see its whole chain."
# Filled by the script: the ordered list for a chosen lesson.
NEEDS = (
    '<h2 id="needs">What do I still need for …</h2>'
    '<div class="needs"><p>With JavaScript: the ordered list, with hours.</p></div>'
)


def edges(curriculum: Curriculum) -> list[tuple[str, str]]:
    """Return each prerequisite with what requires it, without those that follow from others."""
    pages = curriculum.pages
    chains = {page.id: curriculum.before(page) for page in pages.values() if page.part}
    return [
        (first, name)
        for name in chains
        for first in pages[name].meta.requires
        if not any(first in chains[other] for other in chains[name])
    ]


def title_lines(page: Page) -> list[str]:
    return textwrap.wrap(page.title, 16, break_long_words=False)


def dot(curriculum: Curriculum) -> str:
    """Return the curriculum in Graphviz's language: sizes and names; the rest is drawn here."""
    out = [f"digraph {{ {STYLE}; node [shape=box fixedsize=true]; edge [arrowhead=none];"]
    for part in curriculum.parts:
        boxes = ""
        for page in curriculum.lessons(part.id):
            height = (PADDING + LINE * len(title_lines(page))) / 72
            boxes += f'"{page.id}" [width={WIDTH / 72:.3f} height={height:.3f}]; '
        if boxes:
            out.append(f'subgraph "cluster_{part.id}" {{ label=" "; {boxes}}}')
    return "\n".join([*out, *(f'"{a}" -> "{b}";' for a, b in edges(curriculum)), "}"])


def layout(source: str) -> dict[str, Any]:
    """Return Graphviz's own JSON: positions in points, the origin at the lower left."""
    engine = MiniRacer()
    try:
        engine.eval(BROWSER)
        engine.eval(GRAPHVIZ.read_text(encoding="utf-8") + "\n;0")
        started: Any = engine.eval(START)
        started.get()
        made = engine.eval(f"viz.renderString({json.dumps(source)}, {{format: 'json0'}})")
        found: dict[str, Any] = json.loads(str(made))
        return found
    finally:
        engine.close()  # not left to the interpreter's end, where its threads no longer answer


class Drawing:
    """The laid-out map as SVG, as seen from a page."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.found = layout(dot(site.curriculum))
        self.left, bottom, right, self.top = map(float, self.found["bb"].split(","))
        self.width, self.height = right - self.left, self.top - bottom

    def at(self, point: str) -> tuple[float, float]:
        x, y = map(float, point.split(","))
        return round(x - self.left, 1), round(self.top - y, 1)

    def frame(self, cluster: dict[str, str]) -> str:
        titles = {part.id: part.title for part in self.site.curriculum.parts}
        x0, y0, x1, y1 = map(float, cluster["bb"].split(","))
        x, y = self.at(f"{x0},{y1}")
        title = html.escape(titles[cluster["name"].removeprefix("cluster_")])
        size = f'width="{x1 - x0:g}" height="{y1 - y0:g}"'
        return (
            f'<rect class="frame" x="{x:g}" y="{y:g}" {size} rx="6"/>'
            f'<text class="part" x="{x + 8:g}" y="{y + 16:g}">{title}</text>'
        )

    def box(self, node: dict[str, str]) -> str:
        lesson = self.site.curriculum.pages[node["name"]]
        x, y = self.at(node["pos"])
        words = title_lines(lesson)
        height = PADDING + LINE * len(words)
        text = ""
        for number, word in enumerate(words):
            down = y - height / 2 + PADDING / 2 + LINE * (number + 0.78)
            text += f'<tspan x="{x:g}" y="{down:.1f}">{html.escape(word)} </tspan>'
        place = f'x="{x - WIDTH / 2:g}" y="{y - height / 2:g}" width="{WIDTH}" height="{height}"'
        opening = f'<a xlink:href="{self.site.href(self.page, lesson.id)}" data-node="{lesson.id}">'
        return f'{opening}<rect {place} rx="4"/><text>{text}</text></a>'

    def line(self, edge: dict[str, Any]) -> str:
        points = re.sub(r"[se],\S+ ", "", edge["pos"]).split()
        (x, y), *rest = map(self.at, points)
        curve = " ".join(f"{a:g},{b:g}" for a, b in rest)
        first, last = (self.found["objects"][edge[end]]["name"] for end in ("tail", "head"))
        return f'<path data-from="{first}" data-to="{last}" d="M{x:g},{y:g}C{curve}"/>'

    def svg(self) -> str:
        frames, boxes = [], []
        for thing in self.found["objects"]:
            if thing["name"].startswith("cluster_"):
                frames.append(self.frame(thing))
            else:
                boxes.append(self.box(thing))
        lines = [self.line(edge) for edge in self.found.get("edges", [])]
        area = f'viewBox="-1 -1 {self.width + 2:g} {self.height + 2:g}"'
        opening = f'<svg role="group" aria-label="{LABEL}" {area}'
        style = f'style="min-width: {0.85 * self.width:.0f}px"'
        return f"{opening} {style}>{''.join([*frames, *lines, *boxes])}</svg>"


def draw(page: Page, site: Site) -> str:
    """Return the map: every box a link, every edge named by its lessons.

    So that a script can light a chain; it also fills what stands below.
    """
    picture = f'<div class="graph">{Drawing(page, site).svg()}</div>'
    hint = f'<p class="graph-line" aria-live="polite">{HINT}</p>'
    return f'<div data-tool="map">{picture}{hint}{NEEDS}</div>'
