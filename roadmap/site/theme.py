"""Pages as Markdown for MkDocs and its theme."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

from roadmap.blocks import Checkpoint, Listing
from roadmap.site import cite, figures
from roadmap.site.context import link
from roadmap.site.highlight import highlight
from roadmap.site.lists import LISTINGS
from roadmap.site.writer import Writer, unescape_includes

FORMS = {
    "broken-snippet": "Report a broken snippet",
    "wrong-explanation": "Report a wrong explanation",
}


class ThemeWriter(Writer):
    """Writes Markdown for MkDocs: `html.restore_blocks` puts what is kept into the built page."""

    def write(self) -> str:
        parts = [self.body()]
        if "data-tool=" in parts[0]:
            sheet, script = (self.site.href(self.page, f"assets/tools.{k}") for k in ("css", "js"))
            style = f'<link rel="stylesheet" href="{sheet}">'
            parts.insert(0, f'{style}<link rel="preload" as="script" href="{script}">')
        if self.page.part:
            parts += ['<p class="lesson-done"></p>', self.routes_through(), self.feedback()]
        text = "\n\n".join(filter(None, parts))
        terms = [f"*[{term}]: {what}" for term, what in self.terms_in(text).items()]
        cited = [self.citations()] if self.page.part else []
        return unescape_includes("\n\n".join([text, *terms, *cited]) + "\n")

    def text(self, text: str) -> str:
        return text

    def code(self, source: str, anchor: str = "", title: str = "") -> str:
        attributes = [".text"]
        if anchor:
            attributes.append(f"#{anchor}")
        if title:
            attributes.append(f'title="{title}"')
        placeholder = self.keep(highlight(source if source.endswith("\n") else source + "\n"))
        return f"``` {{ {' '.join(attributes)} }}\n{placeholder}\n```"

    def output(self, text: str, kind: str = "output") -> str:
        if not text.strip():
            return ""
        no_copy = " .no-copy" if kind == "output" else ""
        placeholder = self.keep(html.escape(text, quote=False))
        return f"``` {{ .text .{kind}{no_copy} }}\n{placeholder}\n```"

    def figure(self, base: str, alt: str, svg: str) -> str:
        width, height = figures.size(svg)
        alt = html.escape(re.sub(r"[\[\]`\\]", "", alt), quote=False)
        return "\n".join(
            f"![{alt}]({link(self.page, f'{base}{suffix}.svg')}#only-{scheme})"
            f"{{ .figure width={width} height={height} loading=lazy }}"
            for suffix, scheme in (("", "light"), (".dark", "dark"))
        )

    def table(self, rows: str) -> str:
        return f'<div class="output-table" markdown="0">\n{rows}\n</div>'

    def note(self, text: str, kind: str, anchor: str = "") -> str:
        return f"{text}\n{{ .{kind}{f' #{anchor}' if anchor else ''} }}"

    def linked(self, text: str, target: str, attributes: str) -> str:
        return f"[{text}]({target}){{ {attributes} }}"

    def checkpoint(self, point: Checkpoint) -> str:
        renamed = self.site.curriculum.renamed
        former = " ".join(old for old, new in renamed.items() if new == point.id)
        was = f' data-was="{former}"' if former else ""
        box = f'<input type="checkbox" id="{point.id}"{was}>'
        return f'- <label class="checkpoint" for="{point.id}">{box} {point.task}</label>'

    def listing(self, block: Listing) -> str:
        listing = LISTINGS.get(block.name)
        if not listing or not listing.theme:
            return block.text
        made = listing.theme(self.page, self.site)
        if not listing.raw:
            return made
        return f"<!-- {self.keep(made)} -->"

    def feedback(self) -> str:
        """Return links to issue forms that already know the page."""
        address = quote(f"{self.site.url}{self.page.url}", safe="")
        new = f"{self.site.repository}/issues/new"
        links = (f"[{text}]({new}?template={n}.yml&page={address})" for n, text in FORMS.items())
        return self.note(f"Found a mistake? {' · '.join(links)}", "feedback")

    def citations(self) -> str:
        """Return a closed box with citations to copy."""
        texts = [cite.plain(self.page, self.site), cite.bibtex(self.page, self.site)]
        fences = (self.output(text + "\n", "cite") for text in texts)
        boxed = (re.sub(r"^", "    ", fence, flags=re.M) for fence in fences)
        return "\n\n".join(['??? info "Cite this page"', *boxed])
