"""The curriculum, read from the pages: front matter, checkpoints, included snippets. One model, all problems of a run together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import yaml
from markdown.extensions.toc import slugify

from roadmap import diagrams
from roadmap.records import files, is_notebook

INCLUDE = re.compile(r'^(?P<indent>\s*)--8<-- "(?P<path>[\w./-]+\.py)(?::(?P<section>[a-z][\w-]*))?"$')
CHECKPOINT = re.compile(r"^- \[[ xX]\] (?P<text>.*?)(?: ?\{ ?#(?P<id>[^}\s]*) ?\})?\s*$")
FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
ABBREVIATION = re.compile(r"^\*\[(?P<term>[^]]+)\]: *(?P<definition>.+)$")
LINK = re.compile(r"\[[^]]*\]\((?P<target>[^)\s]+)[^)]*\)")
DECIMAL = re.compile(r"(?<![\w.\-/])(\d+\.\d+|\d+(?= ?%))(?![\w.]*\w)( ?%)?")
NUMBER = re.compile(r"\d+\.?\d*(?:e[-+]?\d+)?")
LESSON_KEYS = {"title": str, "description": str, "hours": (int, float), "requires": list, "tags": list}
OTHER_KEYS = {"title": str, "description": str}
OPTIONAL_KEYS = {"servers", "template", "hide", "search", "tags", "aliases"}
UNTESTED = "Include a snippet, or say why it cannot run: <!-- not run: it downloads 2 GB -->."
UNPRINTED = "Print it in a snippet, write it as code if it is a setting, or put it in a link to its source."
ROUTES = "docs/routes.yml"
SHAPE = "Write it as a list of stages, each `{name: ..., lessons: [part/lesson, ...]}`, with `weeks` if the route has them."
CLOSING = ("Checkpoint", "Recall", "Go further")
LEVELS = {"Beginner": 0, "Intermediate": 40, "Advanced": 100}  # from so many hours of lessons that must come before; the tags page explains it


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. Its text names file and line, says what is wrong and how to mend it."""

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}\n    {self.remedy}"


@dataclass
class Include:
    """A `--8<--` line: the snippet's path from the repository's root."""

    path: str
    section: str | None
    line: int


@dataclass
class Checkpoint:
    """A task that a reader ticks; progress is stored under its id."""

    id: str
    text: str
    line: int


@dataclass
class Page:
    """A Markdown page; a lesson if it lies in the folder of a part."""

    id: str
    file: str
    meta: dict[str, Any]
    head: str
    body: str
    part: str | None
    includes: list[Include] = field(default_factory=list)
    checkpoints: list[Checkpoint] = field(default_factory=list)
    glossary: dict[str, str] = field(default_factory=dict)

    @property
    def first_line(self) -> int:
        """The line on which the body begins."""
        return self.head.count("\n") + 1

    @property
    def title(self) -> str:
        return str(self.meta.get("title", self.id))

    @property
    def requires(self) -> list[str]:
        value = self.meta.get("requires") or []
        return [str(v) for v in value] if isinstance(value, list) else []

    @property
    def servers(self) -> bool:
        return bool(self.meta.get("servers"))

    def line_of(self, key: str) -> int:
        """The line of a front matter key."""
        return next((n for n, text in enumerate(self.head.splitlines(), 1) if text.startswith(f"{key}:")), 1)

    @property
    def snippets(self) -> list[str]:
        return list(dict.fromkeys(i.path for i in self.includes))

    @property
    def url(self) -> str:
        return "" if self.id == "index" else re.sub(r"(^|/)index$", r"\1", self.id).rstrip("/") + "/"

    def lines(self) -> Iterator[tuple[int, str, bool]]:
        """Each line of the body: number in the file, text, whether it is code."""
        fence = ""
        for number, line in enumerate(self.body.splitlines(), self.first_line):
            match = FENCE.match(line)
            if match and not fence:
                fence = match["fence"]
                yield number, line, True
            elif match and match["fence"].startswith(fence) and not match["info"].strip():
                fence = ""
                yield number, line, True
            else:
                yield number, line, bool(fence)


