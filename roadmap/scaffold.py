"""What `python -m roadmap new` writes: the smallest page that passes, with a place for everything the standard asks for."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

import yaml

TEMPLATES = Path(__file__).with_name("templates")


def new(root: Path, kind: str, name: str) -> list[Path]:
    """Writes the files of a new lesson or project and returns their paths.

    Raises:
        ValueError: If the kind or the part is unknown, the name is not an id, or the page exists.
    """
    if kind not in ("lesson", "project"):
        raise ValueError(f"{kind!r} is no kind of page; write lesson or project")
    lesson = f"projects/{name.removeprefix('projects/')}" if kind == "project" else name
    parts = [part["id"] for part in yaml.safe_load((root / "docs/parts.yml").read_text(encoding="utf-8"))]
    if not re.fullmatch(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*", lesson):
        raise ValueError(f"{name!r} is no id; write it like machine-learning/naive-bayes, lower-case with hyphens")
    part, slug = lesson.split("/")
    if part not in parts:
        raise ValueError(f"{part!r} is no part; choose one of {', '.join(parts)}")
    if kind == "lesson" and part == "projects":
        raise ValueError(f"this is a project; write: new project {slug}")
    page = root / f"docs/{lesson}.md"
    if page.exists():
        raise ValueError(f"{page} exists")
    folder = f"snippets/{lesson.replace('-', '_')}"
    names = {"title": slug.replace("-", " ").capitalize(), "folder": folder, "name": slug}
    made = {page: f"{kind}.md"}
    if kind == "project":
        made[root / f"{folder}.py"] = "notebook.py"
    else:
        made |= {root / folder / name: "snippet.py" for name in ("the_idea.py", "answer_make_something.py")}
    for path, template in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Template((TEMPLATES / template).read_text(encoding="utf-8")).substitute(names), encoding="utf-8")
    return list(made)
