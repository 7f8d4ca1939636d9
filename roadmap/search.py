"""What the search worker (`docs/assets/search.js`) finds pages by: small, since it is fetched on first use and must hold two hundred lessons."""

from __future__ import annotations

import ast
import html
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roadmap.curriculum import Curriculum, Page

BEGINNING = 120  # characters of a section that a result shows
PHRASES = 24
WORD = re.compile(r"[^\W\d_]{7,}|[A-Z]\w*[A-Z]\w*|(?<=[a-z,;] )[A-Z]\w{2,}")  # long words, names like SVD or RoPE, names amid a sentence
MARKUP = re.compile(r"<pre>.*?</pre>|<[^>]+>|\\\(.*?\\\)|\\\[.*?\\\]", re.S)
NAME = re.compile(r"<code>([A-Za-z_]\w*(?:\.\w+)*)\b(?!.{0,40}</pre>)")
FILE = re.compile(r"([\w-]+\.py)(?=<pre>)")


@dataclass
class Section:
    """A heading with what stands under it: its text, the names in its prose, those in its code."""

    anchor: str
    title: str
    text: str
    prose: list[str]
    code: list[str]


def without_facts(page: str) -> str:
    """Tells the theme to leave out of its index what a page says about itself: hours, versions, links to forms."""
    return re.sub(r'<p class="(?:lesson-facts|stage|provenance|downloads|routes|feedback)"', r'\g<0> data-search-exclude="1"', page)


def names(source: str) -> Iterator[str]:
    """The names of libraries that Python code uses, without the package: `np.linalg.svd` is linalg.svd, and `frame.merge(...)` is merge."""
    nodes = list(ast.walk(ast.parse(source)))
    packages, imported, own = set(), set(), set()
    for node in nodes:
        if isinstance(node, ast.Import):
            packages |= {a.asname or a.name.split(".")[0] for a in node.names}
            yield from (a.name.split(".")[0] for a in node.names)
        elif isinstance(node, ast.ImportFrom):
            imported |= {a.asname or a.name for a in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            own.add(node.name)
    inner = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
    for node in nodes:
        if isinstance(node, ast.Attribute | ast.Name) and id(node) not in inner:
            parts: list[str] = []
            root: ast.expr = node
            while isinstance(root, ast.Attribute):
                parts.insert(0, root.attr)
                root = root.value
            if isinstance(root, ast.Name) and root.id in imported:
                parts.insert(0, root.id)
            elif not (isinstance(root, ast.Name) and root.id in packages):
                parts = parts[-1:]  # a method of something
            if parts and parts[-1] not in own and len(parts[-1]) > 2 and not parts[-1].startswith("_"):
                yield ".".join(parts[-2:])


def address(url: str) -> str:
    """A page's address in the curriculum, for one in a site of plain files too: data/index.html is data/."""
    return re.sub(r"\.html$", "/", re.sub(r"(^|/)index\.html$", r"\1", url))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(MARKUP.sub(" ", text))).strip()


def read(index: dict[str, Any], curriculum: Curriculum) -> dict[str, list[Section]]:
    """The sections of each page, from the theme's index and the snippets that stand in them."""
    pages = {page.url: page for page in curriculum.pages.values()}
    found: dict[str, list[Section]] = {}
    for entry in index["docs"]:
        url, _, anchor = entry["location"].partition("#")
        page = pages[address(url)]
        files = {Path(name).name: curriculum.root / name for name in page.snippets}
        # A snippet stands under its file name; a notebook has none, so its names belong to the page.
        shown = FILE.findall(entry["text"]) if page.part != "projects" else [] if url in found else files
        code = dict.fromkeys(name for file in shown if file in files for name in names(files[file].read_text(encoding="utf-8")))
        prose = [name for name in dict.fromkeys(NAME.findall(entry["text"])) if len(name) > 2]
        text = plain(FILE.sub(" ", entry["text"]))
        found.setdefault(url, []).append(Section(anchor, plain(entry["title"]), text, prose, [name for name in code if name not in prose]))
    return found


def phrases(sections: list[Section]) -> Counter[str]:
    """Words, and neighboring words, of a page with their counts."""
    counts = Counter[str]()
    for section in sections:
        for run in re.findall(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", f"{section.title}. {section.text}".lower()):
            words = re.split("[ -]", run)
            counts.update(w for w in words if len(w) > 2)
            counts.update(f"{a} {b}" for a, b in zip(words, words[1:], strict=False) if len(a) > 2 < len(b))
    return counts


def build(index: dict[str, Any], curriculum: Curriculum) -> list[dict[str, Any]]:
    """An entry per page: what it is called, what it is about, and its sections with their beginnings and what else finds them.

    What stands on more than a quarter of the pages finds none of them, so it isn't kept.
    """
    pages = {page.url: page for page in curriculum.pages.values()}
    found = read(index, curriculum)
    counts = {url: phrases(sections) for url, sections in found.items()}
    spread = Counter(phrase for count in counts.values() for phrase in count)
    used = Counter(name for sections in found.values() for name in {n for s in sections for n in s.code})
    often, everywhere = ({p for p, n in spread.items() if n > max(4, share * len(found))} for share in (0.25, 0.8))
    entries = []
    for url, sections in found.items():
        page = pages[address(url)]
        for section in sections:
            section.code = [name for name in section.code if used[name] <= max(4, len(found) / 4)]
        keys = {p: n * math.log(len(found) / spread[p]) for p, n in counts[url].items() if n > 2 and not (" " in p and everywhere & {*p.split()})}
        entry = {
            "url": url,
            "title": page.title,
            "lesson": int(page.part is not None),
            "names": [*page.meta.get("aliases", []), *page.glossary],
            "tags": page.meta.get("tags", []),
            "about": sorted(keys, key=lambda p: -keys[p])[:PHRASES],
            "sections": [*rows(sections, page, often)],
        }
        entries.append({key: value for key, value in entry.items() if value})
    return entries


def rows(sections: list[Section], page: Page, often: set[str]) -> Iterator[list[str]]:
    """Each section as anchor, title, beginning, later words, names in prose, names in code; without empty fields at the end.

    The later words are the long ones, the names and the page's own terms, each where it stands first.
    """
    known: set[str] = set()
    terms = {word.lower() for term in page.glossary for word in re.findall(r"\w+", term)}
    for section in sections:
        text, shown = section.text, section.text
        if not section.anchor:
            text, shown = f"{page.meta['description']} {text}", page.meta["description"]
        elif len(text) > BEGINNING:
            shown = text[:BEGINNING].rpartition(" ")[0]
        known.update(re.findall(r"\w+", shown.lower()))
        later = []
        for match in re.finditer(r"\w+", text[len(shown) :]):
            word = match[0].lower()
            if word not in known and (word in terms or (word not in often and WORD.match(match.string, match.start()))):
                known.add(word)
                later.append(match[0])
        row = [section.anchor, section.title, shown + " …" * (section.anchor > "" and shown != text)]
        row += [" ".join(column) for column in (later, section.prose, section.code)]
        while not row[-1]:
            row.pop()
        yield row
