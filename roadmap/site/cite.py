"""How a page is cited: plain, and for BibTeX."""

from __future__ import annotations

import re

from roadmap.page import Page
from roadmap.site.context import Site, format_date

# BibTeX counts braces, even those behind a backslash, so these are spelled out.
WORDS = {
    "{": "braceleft",
    "}": "braceright",
    "\\": "backslash",
    "~": "asciitilde",
    "^": "asciicircum",
}
SPECIAL = {c: f"\\{c}" for c in "&%$#_"} | {c: f"\\text{word}{{}}" for c, word in WORDS.items()}


def edition(site: Site) -> str:
    commit = f", revision {site.revision}" if site.revision else ""
    return f"{site.name}, version of {format_date(site.built)}{commit}"


def plain(page: Page, site: Site) -> str:
    where = f"{site.url}{page.url}"
    return f"{site.author} ({site.built.year}). {page.title}. {edition(site)}. {where}"


def bibtex(page: Page, site: Site) -> str:
    """Return an entry for any BibTeX or BibLaTeX style.

    The second pair of braces keeps capitals and the author's words together.
    """

    def safe(text: str) -> str:
        return "".join(SPECIAL.get(c, c) for c in text)

    key = re.sub(r"[^a-z0-9]+", "-", " ".join([site.name, *page.id.split("/")]).lower())
    fields = {
        "author": f"{{{site.author}}}",
        "title": f"{{{safe(page.title)}}}",
        "year": str(site.built.year),
        "month": str(site.built.month),
        "note": safe(edition(site)),
        "url": f"{site.url}{page.url}",
    }
    lines = (f"  {name} = {{{value}}}," for name, value in fields.items())
    return "\n".join([f"@misc{{{key},", *lines, "}"])
