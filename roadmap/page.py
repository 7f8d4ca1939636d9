"""The pages: what each says of itself, and what stands on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from roadmap.blocks import Block, Checkpoint, Code, Diagram, Listing, Notebook, Text, parse
from roadmap.snippet import Snippet

ABBREVIATION = re.compile(r"^\*\[(?P<term>[^]]+)\]: *(?P<definition>.+)$")
FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.S)
# YAML reads 010 as 8, 1:30 as 90, .nan as a number and True as 1.
HOURS = re.compile(r"hours:[ \t]*(?:[1-9]\d?(?:\.\d+)?|0\.\d*[1-9]\d*)[ \t]*(?:#.*)?$", re.M)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where, what is wrong, and how to mend it."""

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}\n    {self.remedy}"


@dataclass
class FrontMatter:
    """What a page says of itself.

    Attributes:
        hours: Of study, checkpoints included; lessons only, as all below.
        requires: The ids of the lessons that its prose or code uses.
        asked: What readers type into the search to find it; a test types it.
        aliases: Names that readers search for and the page does not use.
        template, hide, search: For MkDocs and its theme.
    """

    title: str = ""
    description: str = ""
    hours: float = 0
    requires: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    template: str = ""
    hide: list[str] = field(default_factory=list)
    search: dict[str, Any] = field(default_factory=dict)


# What a value may be, and how to write it.
KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "title": (str, "title: Means"),
    "description": (str, "description: One sentence of at most 160 characters."),
    "hours": ((int, float), "hours: 2"),
    "requires": (list, "requires: [foundations/numpy]"),
    "tags": (list, "tags: [Statistics]"),
    "asked": (list, 'asked: [mean, "how to average"]'),
    "aliases": (list, "aliases: [LLM, GPT]"),
    "template": (str, "template: page.html"),
    "hide": (list, "hide: [toc]"),
    "search": (dict, "search: {exclude: true}"),
}
EVERY_PAGE = ("title", "description")
EVERY_LESSON = (*EVERY_PAGE, "hours", "requires", "tags", "asked")


@dataclass
class Page:
    """A Markdown page; a lesson if it lies in the folder of a part.

    Attributes:
        root: The repository.
        id: Its path below docs/ without the suffix, `part/lesson`.
        meta: Its front matter, where it is well formed.
        head: The front matter's text, with both its marks.
        body: All that follows.
        part: The id of the part in whose folder it lies, unless it is the part's index.
    """

    root: Path
    id: str
    meta: FrontMatter
    head: str
    body: str
    part: str | None

    @property
    def file(self) -> str:
        return f"docs/{self.id}.md"

    @property
    def title(self) -> str:
        return self.meta.title or self.id

    @property
    def url(self) -> str:
        """Its address on the web, from the site's."""
        return (
            "" if self.id == "index" else re.sub(r"(^|/)index$", r"\1", self.id).rstrip("/") + "/"
        )

    @cached_property
    def first_line(self) -> int:
        """The line on which the body begins."""
        return self.head.count("\n") + 1

    @cached_property
    def blocks(self) -> list[Block]:
        return parse(self.body, self.first_line)

    @cached_property
    def includes(self) -> list[Code | Notebook]:
        return [block for block in self.blocks if isinstance(block, Code | Notebook)]

    @cached_property
    def snippets(self) -> list[Snippet]:
        """The files that it shows, each once."""
        names = dict.fromkeys(include.name for include in self.includes)
        return [Snippet(self.root, name) for name in names]

    @cached_property
    def checkpoints(self) -> list[Checkpoint]:
        return [block for block in self.blocks if isinstance(block, Checkpoint)]

    @cached_property
    def diagrams(self) -> list[Diagram]:
        return [block for block in self.blocks if isinstance(block, Diagram)]

    @cached_property
    def listings(self) -> set[str]:
        return {block.name for block in self.blocks if isinstance(block, Listing)}

    @cached_property
    def glossary(self) -> dict[str, str]:
        """The terms that it defines."""
        found = (ABBREVIATION.match(line) for _, line in self.prose())
        return {m["term"]: m["definition"] for m in found if m}

    def prose(self) -> Iterator[tuple[int, str]]:
        """Yield each line that is not code, with its number in the file."""
        for block in self.blocks:
            if isinstance(block, Text | Checkpoint | Listing):
                yield from enumerate(block.text.split("\n"), block.line)

    def line_of(self, key: str) -> int:
        """Return the line of a front matter key."""
        lines = enumerate(self.head.splitlines(), 1)
        return next((n for n, text in lines if text.startswith(f"{key}:")), 1)


