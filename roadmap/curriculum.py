"""The curriculum: parts, pages and routes as they stand in docs/, in one model."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from roadmap.files import file_problems, link_problems
from roadmap.page import (
    FrontMatter,
    Page,
    Problem,
    is_line,
    load_yaml,
    read_page,
    yaml_fault,
    yaml_line,
)
from roadmap.snippet import Snippet, is_regular

PARTS, ROUTES, RENAMED = "docs/parts.yml", "docs/routes.yml", "docs/renamed.yml"
ID = re.compile(r"[a-z][a-z0-9-]*")
# Lists that have a page for each part, below the page of the same name.
BY_PART = ("snippets", "figures")
STAGES = (
    "Write it as a list of stages, each `{name: ..., lessons: [part/lesson, ...]}`, with `weeks` "
    "if the route has them."
)
# From so many hours of lessons that must come before; the tags page explains it.
LEVELS = {"Beginner": 0, "Intermediate": 40, "Advanced": 100}


@dataclass
class Part:
    """A folder of lessons.

    Attributes:
        planned: The title of each lesson that stands or is to come, in reading order, by the
            last part of its id. A page that stands says its own title.
    """

    id: str
    title: str
    purpose: str
    planned: dict[str, str] = field(default_factory=dict)


@dataclass
class Stage:
    """A step of a route: its name, the ids of its pages, the weeks it is meant for."""

    name: str
    lessons: list[str]
    weeks: str | int = ""


@dataclass
class Curriculum:
    """All parts, pages and routes of a repository.

    Attributes:
        renamed: Today's id of a checkpoint, by each of its former ones.
        coming: The titles of pages to come outside the parts, by id.
        problems: What was wrong with the files themselves; `checks` finds the rest.
    """

    root: Path
    parts: list[Part] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    routes: dict[str, list[Stage]] = field(default_factory=dict)
    coming: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def lessons(self, part: str | None = None) -> list[Page]:
        """Return the lessons that stand, of one part or all, in the order of the parts."""
        if part is None:
            return [page for each in self.parts for page in self.lessons(each.id)]
        order = next((list(p.planned) for p in self.parts if p.id == part), [])
        found = [page for page in self.pages.values() if page.part == part]

        def place(page: Page) -> tuple[int, str]:
            slug = page.id.split("/")[-1]
            return order.index(slug) if slug in order else len(order), page.id

        return sorted(found, key=place)

    def planned(self) -> dict[str, str]:
        """Return the title of each page that is planned, by id."""
        titles = {f"{p.id}/{slug}": title for p in self.parts for slug, title in p.planned.items()}
        return titles | self.coming

    def on_route(self, route: str) -> list[str]:
        """Return the ids of a route's pages in order, each once; some may still be planned."""
        return list(dict.fromkeys(n for stage in self.routes[route] for n in stage.lessons))

    def routes_through(self, page: Page) -> list[Page]:
        """Return the pages of the routes that pass through a lesson."""
        return [self.pages[f"routes/{r}"] for r in self.routes if page.id in self.on_route(r)]

    def page_of(self, snippet: Snippet) -> Page | None:
        """Return the page whose folder a snippet lies in."""
        return self.pages.get(snippet.page_id)

    def before(self, page: Page) -> set[str]:
        """Return the ids of all lessons that must come before a page, directly or not."""
        found: set[str] = set()
        ahead = list(page.meta.requires)
        while ahead:
            name = ahead.pop()
            if name in self.pages and name not in found:
                found.add(name)
                ahead += self.pages[name].meta.requires
        return found

    def level(self, lesson: Page) -> str:
        """Return how much must come before a lesson, in three steps."""
        hours = sum(self.pages[name].meta.hours for name in self.before(lesson))
        return [level for level, least in LEVELS.items() if hours >= least][-1]

    def kind(self, page: Page) -> str:
        """Return what a page is, by where it lies."""
        folder = page.id.rpartition("/")[0]
        if page.part:
            return "Project" if page.part == "projects" else "Lesson"
        if folder in {part.id for part in self.parts}:
            return "Part"
        if page.id == "index":
            return "Guide"
        return {"routes": "Route", "start": "Guide"}.get(folder, "Reference")

    def terms(self) -> dict[str, tuple[str, Page]]:
        """Return every term that a lesson defines, with its definition and the lesson."""
        found = {t: (d, page) for page in self.pages.values() for t, d in page.glossary.items()}
        return dict(sorted(found.items(), key=lambda item: item[0].lower()))

    def as_json(self, urls: Mapping[str, str] | None = None) -> str:
        """Return what the site publishes as roadmap.json.

        Map, planner and the reader's progress count with it.

        Args:
            urls: The address of each page by id, where it isn't the one on the web.
        """
        at = urls or {name: page.url for name, page in self.pages.items()}
        parts = []
        for part in self.parts:
            lessons = self.lessons(part.id)
            slugs = {page.id.split("/")[-1] for page in lessons}
            found = [self._lesson(page, at[page.id]) for page in lessons]
            planned = len(part.planned.keys() | slugs)
            parts.append({"id": part.id, "title": part.title, "planned": planned, "lessons": found})
        routes = [
            {
                "id": name,
                "title": self.pages[f"routes/{name}"].title,
                "url": at[f"routes/{name}"],
                "stages": [{"name": stage.name, "lessons": stage.lessons} for stage in stages],
            }
            for name, stages in self.routes.items()
        ]
        data = {"$schema": "roadmap.schema.json", "parts": parts, "routes": routes}
        return json.dumps(data | {"renamed": self.renamed}, ensure_ascii=False)

    def _lesson(self, page: Page, url: str) -> dict[str, Any]:
        return {
            "id": page.id,
            "title": page.title,
            "url": url,
            "hours": page.meta.hours,
            "level": self.level(page),
            "requires": page.meta.requires,
            "snippets": len(page.snippets),
            "checkpoints": [point.id for point in page.checkpoints],
        }