@dataclass
class Curriculum:
    """All parts and pages of a repository, and what is wrong with them."""

    root: Path
    parts: list[dict[str, Any]]
    pages: dict[str, Page]
    renamed: dict[str, str]
    problems: list[Problem]
    routes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    coming: dict[str, str] = field(default_factory=dict)

    def lessons(self, part: str) -> list[Page]:
        """The lessons of a part that exist, in the order in which the part lists them."""
        order: list[str] = next((p.get("planned", []) for p in self.parts if p["id"] == part), [])
        found = [page for page in self.pages.values() if page.part == part]
        return sorted(found, key=lambda p: (order.index(s) if (s := p.id.split("/")[-1]) in order else len(order), p.id))

    def on_route(self, route: str) -> list[str]:
        """The ids of a route's pages in order, each once; some may still be planned."""
        return list(dict.fromkeys(name for stage in self.routes[route] for name in stage["lessons"]))

    def page_of(self, snippet: Path) -> Page | None:
        """The page whose folder a snippet lies in."""
        relative = snippet.relative_to(self.root / "snippets")
        folder = relative.with_suffix("") if is_notebook(snippet) else relative.parent
        return self.pages.get(folder.as_posix().replace("_", "-"))

    def servers(self, snippet: Path) -> bool:
        page = self.page_of(snippet)
        return page is not None and page.servers

    def before(self, page: Page) -> set[str]:
        """The ids of all lessons that must come before a page, directly or not."""
        found: set[str] = set()
        ahead = list(page.requires)
        while ahead:
            name = ahead.pop()
            if name in self.pages and name not in found:
                found.add(name)
                ahead += self.pages[name].requires
        return found

    def level(self, lesson: Page) -> str:
        """How much must come before a lesson, in three steps."""
        hours = sum(self.pages[name].meta["hours"] for name in self.before(lesson))
        return [level for level, least in LEVELS.items() if hours >= least][-1]

    def kind(self, page: Page) -> str:
        """What a page is, by where it lies."""
        folder = page.id.rpartition("/")[0]
        if page.part:
            return "Project" if page.part == "projects" else "Lesson"
        if folder in {part["id"] for part in self.parts}:
            return "Part"
        return "Guide" if page.id == "index" else {"routes": "Route", "start": "Guide"}.get(folder, "Reference")

    def as_json(self) -> str:
        """What the site publishes as roadmap.json: the map, the planner and the reader's progress count with it."""
        parts = [
            {
                "id": part["id"],
                "title": part["title"],
                "planned": len(set(part.get("planned", [])) | {p.id.split("/")[-1] for p in self.lessons(part["id"])}),
                "lessons": [
                    {
                        "id": page.id,
                        "title": page.title,
                        "url": page.url,
                        "hours": page.meta["hours"],
                        "level": self.level(page),
                        "requires": page.requires,
                        "snippets": len(page.snippets),
                        "checkpoints": [c.id for c in page.checkpoints],
                    }
                    for page in self.lessons(part["id"])
                ],
            }
            for part in self.parts
        ]
        routes = [
            {
                "id": name,
                "title": self.pages[f"routes/{name}"].title,
                "url": f"routes/{name}/",
                "stages": [{"name": stage["name"], "lessons": stage["lessons"]} for stage in stages],
            }
            for name, stages in self.routes.items()
        ]
        return json.dumps({"$schema": "roadmap.schema.json", "parts": parts, "routes": routes, "renamed": self.renamed}, ensure_ascii=False)


def rank(level: Any, *_: object) -> int:
    """The place of a tag of the theme's plugin among the levels."""
    return list(LEVELS).index(level.name)


def snippets(root: Path) -> list[Path]:
    """Every snippet and notebook, in a stable order. A folder beside a notebook holds its modules, which do not run alone."""
    found = sorted((root / "snippets").rglob("*.py"))
    return [p for p in found if p.name != "__init__.py" and (p.parent.parent.name != "projects" or is_notebook(p))]


