"""Lists of every snippet, figure and project, with what can be filtered.

All of it is read from the files, nothing is written by hand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from roadmap import proof
from roadmap.curriculum import plain
from roadmap.page import Page
from roadmap.site.context import Site, format_seconds, link, page_link, plural
from roadmap.site.figures import size
from roadmap.snippet import Snippet

# What counts as real data: a data set that was measured or collected and ships with a library.
BUNDLED = r"load_(?:breast_cancer|diabetes|digits|iris|linnerud|sample_images?|wine)"
REAL = re.compile(
    rf"\b{BUNDLED}\(|(?<![\w.]){BUNDLED}\b"
    r"|\.load_pandas\(|\bstatsmodels\.datasets\b|\bplotly\.(?:express\.)?data\b|\bpx\.data\."
    r"|\bvega_datasets\b|\brdatasets\b|lee_background\.cor"
)
FAST = 2.0  # seconds
MARKS = {
    "torch": "needs PyTorch",
    "fast": f"runs under {FAST:g} s",
    "real": "real data",
    "figure": "draws a figure",
}
SHORT = {"torch": "PyTorch", "real": "real data", "figure": "figure"}


@dataclass
class Picture:
    """A recorded figure: its path from the site's root, its block's anchor, its size."""

    base: str
    anchor: str
    width: int
    height: int


@dataclass
class Entry:
    """One snippet in the lists.

    Attributes:
        seconds: Of CPU time; None if it was not timed here.
        marks: What the filters can ask for.
    """

    page: Page
    snippet: Snippet
    title: str
    seconds: float | None
    marks: list[str]
    pictures: list[Picture]

    @property
    def details(self) -> str:
        """What a reader sees of its marks and its time."""
        cost = [] if self.seconds is None else [format_seconds(self.seconds)]
        return " · ".join([*(SHORT[mark] for mark in self.marks if mark in SHORT), *cost])


def uses_real_data(code: str) -> bool:
    """Return whether code uses a data set that ships with a library."""
    return REAL.search(code) is not None


def entry(page: Page, snippet: Snippet) -> Entry:
    known = proof.proof(snippet)
    pictures = []
    for base, svg in snippet.drawn():
        name = base.rpartition("/")[2]
        anchor = f"{name}-svg" if snippet.is_notebook else snippet.anchor
        pictures.append(Picture(base, anchor, *size(svg)))
    has = {
        "torch": "torch" in snippet.packages,
        "fast": known is not None and known.seconds < FAST,
        "real": uses_real_data(snippet.source),
        "figure": bool(pictures),
    }
    return Entry(
        page=page,
        snippet=snippet,
        title=page.title if snippet.is_notebook else snippet.title,
        seconds=known.seconds if known else None,
        marks=[mark for mark in MARKS if has[mark]],
        pictures=pictures,
    )


@lru_cache(maxsize=1)
def all_entries(site: Site) -> list[Entry]:
    lessons = site.curriculum.lessons()
    return [entry(page, snippet) for page in lessons for snippet in page.snippets]


def entries(site: Site, part: str | None = None) -> list[Entry]:
    """Return every snippet that the lessons of a part, or of all, show, in their order."""
    return [e for e in all_entries(site) if part in (None, e.page.part)]


def code_as_html(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def form(
    page: Page, site: Site, count: str, choices: Mapping[str, Iterable[str]], found: Iterable[str]
) -> list[str]:
    """Return the filters of which each would find something.

    The script shows them; without it the whole list stands.
    """
    sheet, script = (site.href(page, f"assets/lists.{kind}") for kind in ("css", "js"))
    out = [
        f'<link rel="stylesheet" href="{sheet}">',
        '<form id="filters" hidden autocomplete="off">',
    ]
    out.append('<label>Text <input type="search" name="text"></label>')
    for name, options in choices.items():
        values = (f"<option>{html.escape(value)}</option>" for value in dict.fromkeys(options))
        every = f'<option value="">All</option>{"".join(values)}'
        out.append(f'<label>{name} <select name="{name.lower()}">{every}</select></label>')
    found = set(found)
    for mark, label in MARKS.items():
        if mark in found:
            box = f'<input type="checkbox" name="is" value="{mark}">'
            out.append(f"<label>{box} {label}</label>")
    out += ['<button type="reset">Show all</button>', "</form>"]
    # The script shows the form before anything below it is there to be moved.
    out.append(f'<script src="{script}"></script>')
    return [*out, f'<p><output form="filters" id="count">{count}</output></p>']


def part_of(page: Page, name: str) -> str | None:
    """Return the part whose list this page is; None if it is the page of all parts."""
    return page.id.rpartition("/")[2] if page.id.startswith(f"library/{name}/") else None


def overview(page: Page, site: Site, name: str) -> str:
    """Return how much each part has, with links to the parts' own pages."""
    found = entries(site)

    def count(e: Entry) -> int:
        return len(e.pictures) if name == "figures" else 1

    items = []
    for part in site.curriculum.parts:
        if f"library/{name}/{part.id}" in site.curriculum.pages:
            own = sum(count(e) for e in found if e.page.part == part.id)
            address = site.href(page, f"library/{name}/{part.id}")
            items.append(f'<li><a href="{address}">{html.escape(part.title)}</a>: {own}</li>')
    whole = f"<p>{sum(map(count, found))} {name} in all.</p>"
    return "\n".join([whole, '<ul class="parts">', *items, "</ul>"])


