"""What a page asks for with `<!-- name -->`: lists of parts, lessons, routes, terms and tags."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from roadmap.curriculum import LEVELS, Stage, plain
from roadmap.page import Page
from roadmap.site import library, map
from roadmap.site.context import Site, page_link, plural

Write = Callable[[Page, Site], str]


@dataclass(frozen=True)
class Listing:
    """How a list is written.

    Attributes:
        theme: As Markdown or HTML for the theme; None leaves it to one of its plugins.
        machines: As plain Markdown; None means the same as for the theme.
        raw: The theme's is large HTML, which is put into the built page as it is.
    """

    theme: Write | None
    machines: Write | None = None
    raw: bool = False


def described(page: Page, others: Iterable[Page]) -> str:
    """Return a list of pages with what a reader can do after each."""
    return "\n".join(f"- {page_link(page, p)}: {plain(p.meta.description)}" for p in others)


def prerequisite_links(page: Page, lesson: Page, site: Site) -> str:
    """Return what comes before a lesson, as links from `page`."""
    pages = site.curriculum.pages
    first = ", ".join(page_link(page, pages[r]) for r in lesson.meta.requires if r in pages)
    return f"after {first}" if first else "no prerequisites"


def hours(lesson: Page) -> str:
    return f'<span class="hours">{lesson.meta.hours:g} h</span>'


def parts_map(page: Page, site: Site) -> str:
    """Return the parts: what stands is a link; what is to come is counted, not shown as done."""
    curriculum = site.curriculum
    out = ['<ol class="map">']
    for part in curriculum.parts:
        lessons = curriculum.lessons(part.id)
        coming = len(part.planned.keys() - {p.id.split("/")[-1] for p in lessons})
        title = html.escape(part.title)
        if f"{part.id}/index" in curriculum.pages:
            title = f'<a href="{site.href(page, f"{part.id}/index")}">{title}</a>'
        state = "" if lessons else "coming"
        purpose = html.escape(part.purpose)
        out.append(f'<li class="{state}"><h3>{title}</h3><p>{purpose}</p>')
        items = [
            f'<li><a href="{site.href(page, p.id)}" data-lesson="{p.id}">{html.escape(p.title)}'
            f"</a> {hours(p)}</li>"
            for p in lessons
        ]
        if items:
            out.append(f'<ul class="lessons">{"".join(items)}</ul>')
        more = "more " if lessons else ""
        count = f"{coming} {more}to come" if coming or not lessons else "complete"
        out.append(f'<p class="count">{count}</p></li>')
    return "\n".join([*out, "</ol>"])


def parts_list(page: Page, site: Site) -> str:
    """Return the lessons of each part, described."""
    found = [(part.title, site.curriculum.lessons(part.id)) for part in site.curriculum.parts]
    return "\n\n".join(f"### {plain(title)}\n\n{described(page, ps)}" for title, ps in found if ps)


def part_lessons(page: Page, site: Site) -> str:
    """Return the lessons of a part in order: hours, what comes before, what they are good for."""
    lessons = site.curriculum.lessons(page.id.split("/")[0])
    whole = plural(sum(p.meta.hours for p in lessons), "hour")
    out = [f"{plural(len(lessons), 'lesson')} · about {whole}\n{{ .lesson-facts }}\n"]
    for number, lesson in enumerate(lessons, 1):
        before = prerequisite_links(page, lesson, site)
        facts = f"{lesson.meta.hours:g} h · {before}.<br>{plain(lesson.meta.description)}"
        out.append(f"{number}. **{page_link(page, lesson)}** · {facts}")
    return "\n".join(out)


def lesson_list(page: Page, site: Site) -> str:
    """Return the map in words: each lesson with its hours, what it requires and what it opens."""
    curriculum = site.curriculum
    lessons = curriculum.lessons()
    out = []
    for part in curriculum.parts:
        standing = curriculum.lessons(part.id)
        out.append(f"### {plain(part.title)}\n")
        for lesson in standing:
            opened = [p for p in lessons if lesson.id in p.meta.requires]
            links = ", ".join(page_link(page, p) for p in opened)
            opens = f"; opens {links}" if links else ""
            title = f'{page_link(page, lesson)}{{ data-lesson="{lesson.id}" }} {hours(lesson)}'
            out.append(f"- {title}<br>{prerequisite_links(page, lesson, site)}{opens}")
        out.append("" if standing else f"{plain(part.purpose)} Not written yet.\n")
    return "\n".join(out)


def hours_of(ids: Iterable[str], site: Site) -> float:
    pages = site.curriculum.pages
    return float(sum(pages[name].meta.hours for name in dict.fromkeys(ids) if name in pages))


def extent(ids: list[str], site: Site) -> str:
    """Return how much of a route stands."""
    standing = sum(name in site.curriculum.pages for name in ids)
    so_far = plural(hours_of(ids, site), "hour")
    return f"{len(ids)} pages, {standing} of them written · {so_far} so far"


def stage_line(stage: Stage, site: Site) -> str:
    weeks = [f"weeks {plain(str(stage.weeks))}"] if stage.weeks else []
    found = hours_of(stage.lessons, site)
    return " · ".join([*weeks, plural(found, "hour") if found else "not written yet"])


def route(page: Page, site: Site) -> str:
    """Return a route's stages: what stands is a link, what is planned is named, never linked."""
    curriculum, name = site.curriculum, page.id.split("/")[-1]
    planned = curriculum.planned()
    out = [f"{extent(curriculum.on_route(name), site)}\n{{ .lesson-facts }}\n"]
    out.append(f'<p class="route-progress" data-route="{name}"></p>\n')
    for number, stage in enumerate(curriculum.routes[name], 1):
        out += [f"## {number}. {plain(stage.name)}\n", f"{stage_line(stage, site)}\n{{ .stage }}\n"]
        for place, found in enumerate(stage.lessons, 1):
            if lesson := curriculum.pages.get(found):
                span = f" {hours(lesson)}" if lesson.part else ""
                out.append(f'{place}. {page_link(page, lesson)}{{ data-lesson="{found}" }}{span}')
            else:
                out.append(f'{place}. {plain(planned[found])} <span class="hours">planned</span>')
        out.append("")
    return "\n".join(out)