def load(root: Path) -> Curriculum:
    """Reads every page below `root`/docs and checks the whole: the result's `problems` is empty if it may be published."""
    problems: list[Problem] = []
    parts = _yaml(root / "docs/parts.yml", root, problems) or []
    if not parts:
        problems.append(Problem("docs/parts.yml", 1, "lists no part", "Restore the file: it says which folders hold lessons, in which order."))
    renamed = _yaml(root / "docs/renamed.yml", root, problems) or {}
    part_ids = {part["id"] for part in parts}
    pages = {}
    for path in sorted((root / "docs").rglob("*.md")):
        if page := _read(path, root, part_ids, problems):
            pages[page.id] = page
    result = Curriculum(root, parts, pages, renamed, problems, *_routes(root, problems))
    for page in pages.values():
        for check in (_check_meta, _check_body, _check_diagrams, _check_numbers):
            problems += [Problem(page.file, *fault) for fault in check(page, result)]
    problems += [*_check_requires(result), *_check_ids(result), *_check_routes(result), *_check_snippets(result)]
    problems.sort()
    return result


def _yaml(path: Path, root: Path, problems: list[Problem]) -> Any:
    if not path.exists():
        return None
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        problems.append(Problem(str(path.relative_to(root)), _yaml_line(error), "is not valid YAML", str(error).split("\n")[0]))


