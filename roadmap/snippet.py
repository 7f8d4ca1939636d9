"""What a snippet is: one file, its title, its imports, its record. Nothing is run here."""

from __future__ import annotations

import io
import json
import os
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count, takewhile
from pathlib import Path
from typing import Any

IMPORT = re.compile(
    r"^ *(?:from ([\w.]+) import "
    r"|import ([\w.]+(?: as \w+)?(?:, *[\w.]+(?: as \w+)?)*) *(?:#.*)?$)",
    re.M,
)
DOCSTRING = re.compile(r'"""(.*?)(?:"""|\n)')
SHOWN = ("text/plain", "text/html", "image/svg+xml")  # of what a notebook's cell displays


def block_anchor(name: str) -> str:
    """Return the id of a file's block on its page.

    Without a dot, which the theme's selectors would take for a class.
    """
    return Path(name).name.replace(".", "-")


def is_regular(path: Path) -> bool:
    """Return whether a path is a file itself: a link may lead to any file of the machine."""
    return path.is_file() and not path.is_symlink()


def read(path: Path) -> str:
    """Return a text file; what `files` refuses, no UTF-8 and links, stops nothing here."""
    return path.read_text(encoding="utf-8", errors="replace") if is_regular(path) else ""


def json_cells(notebook: str) -> list[dict[str, Any]]:
    """Return the cells of a notebook, with their outputs.

    Raises:
        ValueError: If the text is not a recorded notebook.
    """
    try:
        cells: list[dict[str, Any]] = json.loads(notebook)["cells"]
        for cell in cells:
            texts: list[Any] = [cell["source"]]
            runs = cell["cell_type"] == "code"
            for output in cell["outputs"] if runs else cell.get("outputs", ()):
                texts += [output["output_type"], output.get("text", "")]
                texts += map(output.get("data", {}).get, SHOWN, [""] * 3)
            for text in texts:
                "".join(text)
    except (LookupError, TypeError, AttributeError, RecursionError):
        raise ValueError("something else than a notebook's cells") from None
    return cells


def figures_in(cells: list[dict[str, Any]]) -> Iterator[str]:
    """Yield each SVG figure that a recorded notebook's cells show."""
    for cell in cells:
        for output in cell.get("outputs", []):
            if svg := output.get("data", {}).get("image/svg+xml"):
                yield "".join(svg)


