"""Each page as Markdown that any reader takes, human or model, and llms.txt, which lists them.

A page's Markdown lies where its source does (`part/lesson.md`), so the links between sources, and those to figures and files, hold as they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

from roadmap import library
from roadmap.curriculum import FENCE, LEVELS, Curriculum, Page
from roadmap.render import link

FENCED = re.compile(r"^( *)`{3,}(?P<info>.*)\n *ttcode(?P<number>\d+)\n *`{3,}$", re.M)
BOX = re.compile(r'( *)(?:\?\?\?\+?|!!!|===) *(?P<kind>[\w -]*?) *(?:"(?P<title>.*)")?$')
# What only the built page needs, and what stands for it here.
ONLY_HTML = (
    (r'<label class="checkpoint"[^>]*><input[^>]*> (.*)</label>', r"[ ] \1"),
    (r"\n *!\[[^]]*\]\([^)]*#only-dark\)\{[^}]*\}", ""),
    (r"#only-light\)", ")"),
    (r"^.*\n\{ \.feedback \}$", ""),
    (r"(?<=\))\{ [^{}\n]*\}|\n *\{ \.[^{}\n]*\}$", ""),
    (r'<figure.*?aria-label="([^"]*)".*?</figure>', r"*\1*\n"),
    (r"<svg.*?</svg>|<link\b[^>]*>", ""),
    (r"<h2[^>]*>(.*?)</h2>", r"\n\n## \1\n\n"),
    (r"<br>", " "),
    (r"</?(?:span|div|p)\b[^>]*>", ""),
    (r"<!--.*?-->", ""),
)


def page(page: Page, text: str, blocks: list[str], curriculum: Curriculum, found: list[library.Entry], address: str) -> str:
    """A page's rendered Markdown without what only the built page needs, with its code, its output and its source.

    Args:
        page: The page.
        text: Its Markdown from `render.page_markdown`.
        blocks: What is to fill the text's placeholders, as HTML.
        curriculum: All pages.
        found: All snippets.
        address: Where the built page is.
    """
    for comment, content in _lists(page, curriculum, found).items():
        if f"<!-- {comment} -->" in text:
            text = text.replace(f"<!-- {comment} -->", content())
    text = re.sub(r'<ol class="map">.*?</ol>', lambda _: _map(page, curriculum), text, flags=re.S)
    for pattern, replacement in ONLY_HTML:
        text = re.sub(pattern, replacement, text, flags=re.M | (re.S if "<figure" in pattern or "<!" in pattern else 0))
    text = "\n".join(_unboxed(text.split("\n")))
    terms = re.findall(r"^\*\[(.+?)\]: (.+)$", text, re.M)
    text = re.sub(r"^\*\[.+?\]: .+\n?", "", text, flags=re.M)
    if used := [f"- **{term}**: {definition}" for term, definition in terms if term in page.glossary or re.search(rf"\b{re.escape(term)}\b", text)]:
        text += "\n\n## Terms\n\n" + "\n".join(used)
    text += f"\n\nSource: <{address}>. Text under CC BY 4.0, code under the MIT licence."
    return FENCED.sub(lambda m: _code(m, blocks), re.sub(r"\n{3,}", "\n\n", text)).strip() + "\n"


def _code(fence: re.Match[str], blocks: list[str]) -> str:
    """A fence with its code or output as it is in the file."""
    content = html.unescape(re.sub(r"</?span[^>]*>", "", blocks[int(fence["number"])]))
    ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", content)), 3)
    title = re.search(r' title="[^"]*"', fence["info"])
    language = "text" if ".output" in fence["info"] or ".cite" in fence["info"] else f"python{title[0] if title else ''}"
    return f"{fence[1]}{ticks}{language}\n{content.removesuffix(chr(10))}\n{fence[1]}{ticks}"


def _unboxed(lines: list[str]) -> list[str]:
    """Boxes, tabs and folded answers as paragraphs under a bold title, at the margin: elsewhere their indentation would make them code."""
    out: list[str] = []
    fence = ""
    while lines:
        line, *lines = lines
        if match := FENCE.match(line):
            fence = "" if fence else match["fence"]
        box = None if fence else BOX.fullmatch(line)
        if not box:
            out.append(line)
            continue
        depth = len(box[1]) + 4
        size = next((n for n, text in enumerate(lines) if text.strip() and len(text) - len(text.lstrip()) < depth), len(lines))
        out += [f"**{box['title'] or box['kind'].capitalize()}**", "", *_unboxed([text[depth:] for text in lines[:size]]), ""]
        lines = lines[size:]
    return out


def _item(target: Page, address: str) -> str:
    return f"- [{target.title}]({address}): {target.meta['description']}"


def _map(page: Page, curriculum: Curriculum) -> str:
    lessons = {part["title"]: curriculum.lessons(part["id"]) for part in curriculum.parts}
    return "\n\n".join(
        "\n".join([f"### {title}\n", *(_item(p, f"{link(page, p.id)}.md") for p in pages)]) for title, pages in lessons.items() if pages
    )


def _lists(page: Page, curriculum: Curriculum, found: list[library.Entry]) -> dict[str, Callable[[], str]]:
    """The lists of the library as Markdown, by the comment that stands for each."""

    def listing(names: Callable[[Page], Iterable[str]], first: Iterable[str] = ()) -> str:
        found: dict[str, list[str]] = {name: [] for name in first or sorted({name for p in curriculum.pages.values() for name in names(p)})}
        for p in sorted(curriculum.pages.values(), key=lambda p: p.title):
            for name in names(p):
                found[name].append(f"[{p.title}]({link(page, p.id)}.md)")
        return "\n".join(f"- **{name}**: {', '.join(links)}" for name, links in found.items())

    return {
        "material/tags": lambda: listing(lambda p: p.meta.get("tags") or []),
        "level/tags": lambda: listing(lambda p: [curriculum.level(p)] if p.part else [], LEVELS),
        "kind/tags": lambda: listing(lambda p: [curriculum.kind(p)]),
        "snippets": lambda: library.markdown(found, page),
        "figures": lambda: library.markdown(found, page, drawn=True),
        "projects": lambda: "\n".join(_item(p, f"{link(page, p.id)}.md") for p in curriculum.lessons("projects")),
    }


def llms(curriculum: Curriculum, name: str, description: str, site: str) -> str:
    """The site's llms.txt: every page's Markdown by part. See https://llmstxt.org."""
    sections: dict[str, list[Page]] = {"Start here": [], "Routes": []}
    rest = [p for p in curriculum.pages.values() if not p.part]
    for part in curriculum.parts:
        sections[part["title"]] = [p for p in rest if p.id == f"{part['id']}/index"] + curriculum.lessons(part["id"])
    of = {"Guide": "Start here", "Route": "Routes", "Reference": "Optional"}
    for p in rest:
        if kind := of.get(curriculum.kind(p)):
            sections.setdefault(kind, []).append(p)
    about = f"""Every page below is Markdown with its code, the recorded output of that code and links to its figures.
A lesson's page has the same address with `/` in place of `.md`. The curriculum as data: [roadmap.json]({site}roadmap.json).
"""
    lines = [f"# {name}\n", f"> {description}\n", about]
    for title, pages in sections.items():
        if pages:
            lines += [f"## {title}\n", *(_item(p, f"{site}{p.id}.md") for p in pages), ""]
    return "\n".join(lines)