def line_in(file: Path, name: str) -> int:
    """Return the first line of a file that has `name` as a word of its own."""
    word = re.compile(rf"(?<![\w/-]){re.escape(name)}(?![\w-])")
    lines = enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
    return next((number for number, text in lines if word.search(text)), 1)


def read_yaml(root: Path, name: str, problems: list[Problem]) -> Any:
    path = root / name
    if not is_regular(path):
        return None
    try:
        return load_yaml(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        remedy = f"{yaml_fault(error)[:1].upper()}{yaml_fault(error)[1:]}."
        problems.append(Problem(name, yaml_line(error), "is not valid YAML", remedy))


def is_id(value: object) -> bool:
    return isinstance(value, str) and ID.fullmatch(value) is not None


def are_titles(value: object) -> bool:
    """Return whether something is a mapping of ids, or of paths of ids, to titles."""
    return isinstance(value, dict) and all(
        isinstance(name, str) and all(map(is_id, name.split("/"))) and is_line(title)
        for name, title in value.items()
    )


def read_parts(root: Path, problems: list[Problem]) -> list[Part]:
    found = read_yaml(root, PARTS, problems)
    if not isinstance(found, list) or not found:
        remedy = "Restore the file: it says which folders hold lessons, in which order."
        problems.append(Problem(PARTS, 1, "lists no part", remedy))
        return []
    parts: list[Part] = []
    for number, values in enumerate(found, 1):
        try:
            part = Part(**values)
            lines = is_line(part.title) and is_line(part.purpose)
            if not (is_id(part.id) and lines and are_titles(part.planned)):
                raise TypeError("not what it should be")
            if part.id in {other.id for other in parts}:
                raise TypeError("there already")
            parts.append(part)
        except TypeError:
            remedy = (
                "A part has an `id` of its own in lower case, `title` and `purpose`, each a line "
                "of text, and `planned`, a title for each lesson."
            )
            line = line_in(root / PARTS, str(values.get("id"))) if isinstance(values, dict) else 1
            problems.append(Problem(PARTS, line, f"has a malformed part, number {number}", remedy))
    return parts


def is_stage(stage: Stage) -> bool:
    lessons = isinstance(stage.lessons, list) and all(map(is_line, stage.lessons))
    return is_line(stage.name) and lessons and isinstance(stage.weeks, str | int)


def read_routes(
    root: Path, problems: list[Problem]
) -> tuple[dict[str, list[Stage]], dict[str, str]]:
    """Return the routes that are well formed, and the titles of pages to come."""
    found = read_yaml(root, ROUTES, problems) or {}
    routes = found.get("routes", {}) if isinstance(found, dict) else None
    if not isinstance(routes, dict):
        remedy = f"Name each route under `routes:`. {STAGES}"
        problems.append(Problem(ROUTES, 1, "is not a mapping with `routes:`", remedy))
        return {}, {}
    good = {}
    for name, stages in routes.items():
        try:
            read = [Stage(**stage) for stage in stages]
            if not (is_id(name) and read and all(map(is_stage, read))):
                raise TypeError("no stages, or a stage without a list of lessons")
            good[name] = read
        except TypeError:
            line = line_in(root / ROUTES, str(name))
            problems.append(Problem(ROUTES, line, f"has the malformed route {name!r}", STAGES))
    coming = found.get("coming") or {}
    if not are_titles(coming):
        remedy = "Write it as `coming: {part/lesson: Its title}`."
        line = line_in(root / ROUTES, "coming")
        problems.append(Problem(ROUTES, line, "has a malformed `coming`", remedy))
        return good, {}
    return good, coming


def read_renamed(root: Path, problems: list[Problem]) -> dict[str, str]:
    """Return today's id of each checkpoint that was renamed, by its former ones."""
    found = read_yaml(root, RENAMED, problems) or {}
    if isinstance(found, dict) and all(map(is_id, [*found, *found.values()])):
        return found
    remedy = "Write it as a mapping, `former-id: id`: lower-case words and hyphens."
    problems.append(Problem(RENAMED, 1, "is no mapping of ids to ids", remedy))
    return {}


def plain(text: str) -> str:
    """Return Markdown that says a text as it is: no link, no HTML; `code` alone stays code."""
    pieces = text.split("`")
    marks = r"[\\\[\]*_{}#!`]"
    if len(pieces) % 2 == 0 or not all(pieces[1:-1]):
        pieces = [text]  # not in pairs, and Markdown may pair them as it likes
    escaped = [re.sub(marks, r"\\\g<0>", html.escape(piece, quote=False)) for piece in pieces]
    return "`".join(pieces[n] if n % 2 else p for n, p in enumerate(escaped))


def derived_pages(known: Curriculum) -> list[Page]:
    """Return the pages that no file holds: the library's lists, one page per part.

    A single page of everything would outgrow what a page may weigh.
    """
    made = []
    for name in BY_PART:
        if f"library/{name}" not in known.pages:
            continue
        for part in known.parts:
            if known.lessons(part.id):
                title = f"{name.capitalize()} of {part.title[0].lower()}{part.title[1:]}"
                about = f"Every one of the {name} in the lessons of this part, to filter."
                meta = FrontMatter(title, about, hide=["toc"], search={"exclude": True})
                head = (
                    f"---\ntitle: {json.dumps(title)}\ndescription: {about}\n"
                    "hide: [toc]\nsearch: {exclude: true}\n---\n"
                )
                body = f"\n# {plain(title)}\n\n[All parts](../{name}.md)\n\n<!-- {name} -->\n"
                made.append(Page(known.root, f"library/{name}/{part.id}", meta, head, body, None))
    return made


def read(root: Path) -> Curriculum:
    """Read every page below `root`/docs, with what is wrong with the files themselves."""
    problems = [*link_problems(root), *file_problems(root)]
    parts = read_parts(root, problems)
    renamed = read_renamed(root, problems)
    names = {part.id for part in parts}
    paths = sorted(path for path in (root / "docs").rglob("*.md") if is_regular(path))
    pages = [page for path in paths if (page := read_page(path, root, names, problems))]
    routes, coming = read_routes(root, problems)
    by_id = {page.id: page for page in pages}
    known = Curriculum(root, parts, by_id, renamed, routes, coming, problems)
    known.pages |= {page.id: page for page in derived_pages(known)}
    return known