def routes_list(page: Page, site: Site) -> str:
    """Return all routes: for whom, and how much of each stands."""
    out = []
    for name in site.curriculum.routes:
        found = site.curriculum.pages[f"routes/{name}"]
        stands = extent(site.curriculum.on_route(name), site)
        about = plain(found.meta.description)
        out.append(f"**{page_link(page, found)}** · {stands}.<br>{about}\n")
    return "\n".join(out)


def glossary(page: Page, site: Site) -> str:
    """Return every term with its definition and the lesson that explains it."""
    terms = site.curriculum.terms().items()
    return "\n\n".join(
        f"{plain(term)}\n:   {plain(what)} {page_link(page, p)}" for term, (what, p) in terms
    )


def grouped(names: Callable[[Page], Iterable[str]], order: Iterable[str] = ()) -> Write:
    """Return the writer of a list of pages under each name that they have."""

    def write(page: Page, site: Site) -> str:
        pages = sorted(site.curriculum.pages.values(), key=lambda p: p.title)
        found: dict[str, list[str]] = {name: [] for name in order}
        for name in sorted({n for p in pages for n in names(p)} - found.keys()):
            found[name] = []
        for p in pages:
            for name in names(p):
                found[name].append(page_link(page, p))
        return "\n".join(
            f"- **{plain(name)}**: {', '.join(links)}" for name, links in found.items()
        )

    return write


def by_level(page: Page, site: Site) -> str:
    levels = site.curriculum.level
    return grouped(lambda p: [levels(p)] if p.part else [], LEVELS)(page, site)


def by_kind(page: Page, site: Site) -> str:
    return grouped(lambda p: [site.curriculum.kind(p)])(page, site)


def projects_list(page: Page, site: Site) -> str:
    return described(page, site.curriculum.lessons("projects"))


def no_text(page: Page, site: Site) -> str:
    """Return nothing: the list of lessons below the map says the same in words."""
    del page, site
    return ""


LISTINGS = {
    "map": Listing(parts_map, parts_list),
    "graph": Listing(map.draw, no_text),
    "lesson list": Listing(lesson_list),
    "lessons": Listing(part_lessons),
    "routes": Listing(routes_list),
    "route": Listing(route),
    "glossary": Listing(glossary),
    "snippets": Listing(library.snippets, library.snippets_markdown, raw=True),
    "figures": Listing(library.figures, library.figures_markdown, raw=True),
    "projects": Listing(library.projects, projects_list, raw=True),
    "material/tags": Listing(None, grouped(lambda p: p.meta.tags)),
    "level/tags": Listing(None, by_level),
    "kind/tags": Listing(None, by_kind),
}
