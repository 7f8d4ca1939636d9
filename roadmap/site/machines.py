"""Pages as plain Markdown for any reader, human or model, and llms.txt, which lists them."""

from __future__ import annotations

import re

from roadmap.blocks import FENCE, Checkpoint, Listing
from roadmap.curriculum import plain
from roadmap.page import Page
from roadmap.site import cite
from roadmap.site.context import Site, link
from roadmap.site.lists import LISTINGS
from roadmap.site.writer import Writer, unescape_includes

KEPT = re.compile(r"^ *(ttcode\w+)$", re.M)
BOX = re.compile(r'( *)(?:\?\?\?\+?|!!!|===) *(?P<kind>[\w -]*?) *(?:"(?P<title>.*)")?$')
# HTML and attributes in a page's own text, and what stands for them in plain Markdown.
NOT_MARKDOWN = (
    (re.compile(r'<figure.*?aria-label="([^"]*)".*?</figure>', re.S), r"*\1*\n"),
    (re.compile(r"(?<=\))\{ [^{}\n]*\}|\n *\{ \.[^{}\n]*\}$", re.M), ""),
    (re.compile(r"<svg.*?</svg>|<link\b[^>]*>"), ""),
    (re.compile(r"<br>"), " "),
    (re.compile(r"</?(?:span|div|p)\b[^>]*>"), ""),
    (re.compile(r"<!--.*?-->", re.S), ""),
)


class MachineWriter(Writer):
    """Writes plain Markdown for any reader, human or model.

    It lies where the page's source does (`part/lesson.md`), so links between sources, and those
    to figures and files, hold as they are.
    """

    def write(self) -> str:
        parts = [self.body()]
        if self.page.part:
            texts = [cite.plain(self.page, self.site), cite.bibtex(self.page, self.site)]
            cited = [self.output(text) for text in texts]
            parts += [self.routes_through(), "**Cite this page**", *cited]
        text = "\n".join(unbox("\n\n".join(filter(None, parts)).split("\n")))
        terms = self.page.glossary | {
            term: what
            for term, what in self.terms_in(text).items()
            if re.search(rf"\b{re.escape(term)}\b", text)
        }
        if terms:
            lines = "\n".join(f"- **{term}**: {what}" for term, what in terms.items())
            text += f"\n\n## Terms\n\n{lines}"
        source = f"{self.site.url}{self.page.url}"
        text += f"\n\nSource: <{source}>. Text under CC BY 4.0, code under the MIT licence."
        text = re.sub(r"\n{3,}", "\n\n", text).strip()
        text = unescape_includes(text)
        return KEPT.sub(lambda m: self.kept.get(m[1], m[0]), text) + "\n"

    def text(self, text: str) -> str:
        for pattern, replacement in NOT_MARKDOWN:
            text = pattern.sub(replacement, text)
        return re.sub(r"^\*\[.+?\]: .+\n?", "", text, flags=re.M)

    def fence(self, content: str, info: str) -> str:
        """Return a fence that its content cannot close."""
        ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", content)), 3)
        return f"{ticks}{info}\n{self.keep(content.removesuffix(chr(10)))}\n{ticks}"

    def code(self, source: str, anchor: str = "", title: str = "") -> str:
        return self.fence(source, f'python title="{title}"' if title else "python")

    def output(self, text: str, kind: str = "output") -> str:
        return self.fence(text, "text") if text.strip() else ""

    def figure(self, base: str, alt: str, svg: str) -> str:
        return f"![{re.sub(r'[][`]', '', alt)}]({link(self.page, base)}.svg)"

    def table(self, rows: str) -> str:
        return rows

    def note(self, text: str, kind: str, anchor: str = "") -> str:
        return text

    def linked(self, text: str, target: str, attributes: str) -> str:
        return f"[{text}]({target})"

    def checkpoint(self, point: Checkpoint) -> str:
        return f"- [ ] {point.task}"

    def listing(self, block: Listing) -> str:
        listing = LISTINGS.get(block.name)
        made = (listing.machines or listing.theme) if listing else None
        if not listing or not made:
            return ""
        text = self.text(made(self.page, self.site))
        return self.keep(text) if listing.machines else text  # whose words are not the page's


def unbox(lines: list[str]) -> list[str]:
    """Return boxes, tabs and folded answers as paragraphs under a bold title, at the margin.

    Elsewhere their indentation would make them code.
    """
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
        inside = (text.strip() and len(text) - len(text.lstrip()) < depth for text in lines)
        size = next((n for n, ends in enumerate(inside) if ends), len(lines))
        title = box["title"] or box["kind"].capitalize()
        content = unbox([text[depth:] for text in lines[:size]])
        out += [f"**{title}**", "", *content, ""]
        lines = lines[size:]
    return out


def llms_txt(site: Site) -> str:
    """Return the site's llms.txt: every page's Markdown by part. See https://llmstxt.org."""
    curriculum = site.curriculum
    sections: dict[str, list[Page]] = {"Start here": [], "Routes": []}
    rest = [page for page in curriculum.pages.values() if not page.part]
    for part in curriculum.parts:
        index = [page for page in rest if page.id == f"{part.id}/index"]
        sections[part.title] = index + curriculum.lessons(part.id)
    of = {"Guide": "Start here", "Route": "Routes", "Reference": "Optional"}
    for page in rest:
        if kind := of.get(curriculum.kind(page)):
            sections.setdefault(kind, []).append(page)
    about = (
        "Every page below is Markdown with its code, the recorded output of that code and links "
        "to its figures.\nA lesson's page has the same address with `/` in place of `.md`. The "
        f"curriculum as data: [roadmap.json]({site.url}roadmap.json).\n"
    )
    lines = [f"# {site.name}\n", f"> {site.description}\n", about]
    for title, pages in sections.items():
        if pages:
            found = (
                f"[{plain(p.title)}]({site.url}{p.id}.md): {p.meta.description}" for p in pages
            )
            lines += [f"## {title}\n", *(f"- {item}" for item in found), ""]
    return "\n".join(lines)
