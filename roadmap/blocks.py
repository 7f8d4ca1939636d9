"""A page's Markdown, taken apart once: text, code, notebooks, diagrams, checkpoints, listings.

Everything that looks into a page looks at these blocks.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")
INCLUDE = re.compile(r'^\s*--8<-- "(?P<name>[\w./-]+\.py)"$')
CHECKPOINT = re.compile(r"^- \[[ xX]\] (?P<text>.*?)(?: ?\{ ?#(?P<id>[^}\s]*) ?\})?\s*$")
LISTING = re.compile(r"^<!-- (?P<name>[a-z][a-z/ -]*) -->$")
DIAGRAMS = "assets/diagrams"


@dataclass(frozen=True)
class Block:
    """A piece of a page.

    Attributes:
        line: On which it begins, in the file.
        text: As it is written, without the last line's end.
        indent: What stands before each of its lines, because it is part of a box or a list.
    """

    line: int
    text: str
    indent: str = ""


@dataclass(frozen=True)
class Text(Block):
    """Markdown as it is."""


@dataclass(frozen=True)
class Fence(Block):
    """Code that stands in the page itself.

    Attributes:
        info: What its first line says of it.
        closed: Whether its closing line was found; if not, all that follows is taken for code.
    """

    info: str = ""
    closed: bool = True

    @property
    def code(self) -> list[str]:
        """The lines between its marks."""
        return self.text.split("\n")[1:-1]


@dataclass(frozen=True)
class Code(Block):
    """A fence that includes a whole file, by its path from the repository's root."""

    name: str = ""

    @property
    def include_line(self) -> int:
        return self.line + 1


@dataclass(frozen=True)
class Notebook(Block):
    """An include outside any fence: a recorded notebook with all its cells."""

    name: str = ""

    @property
    def include_line(self) -> int:
        return self.line


@dataclass(frozen=True)
class Diagram(Block):
    """A Mermaid diagram. Its picture is recorded under the hash of its source."""

    source: str = ""

    @property
    def picture(self) -> str:
        """The picture's path below docs/."""
        name = hashlib.sha256(self.source.strip().encode()).hexdigest()[:12]
        return f"{DIAGRAMS}/{name}.svg"

    @property
    def alt(self) -> str:
        """What the picture shows, from the diagram's accDescr line."""
        found = re.search(r"^\s*accDescr: *(.+)$", self.source, re.M)
        return found[1] if found else ""


@dataclass(frozen=True)
class Checkpoint(Block):
    """A task that a reader ticks; progress is stored under its id."""

    id: str = ""
    task: str = ""


@dataclass(frozen=True)
class Listing(Block):
    """A place for a generated list: `<!-- lessons -->`."""

    name: str = ""


def fenced(line: int, lines: list[str]) -> Block:
    """Return the block for a fence, from its opening to its closing line."""
    text = "\n".join(lines)
    opening = FENCE.match(lines[0])
    assert opening
    indent, info = opening["indent"], opening["info"].strip()
    if len(lines) == 3 and (include := INCLUDE.match(lines[1])):
        return Code(line, text, indent, include["name"])
    if info == "mermaid":
        source = "\n".join(row.removeprefix(indent) for row in lines[1:-1])
        return Diagram(line, text, indent, source)
    return Fence(line, text, indent, info)


def plain_block(line: int, text: str) -> Block | None:
    """Return the block that a line outside all fences is by itself, or None if it is text."""
    if include := INCLUDE.match(text):
        return Notebook(line, text, name=include["name"])
    if task := CHECKPOINT.match(text):
        return Checkpoint(line, text, id=task["id"] or "", task=task["text"])
    if listing := LISTING.match(text):
        return Listing(line, text, name=listing["name"])
    return None


def parse(body: str, first_line: int = 1) -> list[Block]:
    """Take a page's Markdown apart. Joined by line ends, the blocks' texts are the body again.

    Args:
        body: The page without its front matter.
        first_line: The line of the file on which the body begins.
    """
    blocks: list[Block] = []
    text: list[str] = []
    fence: list[str] = []
    mark = ""

    def flush(before: int) -> None:
        if text:
            blocks.append(Text(before - len(text), "\n".join(text)))
            text.clear()

    lines = body.split("\n")
    for number, line in enumerate(lines, first_line):
        opening = FENCE.match(line)
        if fence:
            fence.append(line)
            if opening and opening["fence"].startswith(mark) and not opening["info"].strip():
                blocks.append(fenced(number - len(fence) + 1, fence))
                fence = []
        elif opening:
            flush(number)
            fence, mark = [line], opening["fence"]
        elif block := plain_block(number, line):
            flush(number)
            blocks.append(block)
        else:
            text.append(line)
    end = first_line + len(lines)
    if fence:
        blocks.append(Fence(end - len(fence), "\n".join(fence), closed=False))
    flush(end)
    return blocks