def yaml_line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def read_front_matter(page: Page, values: dict[str, Any]) -> Iterator[Problem]:
    """Fill a page's front matter with the values that are well formed; yield what is wrong."""

    def problem(key: str, message: str, remedy: str) -> Problem:
        return Problem(page.file, page.line_of(key), message, remedy)

    for key in EVERY_LESSON if page.part else EVERY_PAGE:
        if values.get(key) in (None, "") or (values[key] == [] and key != "requires"):
            yield problem(key, f"has no {key}", f"Add it to the front matter, `{KINDS[key][1]}`.")
    known = [f.name for f in fields(FrontMatter)]
    for key, value in values.items():
        if key not in known:
            remedy = f"Use one of {', '.join(known)}."
            yield problem(key, f"has the unknown front matter key {key!r}", remedy)
            continue
        kind, example = KINDS[key]
        items = value if isinstance(value, list) else [value] if isinstance(value, str) else []
        sound = isinstance(value, kind) and all(isinstance(i, str) and i.strip() for i in items)
        if key == "hours":
            sound = HOURS.search(page.head) is not None
        if sound:
            setattr(page.meta, key, value)
        elif value not in (None, ""):
            what = f"has a {key} of the wrong kind: {value!r}"
            yield problem(key, what, f"Write it as `{example}`.")
    for key, times in Counter(re.findall(r"^(\w+):", page.head, re.M)).items():
        if times > 1:
            yield problem(key, f"has {key} twice", "Keep one of them: only the last would count.")
    if len(page.meta.description) > 160:
        remedy = "Shorten it: it is shown in search results."
        yield problem("description", "has a description of more than 160 characters", remedy)


def read_page(path: Path, root: Path, parts: set[str], problems: list[Problem]) -> Page | None:
    """Read one page; add to `problems` what keeps it from being one."""
    file = path.relative_to(root).as_posix()

    def refuse(line: int, message: str, remedy: str) -> None:
        problems.append(Problem(file, line, message, remedy))

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        refuse(line, "is not valid UTF-8", "Save the file as UTF-8.")
        return None
    if text.startswith("\ufeff"):
        refuse(1, "begins with a byte-order mark", "Save the file as UTF-8 without one.")
        return None
    match = FRONT.match(text)
    if not match:
        remedy = "Start it with `---`, title, description and `---`: docs/contribute/recipes.md."
        refuse(1, "has no front matter", remedy)
        return None
    try:
        values = yaml.safe_load(match[1])
        if not isinstance(values, dict):
            raise yaml.YAMLError("it is not a mapping of keys to values")
    except (yaml.YAMLError, ValueError) as error:  # a date that is none is a ValueError
        why = getattr(error, "problem", None) or str(error)
        remedy = "Mend the YAML between the two `---` lines."
        refuse(yaml_line(error) + 1, f"has invalid front matter: {why}", remedy)
        return None
    name = path.relative_to(root / "docs").with_suffix("").as_posix()
    first = name.split("/")[0]
    part = first if first in parts and not name.endswith("/index") else None
    page = Page(root, name, FrontMatter(), text[: match.end()], text[match.end() :], part)
    problems += read_front_matter(page, values)
    return page
