"""`python -m tools.scaffold lesson foundations/covariance`: the smallest page that runs.

It has a place for everything that the standard asks for; `make check` lists what is to be filled.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import Annotated

import typer

from roadmap import curriculum

TEMPLATES = Path(__file__).with_name("templates")


def page_id(kind: str, name: str) -> str:
    return f"projects/{name.removeprefix('projects/')}" if kind == "project" else name


def scaffold(root: Path, kind: str, name: str) -> list[Path]:
    """Write the files of a new lesson or project and return their paths.

    Raises:
        ValueError: If the kind or the part is unknown, the name is not an id, or the page exists.
    """
    if kind not in ("lesson", "project"):
        raise ValueError(f"{kind!r} is no kind of page; write lesson or project")
    lesson = page_id(kind, name)
    if not re.fullmatch(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*", lesson):
        example = "machine-learning/naive-bayes, lower-case with hyphens"
        raise ValueError(f"{name!r} is no id; write it like {example}")
    known = curriculum.read(root)
    part, slug = lesson.split("/")
    if part not in (parts := [part.id for part in known.parts]):
        raise ValueError(f"{part!r} is no part; choose one of {', '.join(parts)}")
    if kind == "lesson" and part == "projects":
        raise ValueError(f"this is a project; write: project {slug}")
    page = root / f"docs/{lesson}.md"
    if page.exists():
        raise ValueError(f"{page} exists")
    folder = f"snippets/{lesson.replace('-', '_')}"
    title = known.planned().get(lesson, slug.replace("-", " ").capitalize())
    names = {"title": title, "folder": folder, "name": slug}
    made = {page: f"{kind}.md"}
    if kind == "project":
        made[root / f"{folder}.py"] = "notebook.py"
    else:
        for file in ("the_idea.py", "answer_make_something.py"):
            made[root / folder / file] = "snippet.py"
    for path, template in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        text = Template((TEMPLATES / template).read_text(encoding="utf-8")).substitute(names)
        path.write_text(text, encoding="utf-8")
    return list(made)


def main(
    kind: Annotated[str, typer.Argument(help="lesson or project")],
    name: Annotated[str, typer.Argument(help="Its id: part/lesson, or a project's name")],
    root: Annotated[Path, typer.Option(envvar="ROADMAP_ROOT", help="The repository.")] = Path("."),
) -> None:
    """Scaffold a page and its snippets; then `make record`."""
    try:
        made = scaffold(root, kind, name)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    for path in made:
        typer.echo(f"wrote {path}")
    typer.echo(f"Next: write it, then make record; make page P={page_id(kind, name)} shows it.")


if __name__ == "__main__":
    typer.run(main)