@dataclass(frozen=True)
class Snippet:
    """A Python file that a page shows, or a notebook in percent format.

    Attributes:
        root: The repository.
        name: The file's path from there, `snippets/part/lesson/file.py`.
    """

    root: Path
    name: str

    @classmethod
    def at(cls, path: Path, root: Path) -> Snippet:
        """Return the snippet that lies at `path`, below `root`."""
        return cls(root, path.relative_to(root).as_posix())

    def __str__(self) -> str:
        return self.name

    @cached_property
    def path(self) -> Path:
        return self.root / self.name

    @cached_property
    def is_notebook(self) -> bool:
        """Projects are notebooks, directly in snippets/projects/."""
        return Path(self.name).parent == Path("snippets/projects")

    @property
    def part(self) -> str:
        """The id of the part whose folder it lies in."""
        return Path(self.name).parts[1].replace("_", "-")

    @property
    def page_id(self) -> str:
        """The id of the page that shows it: the folder of the same name."""
        path = Path(self.name)
        folder = path.with_suffix("") if self.is_notebook else path.parent
        return folder.relative_to("snippets").as_posix().replace("_", "-")

    @property
    def anchor(self) -> str:
        return block_anchor(self.name)

    @cached_property
    def source(self) -> str:
        return read(self.path)

    @cached_property
    def title(self) -> str:
        """The docstring's first line: what it shows, and its figures' alternative text."""
        found = DOCSTRING.match(self.source)
        return found[1].strip() if found else self.path.stem.replace("_", " ")

    @cached_property
    def imports(self) -> list[str]:
        """The modules that it imports, as written, in order."""
        found = IMPORT.findall(self.source)
        names = (part.split()[0] for one, many in found for part in (one or many).split(","))
        return list(dict.fromkeys(names))

    @property
    def packages(self) -> set[str]:
        """The top-level names of what it imports."""
        return {name.split(".")[0] for name in self.imports}

    def reason(self, name: str) -> str | None:
        """Return what follows `# name: ` on a line of its own, as code has it, not a string."""
        begin = f"# {name}: "
        if begin not in self.source:
            return None
        try:
            for token in tokenize.generate_tokens(io.StringIO(self.source).readline):
                if token.type == tokenize.COMMENT and token.start[1] == 0:
                    said = token.string.removeprefix(begin).strip()
                    if said and token.string.startswith(begin):
                        return said
        except (tokenize.TokenError, SyntaxError):
            pass  # `files` says so
        return None

    @cached_property
    def servers(self) -> bool:
        """Whether it says, `# servers: why`, that it starts processes and talks to this machine."""
        return self.reason("servers") is not None

    @cached_property
    def one_seed(self) -> str | None:
        """Why what it asserts need not hold for other seeds, if it says so: `# one seed: why`."""
        return self.reason("one seed")

    @property
    def record(self) -> Path:
        """Where what it printed is kept; a notebook's record holds its figures too."""
        return self.path.with_suffix(".ipynb" if self.is_notebook else ".txt")

    def figure(self, number: int) -> Path:
        """Return where its figure of that number is kept, counted from 1."""
        return self.path.with_name(f"{self.path.stem}-{number}.svg")

    @property
    def figures(self) -> list[Path]:
        """The recorded figures that exist, as files."""
        return [] if self.is_notebook else list(takewhile(Path.exists, map(self.figure, count(1))))

    @property
    def records(self) -> list[Path]:
        """The record files that exist."""
        return [path for path in [self.record] if path.exists()] + self.figures

    def cells(self) -> list[dict[str, Any]]:
        """Return the cells of a recorded notebook, with their outputs; none if it is no notebook.

        (`files` says so.)
        """
        try:
            return json_cells(read(self.record))
        except ValueError:
            return []

    def drawn(self) -> list[tuple[str, str]]:
        """Return the published path without its suffix, and the content, of each figure."""
        base = self.name.removesuffix(".py")
        svgs = figures_in(self.cells()) if self.is_notebook else map(read, self.figures)
        return [(f"{base}-{number}", svg) for number, svg in enumerate(svgs, 1)]

    def printed(self) -> str:
        """Return all text that its record holds."""
        if not self.record.exists():
            return ""
        if not self.is_notebook:
            return read(self.record)
        texts = []
        for cell in self.cells():
            for output in cell.get("outputs", []):
                texts.append("".join(output.get("text", "")))
                texts.append("".join(output.get("data", {}).get("text/plain", "")))
        return "\n".join(texts)


def links(root: Path) -> list[Path]:
    """Return the symbolic links, and what is neither file nor folder, in docs/ and snippets/."""
    walks = (os.walk(root / folder) for folder in ("docs", "snippets"))
    paths = (Path(at, name) for walk in walks for at, fs, files in walk for name in fs + files)
    return [p for p in paths if not is_regular(p) and (p.is_symlink() or not p.is_dir())]


def snippets(root: Path) -> list[Snippet]:
    """Return every snippet and notebook, in a stable order.

    A folder beside a notebook holds its modules, which do not run alone. A folder with a symbolic
    link is left out: a run would read or write elsewhere.
    """
    linked = {path.parent for path in links(root)}
    found = (Snippet.at(path, root) for path in sorted((root / "snippets").rglob("*.py")))
    projects = root / "snippets/projects"
    return [
        s
        for s in found
        if s.path.name != "__init__.py"
        and s.path.parent not in linked
        and (s.is_notebook or projects not in s.path.parents)
    ]