def listed_html(
    page: Page, site: Site, items: list[tuple[Entry, str]], kind: str, noun: str
) -> str:
    """Return list items under the headings of their lessons, with their filters."""
    marks = [mark for e, _ in items for mark in e.marks if (mark, noun) != ("figure", "figure")]
    out = [*form(page, site, plural(len(items), noun), {}, marks), '<div id="list">']
    for _, group in groupby(items, lambda item: item[0].page.id):
        lesson = list(group)
        shown = lesson[0][0].page
        title = f'<a href="{site.href(page, shown.id)}">{code_as_html(shown.title)}</a>'
        out += [f'<section data-group style="--n:{len(lesson)}">\n<h2>{title}</h2>']
        out += [f'<ul class="{kind}">', *(item for _, item in lesson), "</ul>", "</section>"]
    return "\n".join([*out, "</div>"])


def snippets(page: Page, site: Site) -> str:
    """Return every snippet of a part as HTML."""
    part = part_of(page, "snippets")
    if part is None:
        return overview(page, site, "snippets")
    items = []
    for e in entries(site, part):
        address = f"{site.href(page, e.page.id)}#{e.snippet.anchor}"
        facts = f"<code>{e.snippet.path.name}</code> {e.details}"
        text = f'<a href="{address}">{code_as_html(e.title)}</a> {facts}'
        items.append((e, f'<li data-is="{" ".join(e.marks)}">{text}</li>'))
    return listed_html(page, site, items, "snippets", "snippet")


def figures(page: Page, site: Site) -> str:
    """Return every recorded figure of a part as HTML, in its light and its dark form."""
    part = part_of(page, "figures")
    if part is None:
        return overview(page, site, "figures")
    items = []
    for e in entries(site, part):
        for number, picture in enumerate(e.pictures, 1):
            which = f"Figure {number}" if number > 1 else "Figure"
            size = f'width="{picture.width}" height="{picture.height}" loading="lazy"'
            images = "".join(
                f'<img src="{site.href(page, f"{picture.base}{twin}.svg")}#only-{scheme}" '
                f'alt="{which} of {e.snippet.path.name}" {size}>'
                for twin, scheme in (("", "light"), (".dark", "dark"))
            )
            address = f"{site.href(page, e.page.id)}#{picture.anchor}"
            text = f'<a href="{address}">{images}{code_as_html(e.title)}</a>'
            items.append((e, f'<li data-is="{" ".join(e.marks)}">{text}</li>'))
    return listed_html(page, site, items, "pictures", "figure")


