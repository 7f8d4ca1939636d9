"""Lists of every snippet, figure and project, with what can be filtered: all read from the files, nothing written by hand."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from roadmap import figures, records, render
from roadmap.curriculum import Curriculum, Page, anchor
from roadmap.runner import imports

# What counts as real data: a data set that was measured or collected and ships with a library. Everything below these names does.
REAL = {
    "scikit-learn": [f"sklearn.datasets.load_{name}" for name in "breast_cancer diabetes digits iris linnerud sample_image wine".split()],
    "statsmodels": ["statsmodels.datasets.", "statsmodels.api.datasets."],
    "Plotly": ["plotly.express.data.", "plotly.data."],
    "vega_datasets": ["vega_datasets.data."],
}
REAL_FILES = {"Gensim": ["lee_background.cor"]}  # read by their path
FAST = 2.0
MARKS = {"torch": "needs PyTorch", "fast": f"runs under {FAST:g} s", "real": "real data", "figure": "draws a figure"}


def real_data(file: Path) -> bool:
    """Whether a file uses a data set that ships with a library: by an imported name, or by the file's path."""
    return _real(file.read_text(encoding="utf-8"))


@cache
def _real(code: str) -> bool:
    starts = tuple(start for found in REAL.values() for start in found)
    own_files = {name for found in REAL_FILES.values() for name in found}
    if not any(word in code for word in (*(start.rstrip(".").split(".")[-2] for start in starts), *own_files)):
        return False  # parsing is slow, and most files use none
    tree, names = list(ast.walk(ast.parse(code))), dict[str, str]()
    for node in tree:
        if isinstance(node, ast.Import):
            names |= {a.asname or a.name.split(".")[0]: a.name if a.asname else a.name.split(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}

    def dotted(node: ast.AST) -> str:
        if isinstance(node, ast.Attribute):
            return f"{dotted(node.value)}.{node.attr}"
        return names.get(node.id, "") if isinstance(node, ast.Name) else ""

    paths = (node.value.rpartition("/")[2] for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return any(used.startswith(starts) for used in map(dotted, tree)) or not own_files.isdisjoint(paths)


@dataclass
class Entry:
    """One snippet in the lists; `seconds` is None if it was never timed, `pictures` are path, anchor, width and height of its figures."""

    part: str
    page: Page
    path: Path
    title: str
    seconds: float | None
    marks: list[str]
    pictures: list[tuple[str, str, int, int]]

    @property
    def details(self) -> str:
        """What a reader sees of its marks and its time."""
        short = {"torch": "PyTorch", "real": "real data", "figure": "figure"}
        cost = [] if self.seconds is None else [render.spent(self.seconds)]
        return " · ".join([*(short[mark] for mark in self.marks if mark in short), *cost])

    def __str__(self) -> str:
        """Its marks, as the filters read them."""
        return " ".join(self.marks)


def entries(curriculum: Curriculum) -> list[Entry]:
    """Every snippet and notebook that a lesson shows, in the order of the pages."""
    pages = [(part["title"], page) for part in curriculum.parts for page in curriculum.lessons(part["id"])]
    return [_entry(part, page, curriculum.root / name, curriculum) for part, page in pages for name in page.snippets]


def _entry(part: str, page: Page, path: Path, curriculum: Curriculum) -> Entry:
    base = path.relative_to(curriculum.root).parent.as_posix()
    if records.is_notebook(path):
        title, drawn = page.title, [(name, f"{name}-svg", svg) for name, svg in render.notebook_figures(path)]
    else:
        svgs = [file for file in records.files(path) if file.suffix == ".svg"]
        title, drawn = render.summary(path), [(file.stem, anchor(path.name), file.read_text(encoding="utf-8")) for file in svgs]
    receipt = records.receipt(path, curriculum.root)
    has = {
        "torch": any(name.split(".")[0] == "torch" for name in imports(path)),
        "fast": receipt is not None and receipt.seconds < FAST,
        "real": real_data(path),
        "figure": bool(drawn),
    }
    pictures = [(f"{base}/{name}", block, *figures.size(svg)) for name, block, svg in drawn]
    return Entry(part, page, path, title, receipt.seconds if receipt else None, [mark for mark in MARKS if has[mark]], pictures)


def _text(markdown: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(markdown, quote=False))


def _form(count: int, noun: str, choices: dict[str, Iterable[str]], found: Iterable[str], root: str) -> str:
    """The filters, of which each would find something. The script shows them; without it the whole list stands."""
    out = ['<form id="filters" hidden autocomplete="off">', '<label>Text <input type="search" name="text"></label>']
    for name, options in choices.items():
        values = "".join(f"<option>{html.escape(value)}</option>" for value in dict.fromkeys(options))
        out.append(f'<label>{name} <select name="{name.lower()}"><option value="">All</option>{values}</select></label>')
    out += [f'<label><input type="checkbox" name="is" value="{mark}"> {MARKS[mark]}</label>' for mark in MARKS if mark in set(found)]
    out += ['<button type="reset">Show all</button>', "</form>"]
    # The script shows the form before anything below it is there to be moved.
    out += [f'<script src="{root}assets/lists.js"></script>', f'<p><output form="filters" id="count">{render.counted(count, noun)}</output></p>']
    return "\n".join([f'<link rel="stylesheet" href="{root}assets/lists.css">', *out])


def _grouped(items: list[tuple[Entry, str]], kind: str, noun: str, root: str) -> str:
    """List items under headings of part and lesson, with their filters."""
    marks = [mark for entry, _ in items for mark in entry.marks if (mark, noun) != ("figure", "figure")]
    out = [_form(len(items), noun, {"Part": [entry.part for entry, _ in items]}, marks, root), '<div id="list">']
    for part, in_part in groupby(items, lambda item: item[0].part):
        out.append(f"<h2>{html.escape(part)}</h2>")
        for _, group in groupby(in_part, lambda item: item[0].page.id):
            lesson = list(group)
            page = lesson[0][0].page
            out.append(
                f'<section data-part="{html.escape(part)}" style="--n:{len(lesson)}">\n<h3><a href="{root}{page.url}">{_text(page.title)}</a></h3>'
            )
            out += [f'<ul class="{kind}">', *(item for _, item in lesson), "</ul>", "</section>"]
    return "\n".join([*out, "</div>"])


def snippets(found: list[Entry], curriculum: Curriculum, root: str = "../../") -> str:
    """Every snippet as HTML, for a page that lies `root` below the site's."""
    items = []
    for e in found:
        link = f'<a href="{root}{e.page.url}#{anchor(e.path.name)}">{_text(e.title)}</a>'
        items.append((e, f'<li data-is="{e}">{link} <code>{e.path.name}</code> {e.details}</li>'))
    timed = sum(e.seconds is not None for e in found)
    measured = f"{timed} of {len(found)} were timed when this site was built{'' if timed else ', so none is listed as fast'}."
    return f"<p>{measured}</p>\n{_grouped(items, 'snippets', 'snippet', root)}"


def pictures(found: list[Entry], curriculum: Curriculum, root: str = "../../") -> str:
    """Every recorded figure as HTML, in its light and its dark form."""
    items = []
    for e in found:
        for number, (base, block, width, height) in enumerate(e.pictures, 1):
            alt = f"Figure {number} of {e.path.name}" if number > 1 else f"Figure of {e.path.name}"
            images = "".join(
                f'<img src="{root}{base}{twin}.svg#only-{scheme}" alt="{alt}" width="{width}" height="{height}" loading="lazy">'
                for twin, scheme in (("", "light"), (".dark", "dark"))
            )
            items.append((e, f'<li data-is="{e}"><a href="{root}{e.page.url}#{block}">{images}{_text(e.title)}</a></li>'))
    return _grouped(items, "pictures", "figure", root)


def needs(page: Page, curriculum: Curriculum) -> list[str]:
    """The packages that a page's snippets import."""
    return sorted({name for path in page.snippets for name in render.packages(curriculum.root / path)}, key=str.lower)


def projects(found: list[Entry], curriculum: Curriculum, root: str = "../../") -> str:
    """Every project that stands as HTML: what it is, what comes before, what it needs, which routes lead to it."""

    def links(pages: Iterable[Page]) -> str:
        return ", ".join(f'<a href="{root}{page.url}">{_text(page.title)}</a>' for page in pages)

    items, checks, lessons = [], list[str](), curriculum.lessons("projects")
    for page in lessons:
        marks = sorted({mark for e in found if e.page is page for mark in e.marks} & {"torch", "real"})
        checks += marks
        level = curriculum.level(page)
        routes = links(curriculum.pages[f"routes/{name}"] for name in curriculum.routes if page.id in curriculum.on_route(name))
        before = links(curriculum.pages[name] for name in page.requires)
        facts = [
            render.counted(page.meta["hours"], "hour"),
            level,
            f"after {before}" if before else "no prerequisites",
            f"with {', '.join(needs(page, curriculum))}",
            *([f"on {routes}"] if routes else []),
        ]
        about = f"<p>{_text(page.meta['description'])}</p>\n<p>{' · '.join(facts)}</p>"
        items.append(f'<li data-is="{" ".join(marks)}" data-level="{level}"><h2>{links([page])}</h2>\n{about}</li>')
    coming = sum(len(set(part.get("planned", []))) for part in curriculum.parts if part["id"] == "projects") - len(lessons)
    form = _form(len(items), "project", {"Level": map(curriculum.level, lessons)}, checks, root)
    more = f"<p>{coming} more are planned.</p>" if coming > 0 else ""
    return "\n".join([form, '<div id="list"><ul class="projects">', *items, "</ul></div>", more])


def markdown(found: list[Entry], page: Page, *, drawn: bool = False) -> str:
    """Every snippet, or every figure, as a Markdown list for a page's Markdown version."""
    out, last = [], ""
    for part, of_page in groupby(found, lambda e: (e.part, e.page.id)):
        items = []
        for e in of_page:
            if drawn:
                items += [f"- [{e.title}]({render.link(page, base)}.svg)" for base, *_ in e.pictures]
            else:
                address = render.link(page, f"snippets/{e.path.as_posix().rpartition('/snippets/')[2]}")
                items.append(f"- [{e.title}]({address}){': ' + e.details if e.details else ''}")
        if items:
            out += [*([f"\n## {part[0]}"] if part[0] != last else []), f"\n### [{e.page.title}]({render.link(page, e.page.id)}.md)\n", *items]
            last = part[0]
    return "\n".join(out)