def _yaml_line(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _read(path: Path, root: Path, parts: set[str], problems: list[Problem]) -> Page | None:
    file = str(path.relative_to(root))
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(Problem(file, line, "is not valid UTF-8", "Save the file as UTF-8."))
        return None
    match = re.match(r"---\n(.*?)\n---\n", text, re.S)
    if not match:
        problems.append(Problem(file, 1, "has no front matter", "Start the page with `---`, title, description and `---`; see CONTRIBUTING."))
        return None
    try:
        meta = yaml.safe_load(match[1])
        if not isinstance(meta, dict):
            raise yaml.YAMLError("it is not a mapping of keys to values")
    except yaml.YAMLError as error:
        why = getattr(error, "problem", None) or str(error)
        problems.append(Problem(file, _yaml_line(error) + 1, f"has invalid front matter: {why}", "Mend the YAML between the two `---` lines."))
        return None
    page_id = path.relative_to(root / "docs").with_suffix("").as_posix()
    part = page_id.split("/")[0] if page_id.split("/")[0] in parts and not page_id.endswith("/index") else None
    page = Page(page_id, file, meta, text[: match.end()], text[match.end() :], part)
    for number, text, code in page.lines():
        if "8<" in text and (m := INCLUDE.match(text)):
            page.includes.append(Include(m["path"], m["section"], number))
        elif not code and (m := CHECKPOINT.match(text)):
            page.checkpoints.append(Checkpoint(m["id"] or "", m["text"], number))
        elif not code and (m := ABBREVIATION.match(text)):
            page.glossary[m["term"]] = m["definition"]
    return page


Fault = tuple[int, str, str]  # line, message, remedy


def _check_meta(page: Page, curriculum: Curriculum) -> Iterator[Fault]:
    keys: dict[str, Any] = LESSON_KEYS if page.part else OTHER_KEYS
    for key, kind in keys.items():
        value = page.meta.get(key)
        if value is None or value == "":
            yield 1, f"has no {key}", f"Add `{key}:` to the front matter."
        elif not isinstance(value, kind):
            yield page.line_of(key), f"has a {key} of the wrong kind: {value!r}", f"Write `{key}:` as CONTRIBUTING shows it."
    for key in page.meta.keys() - keys.keys() - OPTIONAL_KEYS:
        yield page.line_of(key), f"has the unknown front matter key {key!r}", f"Use one of {', '.join([*keys, *sorted(OPTIONAL_KEYS)])}."
    if not isinstance(aliases := page.meta.get("aliases", []), list) or not all(isinstance(name, str) for name in aliases):
        yield page.line_of("aliases"), f"has aliases that are no list of names: {aliases!r}", "Write them as `aliases: [LLM, GPT]`."
    if len(str(page.meta.get("description", ""))) > 160:
        yield page.line_of("description"), "has a description of more than 160 characters", "Shorten it: it is shown in search results."


def _check_body(page: Page, curriculum: Curriculum) -> Iterator[Fault]:
    root, seen, above = curriculum.root, set(), ""
    for number, line, code in page.lines():
        if "8<" in line and not INCLUDE.match(line):
            yield number, f"has a malformed include: {line.strip()}", 'Write it as --8<-- "snippets/part/lesson/file.py", alone on its line.'
        if page.part and line.strip().startswith("```python") and "<!-- not run:" not in above:
            following = page.body.splitlines()[number - page.first_line + 1 :]
            if not following or not INCLUDE.match(following[0]):
                yield number, "shows Python that no test runs", UNTESTED
        above = line if line.strip() else above
        if code or INCLUDE.match(line):
            continue
        for link in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
            yield from _check_link(page, number, link["target"], curriculum)
    for include in page.includes:
        target = root / include.path
        if not target.is_file():
            yield include.line, f"includes a missing file: {include.path}", "Correct the path, or add the file."
        elif include.section and f"--8<-- [start:{include.section}]" not in target.read_text(encoding="utf-8"):
            remedy = f"Mark it in the file: # --8<-- [start:{include.section}] ... [end:{include.section}]."
            yield include.line, f"includes an unknown section {include.section!r} of {include.path}", remedy
        if (include.path, include.section) in seen:
            yield include.line, f"includes {include.path} twice", "Show each snippet once and refer to it."
        seen.add((include.path, include.section))
    taken = [*(anchor(path) for path in page.snippets), *_anchors(page, root)]
    for include in page.includes:
        if taken.count(anchor(include.path)) > 1:
            yield include.line, f"has the anchor {anchor(include.path)} twice", "Rename the file: its name is the anchor of its block."
    if page.part:
        titles = [line[3:].strip() for _, line, code in page.lines() if not code and line.startswith("## ")]
        if page.part != "projects" and tuple(titles[-3:]) != CLOSING:
            yield page.first_line, "does not end in Checkpoint, Recall and Go further", "Make these the last three `##` headings, in this order."
        if not page.includes:
            yield page.first_line, "shows no snippet", "Include at least one tested file: a lesson is code that ran."


def _check_link(page: Page, line: int, target: str, curriculum: Curriculum) -> Iterator[Fault]:
    if re.match(r"[a-z]+:|//", target):
        return
    path, _, fragment = target.partition("#")
    docs = curriculum.root / "docs"
    file = (docs / page.id).parent.joinpath(path).resolve() if path else docs / f"{page.id}.md"
    if not file.exists():
        yield line, f"links to a missing file: {target}", "Correct the link; lessons are linked as relative paths to their .md file."
    elif fragment and file.suffix == ".md" and file.is_relative_to(docs.resolve()):
        other = curriculum.pages.get(file.relative_to(docs.resolve()).with_suffix("").as_posix())
        if other and fragment not in (has := _anchors(other, curriculum.root) | _blocks(other)):
            known = ", ".join(sorted(has)) or "no anchors"
            yield line, f"links to a missing anchor: {target}", f"{other.file} has {known}."


def anchor(file: str) -> str:
    """The id of a file's block on its page; without a dot, which the theme's selectors would take for a class."""
    return Path(file).name.replace(".", "-")


def _blocks(page: Page) -> set[str]:
    return {anchor(i.path) for i in page.includes if not i.section}


def _anchors(page: Page, root: Path) -> set[str]:
    """Ids of headings, those of an included notebook too, and of checkpoints, as the built page has them."""
    lines = [line for _, line, code in page.lines() if not code]
    for book in filter(is_notebook, (root / name for name in page.snippets)):
        lines += [line[2:] for line in book.read_text(encoding="utf-8").splitlines() if line.startswith("# #")]
    headings = filter(None, (re.match(r"#+ +(.*?)(?: *\{ *#([\w-]+) *\})?$", line) for line in lines))
    return (
        {m[2] or slugify(re.sub(r"[`*$]", "", m[1]), "-") for m in headings}
        | {c.id for c in page.checkpoints}
        | {Path(i.path).name for i in page.includes if not i.section}
    )


def _check_diagrams(page: Page, curriculum: Curriculum) -> Iterator[Fault]:
    for before, source in diagrams.sources(page.body):
        at = page.first_line + before
        picture, alt = diagrams.picture_of(source)
        if not alt:
            yield at, "has a diagram without a description", "Add a line `accDescr: what it shows` under the diagram's first line."
        elif not (curriculum.root / "docs" / picture).exists():
            yield at, "has a diagram without its picture", "Draw it: make record."


def _check_requires(curriculum: Curriculum) -> Iterator[Problem]:
    pages = curriculum.pages
    lessons = ", ".join(sorted(p.id for p in pages.values() if p.part))
    graph = {page.id: [name for name in page.requires if name in pages] for page in pages.values()}
    for page in pages.values():
        for name in page.requires:
            if name not in pages:
                yield Problem(page.file, page.line_of("requires"), f"requires an unknown lesson: {name}", f"Name one of: {lessons}.")
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle = error.args[1][::-1]
        page = pages[cycle[0]]
        path = " -> ".join(cycle)
        yield Problem(page.file, page.line_of("requires"), f"is in a cycle of prerequisites: {path}", "Remove one of these requirements.")


def _check_ids(curriculum: Curriculum) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for page in curriculum.pages.values():
        for point in page.checkpoints:
            if not re.fullmatch(r"[a-z][a-z0-9-]+", point.id):
                remedy = "End the line with {#an-id}: lower-case words and hyphens, never changed again."
                yield Problem(page.file, point.line, "has a checkpoint without a valid id", remedy)
            elif point.id in seen:
                remedy = "Choose another: a reader's progress is stored under it."
                yield Problem(page.file, point.line, f"uses the checkpoint id {point.id!r} of {seen[point.id]}", remedy)
            else:
                seen[point.id] = f"{page.file}:{point.line}"
    for old, new in curriculum.renamed.items():
        if new not in seen or old in seen:
            yield Problem("docs/renamed.yml", 1, f"renames {old!r} to {new!r}", "The old id must be gone and the new one must exist.")


def _routes(root: Path, problems: list[Problem]) -> tuple[dict[str, list[dict[str, Any]]], dict[str, str]]:
    """The routes that are well formed, as lists of stages, and the titles of pages to come outside the parts."""
    found = _yaml(root / ROUTES, root, problems) or {}
    routes = found.get("routes", {}) if isinstance(found, dict) else None
    if not isinstance(routes, dict):
        problems.append(Problem(ROUTES, 1, "is not a mapping with `routes:`", f"Name each route under `routes:`. {SHAPE}"))
        return {}, {}
    good = {}
    for name, stages in routes.items():
        if isinstance(stages, list) and stages and all(isinstance(s, dict) and "name" in s and isinstance(s.get("lessons"), list) for s in stages):
            good[name] = stages
        else:
            problems.append(Problem(ROUTES, _line_in(root / ROUTES, name), f"has the malformed route {name!r}", SHAPE))
    return good, found.get("coming") or {}


def _line_in(file: Path, name: str) -> int:
    """The first line of a file that has `name` as a word of its own."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((n for n, text in enumerate(lines, 1) if re.search(rf"(?<![\w/-]){re.escape(name)}(?![\w-])", text)), 1)


def _check_routes(curriculum: Curriculum) -> Iterator[Problem]:
    planned = {f"{part['id']}/{slug}" for part in curriculum.parts for slug in part.get("planned", [])}
    known = curriculum.pages.keys() | planned | curriculum.coming.keys()
    file = curriculum.root / ROUTES
    for route in curriculum.routes:
        if f"routes/{route}" not in curriculum.pages:
            remedy = f"Add docs/routes/{route}.md with a line <!-- route -->."
            yield Problem(ROUTES, _line_in(file, route), f"has the route {route!r} without a page", remedy)
        for name in curriculum.on_route(route):
            if name not in known:
                remedy = "Correct the id, plan it in docs/parts.yml, or list it under `coming`."
                yield Problem(ROUTES, _line_in(file, name), f"leads to an unknown page: {name}", remedy)
    for page in curriculum.pages.values():
        if "<!-- route -->" in page.body and page.id.removeprefix("routes/") not in curriculum.routes:
            yield Problem(page.file, 1, "shows a route that docs/routes.yml does not have", "Name the page as the route: docs/routes/<route>.md.")


def _check_snippets(curriculum: Curriculum) -> Iterator[Problem]:
    root = curriculum.root
    shown = {i.path for page in curriculum.pages.values() for i in page.includes}
    for snippet in snippets(root):
        name = snippet.relative_to(root).as_posix()
        page = curriculum.page_of(snippet)
        if name not in shown:
            yield Problem(name, 1, "is shown by no page", f'Include it: --8<-- "{name}", or delete it.')
        elif not any(p.suffix in (".txt", ".ipynb") for p in files(snippet)):
            yield Problem(name, 1, "has no record", f"Record what it prints and draws: python -m roadmap run --record {name}")
        elif page is None or name not in page.snippets:
            remedy = "A lesson's snippets lie in the folder of the same name, with _ for -."
            yield Problem(name, 1, "lies in another folder than the page that shows it", remedy)
    for record in sorted((root / "snippets").rglob("*")):
        if record.suffix in (".txt", ".svg", ".ipynb"):
            stem = re.sub(r"-\d+$", "", record.stem) if record.suffix == ".svg" else record.stem
            if not record.with_name(f"{stem}.py").exists():
                name = record.relative_to(root).as_posix()
                yield Problem(name, 1, "is a record without a snippet", "Delete it, or restore its .py file.")


def output(snippet: Path) -> str:
    """All text that a snippet's record holds."""
    texts = []
    for path in files(snippet):
        if path.suffix == ".txt":
            texts.append(path.read_text(encoding="utf-8"))
        elif path.suffix == ".ipynb":
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                for out in cell.get("outputs", []):
                    texts += ["".join(out.get("text", "")), "".join(out.get("data", {}).get("text/plain", ""))]
    return "\n".join(texts)


def prose(page: Page) -> Iterator[tuple[int, str]]:
    """The lines of a page without code, mathematics, links, tags and addresses."""
    math = False
    for number, line, code in page.lines():
        if code or INCLUDE.match(line):
            continue
        if line.strip() == "$$" or line.strip().count("$$") == 1:
            math = not math
            continue
        if not math:
            yield number, re.sub(r"`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\[[^]]*\]\([^)]*\)|<[^>]+>|\{[^}]*\}", " ", line)


def _check_numbers(page: Page, curriculum: Curriculum) -> Iterator[Fault]:
    if not page.includes:
        return
    paths = [curriculum.root / name for name in page.snippets if (curriculum.root / name).is_file()]
    printed = {float(n) for path in paths for n in NUMBER.findall(output(path))}
    lines = [(number, "", line) for number, line in prose(page)]
    for include in page.includes:
        if is_notebook(book := curriculum.root / include.path) and book.is_file():
            cells = enumerate(book.read_text(encoding="utf-8").splitlines(), 1)
            lines += [(include.line, f" in {include.path}:{n}", t[2:]) for n, t in cells if t.startswith("# ") and not t.startswith("# %%")]
    for number, where, line in lines:
        line = re.sub(r"`[^`]*`|\$[^$]*\$|\[[^]]*\]\([^)]*\)", " ", line)
        for match in DECIMAL.finditer(line):
            value, percent = float(match[1]), bool(match[2])
            half = 0.5 * 10.0 ** -len(match[1].partition(".")[2]) + 1e-9
            if not any(abs(p - value) <= half or (percent and abs(100 * p - value) <= half) for p in printed):
                yield number, f"says {match[0]!r}{where}, which no snippet of the page prints", UNPRINTED
