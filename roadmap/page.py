"""The pages: what each says of itself, and what stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from roadmap.blocks import Block, Checkpoint, Code, Diagram, Listing, Notebook, Text, parse
from roadmap.snippet import Snippet

ABBREVIATION = re.compile(r"^\*\[(?P<term>[^]]+)\]: *(?P<definition>.+)$")
FRONT = re.compile(r"---\n(.*?)\n---(?:\n|\Z)", re.S)
HOURS = re.compile(r"^hours: *(?:\d{1,2}|\d{1,2}\.\d+) *(?:#.*)?$", re.M)
WORDS = re.compile(r"[^<>\[\]{}\"\\]+")  # of a tag, which the theme shows as it is
LONGEST = 10_000  # characters of a line: what looks for pairs in it takes the square of them


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
        hide, search: For MkDocs and its theme.
    """

    title: str = ""
    description: str = ""
    hours: float = 0
    requires: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
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
    "hide": (list, "hide: [toc]"),
    "search": (dict, "search: {exclude: true}"),
}
NOT_EMPTY = ("tags", "asked")
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


class Loader(yaml.SafeLoader):
    """YAML in which a key stands once, and nothing refers to another place."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "write it out instead of an alias", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                why = f"the key {key.value!r} stands twice"
                raise yaml.constructor.ConstructorError(None, None, why, key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def load_yaml(text: str) -> Any:
    """Return what YAML says.

    Raises:
        yaml.YAMLError: If it cannot be read; `yaml_line` has the line.
    """
    try:
        return yaml.load(text, Loader)
    except RecursionError:
        raise yaml.YAMLError("it is nested too deeply") from None
    except ValueError as error:  # a date that is none, a number of five thousand digits
        raise yaml.YAMLError(str(error)) from None


def yaml_line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def yaml_fault(error: Exception) -> str:
    """Return what is wrong, on one line."""
    return str(getattr(error, "problem", None) or error).split("\n")[0]


def is_line(text: object) -> bool:
    """Return whether something is a line of text that can be seen."""
    return isinstance(text, str) and text.strip() != "" and text.isprintable()


def is_well_formed(key: str, value: Any, head: str) -> bool:
    """Return whether a front matter value is what its key says."""
    fits = isinstance(value, KINDS[key][0])
    if not fits:
        return False
    match key:
        case "hours":  # as it is written: YAML takes 1:30 for 90, 010 for 8 and true for 1
            return HOURS.search(head) is not None and value > 0
        case "search":
            return list(value) == ["exclude"] and isinstance(value["exclude"], bool)
        case "title" | "description":
            return is_line(value)
    good = all(map(is_line, value)) and (value != [] or key not in NOT_EMPTY)
    return good and (key != "tags" or all(WORDS.fullmatch(tag) for tag in value))


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
        if is_well_formed(key, value, page.head):
            setattr(page.meta, key, value)
        elif value not in (None, ""):
            what = f"has a {key} of the wrong kind: {repr(value)[:80]}"
            yield problem(key, what, f"Write it as `{KINDS[key][1]}`.")
    if len(page.meta.description) > 160:
        remedy = "Shorten it: it is shown in search results."
        yield problem("description", "has a description of more than 160 characters", remedy)


def read_page(path: Path, root: Path, parts: set[str], problems: list[Problem]) -> Page | None:
    """Read one page; add to `problems` what keeps it from being one."""
    file = path.relative_to(root).as_posix()

    def refuse(line: int, message: str, remedy: str) -> None:
        problems.append(Problem(file, line, message, remedy))

    try:
        text = path.read_text(encoding="utf-8-sig")  # `files` refuses the mark
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        refuse(line, "is not valid UTF-8", "Save the file as UTF-8.")
        return None
    long = (n for n, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST)
    if number := next(long, None):
        refuse(number, f"has a line of more than {LONGEST:,} characters", "Break it into lines.")
        return None
    match = FRONT.match(text)
    if not match:
        remedy = "Start it with `---`, title, description and `---`: docs/contribute/recipes.md."
        what = "has no front matter"
        if text.lstrip().startswith("---"):
            what = "has no front matter that begins on line 1 and ends, each with `---` alone"
        refuse(1, what, remedy)
        return None
    try:
        values = load_yaml(match[1])
        if not isinstance(values, dict):
            raise yaml.YAMLError("it is not a mapping of keys to values")
    except yaml.YAMLError as error:
        remedy = "Mend the YAML between the two `---` lines."
        refuse(yaml_line(error) + 1, f"has invalid front matter: {yaml_fault(error)}", remedy)
        return None
    name = path.relative_to(root / "docs").with_suffix("").as_posix()
    first = name.split("/")[0]
    part = first if first in parts and not name.endswith("/index") else None
    page = Page(root, name, FrontMatter(), text[: match.end()], text[match.end() :], part)
    problems += read_front_matter(page, values)
    return page