def packages_of(page: Page) -> list[str]:
    """Return the packages that a page's snippets imported when they were proven."""
    found = filter(None, map(proof.proof, page.snippets))
    return sorted({name for known in found for name in known.imports})


def projects(page: Page, site: Site) -> str:
    """Return every project that stands as HTML.

    What it is, what comes before, what it needs, which routes lead to it.
    """
    curriculum = site.curriculum
    marks_of = {e.page.id: e.marks for e in entries(site, "projects")}

    def links(pages: Iterable[Page]) -> str:
        found = (f'<a href="{site.href(page, p.id)}">{code_as_html(p.title)}</a>' for p in pages)
        return ", ".join(found)

    items, checks, lessons = [], list[str](), curriculum.lessons("projects")
    for project in lessons:
        marks = [mark for mark in ("real", "torch") if mark in marks_of[project.id]]
        checks += marks
        level = curriculum.level(project)
        routes = links(curriculum.routes_through(project))
        before = links(curriculum.pages[name] for name in project.meta.requires)
        facts = [
            plural(project.meta.hours, "hour"),
            level,
            f"after {before}" if before else "no prerequisites",
            f"with {', '.join(packages_of(project))}",
            *([f"on {routes}"] if routes else []),
        ]
        about = f"<p>{code_as_html(project.meta.description)}</p>\n<p>{' · '.join(facts)}</p>"
        data = f'data-is="{" ".join(marks)}" data-level="{level}"'
        items.append(f"<li {data}><h2>{links([project])}</h2>\n{about}</li>")
    slugs = {p.id.split("/")[-1] for p in lessons}
    planned = {slug for part in curriculum.parts if part.id == "projects" for slug in part.planned}
    coming = len(planned - slugs)
    levels = {"Level": map(curriculum.level, lessons)}
    filters = form(page, site, plural(len(items), "project"), levels, checks)
    more = f"<p>{coming} more are planned.</p>" if coming else ""
    return "\n".join(
        [*filters, '<div id="list"><ul class="projects">', *items, "</ul></div>", more]
    )


def listed(page: Page, found: list[Entry], lines: Callable[[Entry], list[str]]) -> str:
    """Return what `lines` says of each entry as a Markdown list, under its lesson."""
    out = []
    for _, group in groupby(found, lambda e: e.page.id):
        of_page = list(group)
        items = [line for e in of_page for line in lines(e)]
        if items:
            out += [f"\n## {page_link(page, of_page[0].page)}\n", *items]
    return "\n".join(out)


def parts_markdown(page: Page, site: Site, name: str) -> str:
    """Return links to the lists of the parts."""
    pages = site.curriculum.pages.values()
    found = (p for p in pages if p.id.startswith(f"library/{name}/"))
    return "\n".join(f"- {page_link(page, p)}" for p in found)


def snippets_markdown(page: Page, site: Site) -> str:
    """Return every snippet of a part as a Markdown list."""
    part = part_of(page, "snippets")
    if part is None:
        return parts_markdown(page, site, "snippets")

    def lines(e: Entry) -> list[str]:
        details = f": {e.details}" if e.details else ""
        return [f"- [{plain(e.title)}]({link(page, e.snippet.name)}){details}"]

    return listed(page, entries(site, part), lines)


def figures_markdown(page: Page, site: Site) -> str:
    """Return every figure of a part as a Markdown list."""
    part = part_of(page, "figures")
    if part is None:
        return parts_markdown(page, site, "figures")

    def lines(e: Entry) -> list[str]:
        return [f"- [{plain(e.title)}]({link(page, p.base)}.svg)" for p in e.pictures]

    return listed(page, entries(site, part), lines)
