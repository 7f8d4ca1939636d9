"""What the search worker (`docs/assets/search.js`) finds pages by.

Small, since it is fetched on first use and must hold two hundred lessons.
"""

from __future__ import annotations

import ast
import html
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from roadmap.page import Page
from roadmap.site.context import Site
from roadmap.snippet import Snippet

BEGINNING = 120  # characters of a section that a result shows
PHRASES = 24
# Long words, names like SVD or RoPE, names amid a sentence.
WORD = re.compile(r"[^\W\d_]{7,}|[A-Z]\w*[A-Z]\w*|(?<=[a-z,;] )[A-Z]\w{2,}")
MARKUP = re.compile(r"<pre>.*?</pre>|<[^>]+>|\\\(.*?\\\)|\\\[.*?\\\]", re.S)
NAME = re.compile(r"<code>([A-Za-z_]\w*(?:\.\w+)*)\b(?!.{0,40}</pre>)")
FILE = re.compile(r"([\w-]+\.py)(?=<pre>)")
ABOUT_THE_PAGE = re.compile(
    r'<p class="(?:lesson-facts|stage|provenance|downloads|routes|feedback)"'
)


@dataclass
class Section:
    """A heading with what stands under it: its text, the names in its prose, those in its code."""

    anchor: str
    title: str
    text: str
    prose: list[str]
    code: list[str]


def exclude_facts(page: str) -> str:
    """Tell the theme to leave out of its index what a page says about itself."""
    return ABOUT_THE_PAGE.sub(r'\g<0> data-search-exclude="1"', page)


class Names:
    """What Python code calls its own, and what it has from libraries."""

    def __init__(self, nodes: list[ast.AST]) -> None:
        self.packages: set[str] = set()
        self.imported: set[str] = set()
        self.own: set[str] = set()
        self.modules: list[str] = []
        for node in nodes:
            if isinstance(node, ast.Import):
                self.packages |= {a.asname or a.name.split(".")[0] for a in node.names}
                self.modules += [a.name.split(".")[0] for a in node.names]
            elif isinstance(node, ast.ImportFrom):
                self.imported |= {a.asname or a.name for a in node.names}
            elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                self.own.add(node.name)

    def used(self, node: ast.expr) -> list[str]:
        """Return the parts of a dotted name without the package; only the last of a method's."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.insert(0, node.attr)
            node = node.value
        if isinstance(node, ast.Name) and node.id in self.imported:
            parts.insert(0, node.id)
        elif not (isinstance(node, ast.Name) and node.id in self.packages):
            parts = parts[-1:]
        return parts


def library_names(source: str) -> Iterator[str]:
    """Yield the names of libraries that Python code uses, without the package.

    `np.linalg.svd` is linalg.svd, and `frame.merge(...)` is merge.
    """
    nodes = list(ast.walk(ast.parse(source)))
    names = Names(nodes)
    yield from names.modules
    inner = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
    for node in nodes:
        if isinstance(node, ast.Attribute | ast.Name) and id(node) not in inner:
            parts = names.used(node)
            last = parts[-1] if parts else ""
            if len(last) > 2 and last not in names.own and not last.startswith("_"):
                yield ".".join(parts[-2:])


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(MARKUP.sub(" ", text))).strip()


def read(index: dict[str, Any], site: Site) -> dict[str, list[Section]]:
    """Return the sections of each page, by its id.

    Args:
        index: The theme's own.
        site: For the pages and the snippets that stand in them.
    """
    ids = {site.address(name): name for name in site.curriculum.pages}
    found: dict[str, list[Section]] = {}
    for entry in index["docs"]:
        url, _, anchor = entry["location"].partition("#")
        page = site.curriculum.pages[ids[url]]
        files = {snippet.path.name: snippet for snippet in page.snippets}
        # A snippet stands under its file name; a notebook has none, so its names belong to the
        # page.
        shown: list[str] = FILE.findall(entry["text"])
        if page.part == "projects":
            shown = [] if page.id in found else list(files)
        code = dict.fromkeys(n for file in shown if file in files for n in names_in(files[file]))
        names = dict.fromkeys(NAME.findall(entry["text"]))
        prose = [n for n in names if len(n) > 2 and not n.startswith("ttcode")]
        text = plain(FILE.sub(" ", entry["text"]))
        rest = [name for name in code if name not in prose]
        section = Section(anchor, plain(entry["title"]), text, prose, rest)
        found.setdefault(page.id, []).append(section)
    return found


def names_in(snippet: Snippet) -> list[str]:
    return list(dict.fromkeys(library_names(snippet.source)))


def phrases(sections: list[Section]) -> Counter[str]:
    """Return words, and neighboring words, of a page with their counts."""
    counts = Counter[str]()
    for section in sections:
        text = f"{section.title}. {section.text}".lower()
        for run in re.findall(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", text):
            words = re.split("[ -]", run)
            counts.update(w for w in words if len(w) > 2)
            pairs = zip(words, words[1:], strict=False)
            counts.update(f"{a} {b}" for a, b in pairs if len(a) > 2 < len(b))
    return counts


def telling(counts: Counter[str], spread: Counter[str], pages: int) -> list[str]:
    """Return a page's most telling phrases: often here, seldom elsewhere."""
    limit = max(4, 0.8 * pages)
    weight = {
        phrase: n * math.log(pages / spread[phrase])
        for phrase, n in counts.items()
        if n > 2 and not (" " in phrase and any(spread[word] > limit for word in phrase.split()))
    }
    return sorted(weight, key=lambda phrase: -weight[phrase])[:PHRASES]


def build(index: dict[str, Any], site: Site) -> list[dict[str, Any]]:
    """Return an entry per page: what it is called, what it is about, and its sections.

    What stands on more than a quarter of the pages finds none of them, so it isn't kept.
    """
    found = read(index, site)
    counts = {name: phrases(sections) for name, sections in found.items()}
    spread = Counter(phrase for count in counts.values() for phrase in count)
    used = Counter(n for sections in found.values() for n in {n for s in sections for n in s.code})
    limit = max(4, len(found) / 4)
    often = {phrase for phrase, n in spread.items() if n > limit}
    entries = []
    for name, sections in found.items():
        page = site.curriculum.pages[name]
        for section in sections:
            section.code = [n for n in section.code if used[n] <= limit]
        made = {
            "url": site.address(name),
            "title": page.title,
            "lesson": int(page.part is not None),
            "names": [*page.meta.aliases, *page.glossary],
            "tags": page.meta.tags,
            "about": telling(counts[name], spread, len(found)),
            "sections": [*rows(sections, page, often)],
        }
        entries.append({key: value for key, value in made.items() if value})
    return entries


def rows(sections: list[Section], page: Page, often: set[str]) -> Iterator[list[str]]:
    """Yield each section as a row, without empty fields at its end.

    Anchor, title, beginning, later words, names in prose, names in code. The later words are the
    long ones, the names and the page's own terms, each where it stands first.
    """
    known: set[str] = set()
    terms = {word.lower() for term in page.glossary for word in re.findall(r"\w+", term)}
    for section in sections:
        text = shown = section.text
        if not section.anchor:
            shown = page.meta.description
            text = f"{shown} {text}"
        elif len(text) > BEGINNING:
            shown = text[:BEGINNING].rpartition(" ")[0]
        known.update(re.findall(r"\w+", shown.lower()))
        later = []
        rest = text[len(shown) :]
        for match in re.finditer(r"\w+", rest):
            word = match[0].lower()
            kept = word in terms or (word not in often and WORD.match(rest, match.start()))
            if kept and word not in known:
                known.add(word)
                later.append(match[0])
        cut = section.anchor and shown != text
        row = [section.anchor, section.title, f"{shown} …" if cut else shown]
        row += [" ".join(column) for column in (later, section.prose, section.code)]
        while not row[-1]:
            row.pop()
        yield row
