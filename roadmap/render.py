"""From the model to what a reader sees: pure functions, text in, text out. `hooks.py` calls them from MkDocs; another site builder could too."""

from __future__ import annotations

import hashlib
import html
import json
import os
import posixpath
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from roadmap import figures, records
from roadmap.curriculum import CHECKPOINT, FENCE, INCLUDE, Curriculum, Page, anchor
from roadmap.diagrams import picture_of
from roadmap.graph import draw
from roadmap.runner import imports

DISTRIBUTIONS = {"sklearn": "scikit-learn", "PIL": "pillow", "yaml": "pyyaml", "skimage": "scikit-image", "cv2": "opencv-python"}
# Python's tokens, as far as they carry a colour: comments and docstrings, strings, decorators, definitions, keywords. Few elements keep a page light.
KEYWORDS = "assert|async|await|break|class|continue|def|elif|else|except|finally|for|if|lambda|raise|return|try|while|with|yield"
TOKEN = re.compile(
    r"""
    (?P<c>\#[^\n]*|^[ ]*\"{3}(?:[^\\]|\\.)*?\"{3})
  | (?P<s>(?<!\w)[rbfRBF]{0,2}(?:\"{3}(?:[^\\]|\\.)*?\"{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
  | (?P<nd>^[ ]*@[\w.]+)
  | (?<=def[ ])(?P<nf>\w+) | (?<=class[ ])(?P<nc>\w+)
  | \b(?P<k>KEYWORDS)\b
    """.replace("KEYWORDS", KEYWORDS),
    re.X | re.M | re.S,
)
BLOCK = re.compile(r"<pre><span></span><code>ttcode(\d+)\n</code></pre>")
SPELLED = {word.lower(): word for word in "GPT NLP BERT LLM MLOps AutoML RAG CI CD APIs API OCR ML".split()}


def link(page: Page, target: str) -> str:
    """A path from the root of the docs, as seen from a page's folder."""
    return os.path.relpath(target, os.path.dirname(page.id) or ".")


def summary(snippet: Path) -> str:
    """The first line of a snippet's docstring: what it shows, and the alternative text of its figures."""
    docstring = re.match(r'"""(.*?)(?:"""|\n)', snippet.read_text(encoding="utf-8"))
    return docstring[1].strip() if docstring else snippet.stem.replace("_", " ")


def _date(iso: str) -> str:
    year, month, day = iso[:10].split("-")
    return f"{int(day)} {'January February March April May June July August September October November December'.split()[int(month) - 1]} {year}"


@cache
def _pins(constraints: Path) -> dict[str, str]:
    if not constraints.exists():
        return {}
    lines = constraints.read_text(encoding="utf-8").splitlines()
    return dict(re.match(r"([\w.-]+)==([^ ;]+)", line).groups() for line in lines if "==" in line)  # type: ignore[union-attr, misc]


def packages(snippet: Path) -> set[str]:
    """The packages that a file imports, by the names under which they are installed."""
    tops = {name.split(".")[0] for name in imports(snippet)} - sys.stdlib_module_names
    return {DISTRIBUTIONS.get(top, top.replace("_", "-")) for top in tops}


def spent(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 0.1 else "under 0.1 s"


def provenance(page: Page, snippet: Path, curriculum: Curriculum, repository: str) -> str:
    """When, with what and at which cost the code ran, and where to get it."""
    name = snippet.relative_to(curriculum.root).as_posix()
    code = f"{repository}/blob/main/{name}"
    links = f'[Download]({link(page, name)}){{ download title="Download {snippet.name}" }} · [Source]({code}){{ title="{snippet.name} on GitHub" }}'
    receipt = records.receipt(snippet, curriculum.root)
    if receipt:
        used = ", ".join(f"{k} {v}" for k, v in ({"Python": receipt.python} | receipt.versions).items())
        cost = spent(receipt.seconds) + (f" · {receipt.memory_mb} MB" if receipt.fresh else "")
        return f"Verified {_date(receipt.when)} · {used} · {cost} · {links}"
    pins = _pins(curriculum.root / "constraints.txt")
    used = ", ".join(f"{n} {pins[n].partition('+')[0]}" for n in sorted(packages(snippet)) if n in pins)
    return f"Output checked by every test run{' · ' + used if used else ''} · {links}"


def _picture(page: Page, name: str, alt: str, svg: str) -> str:
    width, height = figures.size(svg)
    alt = re.sub(r"[\[\]`]", "", alt)
    return "\n".join(
        f"![{alt}]({link(page, f'{name}{suffix}.svg')}#only-{scheme}){{ .figure width={width} height={height} loading=lazy }}"
        for suffix, scheme in (("", "light"), (".dark", "dark"))
    )


def highlight(code: str) -> str:
    """Python as HTML, a <span> for each coloured token."""
    out, at = [], 0
    for token in TOKEN.finditer(code):
        text = html.escape(token[0], quote=False)
        out += [html.escape(code[at : token.start()], quote=False), f'<span class="{token.lastgroup}">{text}</span>']
        at = token.end()
    return "".join([*out, html.escape(code[at:], quote=False)])


def _block(blocks: list[str], content: str) -> str:
    """Stands for a block of code or output until the page is built: neither Markdown nor the search plugin has to parse it."""
    blocks.append(content)
    return f"ttcode{len(blocks) - 1}"


def fill(page: str, blocks: list[str]) -> str:
    """Puts the blocks of code and output into the built page."""
    return BLOCK.sub(lambda m: f"<pre><code>{blocks[int(m[1])]}</code></pre>", page)


def _output(text: str, blocks: list[str]) -> str:
    return f"``` {{ .text .output .no-copy }}\n{_block(blocks, html.escape(text, quote=False))}\n```" if text.strip() else ""


def after_snippet(page: Page, snippet: Path, curriculum: Curriculum, repository: str, blocks: list[str]) -> str:
    """What follows an included snippet: its recorded output, its figures, its provenance."""
    parts = []
    for path in records.files(snippet):
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".txt":
            parts.append(_output(content, blocks))
        else:
            number = path.stem.rpartition("-")[2]
            alt = summary(snippet) + ("" if number == "1" else f" (figure {number})")
            parts.append(_picture(page, path.relative_to(curriculum.root).with_suffix("").as_posix(), alt, content))
    parts.append(provenance(page, snippet, curriculum, repository) + "\n{ .provenance }")
    return "\n\n".join(p for p in parts if p)


def notebook_figures(snippet: Path) -> Iterator[tuple[str, str]]:
    """Name and content of each figure in a recorded notebook."""
    number = 0
    for cell in json.loads(snippet.with_suffix(".ipynb").read_text(encoding="utf-8"))["cells"]:
        for out in cell.get("outputs", []):
            if svg := out.get("data", {}).get("image/svg+xml"):
                number += 1
                yield f"{snippet.stem}-{number}", "".join(svg)


def _table(text: str) -> str:
    table = re.search(r"<table.*?</table>", text, re.S)
    body = re.sub(r"<(table|thead|tbody|tr|th|td)[^>]*>", r"<\1>", table[0] if table else "")
    return "\n".join(line.strip() for line in body.replace("<th></th>", "<td></td>").splitlines() if line.strip())


def notebook(page: Page, snippet: Path, curriculum: Curriculum, repository: str, blocks: list[str]) -> str:
    """A recorded notebook as Markdown: the same blocks as a lesson, so links, mathematics, search and theme work as anywhere."""
    name = snippet.relative_to(curriculum.root).as_posix()
    base = name.removesuffix(".py")
    colab = f"https://colab.research.google.com/github/{repository.removeprefix('https://github.com/')}/blob/main/{base}.ipynb"
    downloads = f"[Notebook (.ipynb)]({link(page, base + '.ipynb')}){{ download }} · [Script (.py)]({link(page, name)}){{ download }}"
    parts = [f"{downloads} · [Open in Colab]({colab})\n{{ .downloads #{anchor(name)} }}"]
    drawn = notebook_figures(snippet)
    for cell in json.loads(snippet.with_suffix(".ipynb").read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        pictures = [next(drawn) for out in cell["outputs"] if "image/svg+xml" in out.get("data", {})]
        block_id = f"#{pictures[0][0]}-svg " if pictures else ""
        parts.append(f"``` {{ .text {block_id}}}\n{_block(blocks, highlight(source) + chr(10))}\n```")
        for out in cell["outputs"]:
            data = out.get("data", {})
            if "image/svg+xml" in data:
                figure, svg = pictures.pop(0)
                comment = re.search(r"^# *(.+)$", source, re.M)
                parts.append(_picture(page, f"snippets/projects/{figure}", comment[1] if comment else snippet.stem, svg))
            elif "text/html" in data and "<table" in "".join(data["text/html"]):
                parts.append(f'<div class="output-table" markdown="0">\n{_table("".join(data["text/html"]))}\n</div>')
            else:
                parts.append(_output("".join(out.get("text", "")) or "".join(data.get("text/plain", "")), blocks))
    parts.append(provenance(page, snippet, curriculum, repository) + "\n{ .provenance }")
    return "\n\n".join(p for p in parts if p)


def facts(page: Page, curriculum: Curriculum) -> str:
    """The line before a lesson: hours, what comes first, how much of it is tested, when it was."""
    paths = [curriculum.root / s for s in page.snippets]
    tested = "a tested notebook" if any(map(records.is_notebook, paths)) else counted(len(paths), "tested snippet")
    when = verified(page, curriculum)
    dated = f" · last verified {_date(when)}" if when else ""
    level = curriculum.level(page)
    graded = f"[{level}]({link(page, 'tags.md')}#by-level)" if "tags" in curriculum.pages else level
    chain = f" ([all that comes before]({link(page, 'map')}.md?for={page.id}#needs))" if page.requires and "map" in curriculum.pages else ""
    return f"{counted(page.meta['hours'], 'hour')} · {graded} · {after(page, page, curriculum)}{chain} · {tested}{dated}\n{{ .lesson-facts }}"


def counted(number: float, noun: str) -> str:
    return f"{number:g} {noun}{'' if number == 1 else 's'}"


def after(page: Page, lesson: Page, curriculum: Curriculum) -> str:
    """What comes before a lesson, as links from `page`."""
    first = ", ".join(f"[{curriculum.pages[r].title}]({link(page, r)}.md)" for r in lesson.requires if r in curriculum.pages)
    return f"after {first}" if first else "no prerequisites"


def verified(page: Page, curriculum: Curriculum) -> str | None:
    """The date of the oldest receipt among the page's snippets, if each has one."""
    found = [records.receipt(curriculum.root / s, curriculum.root) for s in page.snippets]
    return min(r.when for r in found if r) if found and all(found) else None


def feedback(page: Page, repository: str, site: str) -> str:
    """Links to issue forms that already know the page."""
    address = quote(f"{site}{page.url}", safe="")
    forms = (("broken-snippet", "Report a broken snippet"), ("wrong-explanation", "Report a wrong explanation"))
    links = " · ".join(f"[{text}]({repository}/issues/new?template={form}.yml&page={address})" for form, text in forms)
    return f"Found a mistake? {links}\n{{ .feedback }}"


def page_markdown(page: Page, curriculum: Curriculum, repository: str, site: str) -> tuple[str, list[str]]:
    """A page's Markdown with everything that follows from its includes, checkpoints and placeholders, and the blocks to `fill` in."""
    out: list[str] = []
    blocks: list[str] = []
    fence_at, pending = 0, ""
    for _, line, code in page.lines():
        indent = line[: len(line) - len(line.lstrip())]
        include = INCLUDE.match(line)
        if include and not code:
            line = notebook(page, curriculum.root / include["path"], curriculum, repository, blocks)
        elif include:
            snippet = curriculum.root / include["path"]
            opening = FENCE.match(out[fence_at])
            assert opening
            if not include["section"]:
                out[fence_at] = f'{opening["indent"]}{opening["fence"]} {{ .text #{anchor(include["path"])} title="{snippet.name}" }}'
                line = indent + _block(blocks, highlight(snippet.read_text(encoding="utf-8")))
                pending = after_snippet(page, snippet, curriculum, repository, blocks)
        elif code and FENCE.match(line):
            if "mermaid" in line:
                fence_at, pending = len(out), "mermaid"
            elif pending == "mermaid":
                source = "\n".join(text[len(indent) :] for text in out[fence_at + 1 :])
                file, alt = picture_of(source)
                svg = (curriculum.root / "docs" / file).read_text(encoding="utf-8")
                out[fence_at:] = [_picture(page, file.removesuffix(".svg"), alt, svg)]
                pending = ""
                continue
            elif pending:
                line += "\n\n" + "\n".join(f"{indent}{text}" if text else "" for text in pending.split("\n")) + "\n"
                pending = ""
            else:
                fence_at = len(out)
        elif not code and (point := CHECKPOINT.match(line)):
            was = "".join(f' data-was="{old}"' for old, new in curriculum.renamed.items() if new == point["id"])
            line = f'- <label class="checkpoint" for="{point["id"]}"><input type="checkbox" id="{point["id"]}"{was}> {point["text"]}</label>'
        elif not code and line.startswith("# ") and page.part:
            line += f"\n\n{facts(page, curriculum)}"
        out.append(line)
    text = "\n".join(out)
    for name, made in GENERATED.items():
        if (mark := f"<!-- {name} -->") in text:
            text = text.replace(mark, made(page, curriculum))
    if "data-tool=" in text:
        assets = os.path.relpath("assets", page.url or ".")
        text = f'<link rel="stylesheet" href="{assets}/tools.css"><link rel="preload" as="script" href="{assets}/tools.js">\n\n{text}'
    if page.part:
        text += f'\n\n<p class="lesson-done"></p>\n\n{routes_through(page, curriculum)}{feedback(page, repository, site)}'
    if page.id != "glossary":
        words = set(re.findall(r"\w+", text))
        used = [(t, d) for t, (d, _) in terms(curriculum).items() if words.issuperset(re.findall(r"\w+", t)) and t not in page.glossary]
        text += "".join(f"\n\n*[{t}]: {d}" for t, d in used)
    return text + "\n", blocks


def terms(curriculum: Curriculum) -> dict[str, tuple[str, Page]]:
    """Every term that a lesson defines, with its definition and the lesson."""
    found = {t: (d, page) for page in curriculum.pages.values() for t, d in page.glossary.items()}
    return dict(sorted(found.items(), key=lambda item: item[0].lower()))


def glossary(page: Page, curriculum: Curriculum) -> str:
    return "\n\n".join(f"{t}\n:   {d} [{p.title}]({link(page, p.file.removeprefix('docs/'))})" for t, (d, p) in terms(curriculum).items())


def parts_map(page: Page, curriculum: Curriculum) -> str:
    """The map on the home page: what stands is a link; what is to come is counted, never shown as done."""
    out = ['<ol class="map">']
    for part in curriculum.parts:
        lessons = curriculum.lessons(part["id"])
        standing = {page.id.split("/")[-1] for page in lessons}
        coming = len(set(part.get("planned", [])) - standing)
        index = curriculum.pages.get(f"{part['id']}/index")
        title = f'<a href="{index.url}">{part["title"]}</a>' if index else part["title"]
        out.append(f'<li class="{"" if lessons else "coming"}"><h3>{title}</h3><p>{part["purpose"]}</p>')
        if lessons:
            items = "".join(
                f'<li><a href="{p.url}" data-lesson="{p.id}">{html.escape(p.title)}</a> <span class="hours">{p.meta["hours"]:g} h</span></li>'
                for p in lessons
            )
            out.append(f'<ul class="lessons">{items}</ul>')
        count = f"{coming} {'more ' if lessons else ''}to come" if coming or not lessons else "complete"
        out.append(f'<p class="count">{count}</p></li>')
    return "\n".join([*out, "</ol>"])


def part_lessons(page: Page, curriculum: Curriculum) -> str:
    """The lessons of a part's index page, in order: hours, what comes before, what a reader can do afterwards."""
    lessons = curriculum.lessons(page.id.split("/")[0])
    hours = counted(sum(p.meta["hours"] for p in lessons), "hour")
    out = [f"{counted(len(lessons), 'lesson')} · about {hours}\n{{ .lesson-facts }}\n"]
    for number, p in enumerate(lessons, 1):
        title = f"**[{p.title}]({link(page, p.id)}.md)**"
        out.append(f"{number}. {title} · {p.meta['hours']:g} h · {after(page, p, curriculum)}  \n    {p.meta['description']}")
    return "\n".join(out)


def named(slug: str) -> str:
    """A planned page's name, made from its id."""
    words = " ".join(SPELLED.get(word, word) for word in slug.split("/")[-1].split("-"))
    return (words[0].upper() + words[1:]).replace("CI CD", "CI/CD")


def route(page: Page, curriculum: Curriculum) -> str:
    """A route's stages in order: what stands is a link with its hours, what is planned is named and never linked."""
    name = page.id.split("/")[-1]
    ids = curriculum.on_route(name)
    out = [f"{_extent(ids, curriculum)}\n{{ .lesson-facts }}\n", f'<p class="route-progress" data-route="{name}"></p>\n']
    for number, stage in enumerate(curriculum.routes[name], 1):
        hours = _hours(stage["lessons"], curriculum)
        weeks = f"weeks {stage['weeks']}" if "weeks" in stage else ""
        out.append(f"## {number}. {stage['name']}\n")
        out.append(f"{' · '.join(filter(None, [weeks, counted(hours, 'hour') if hours else 'not written yet']))}\n{{ .stage }}\n")
        for place, found in enumerate(stage["lessons"], 1):
            if lesson := curriculum.pages.get(found):
                span = f' <span class="hours">{lesson.meta["hours"]:g} h</span>' if lesson.part else ""
                out.append(f'{place}. [{lesson.title}]({link(page, found)}.md){{ data-lesson="{found}" }}{span}')
            else:
                out.append(f'{place}. {curriculum.coming.get(found) or named(found)} <span class="hours">planned</span>')
        out.append("")
    return "\n".join(out)


def _hours(ids: list[str], curriculum: Curriculum) -> float:
    return float(sum(curriculum.pages[i].meta.get("hours", 0) for i in dict.fromkeys(ids) if i in curriculum.pages))


def _extent(ids: list[str], curriculum: Curriculum) -> str:
    standing = sum(i in curriculum.pages for i in ids)
    return f"{len(ids)} pages, {standing} of them written · {counted(_hours(ids, curriculum), 'hour')} so far"


def routes_list(page: Page, curriculum: Curriculum) -> str:
    """All routes: for whom, and how much of each stands."""
    out = []
    for name, found in ((name, curriculum.pages[f"routes/{name}"]) for name in curriculum.routes):
        extent = _extent(curriculum.on_route(name), curriculum)
        out.append(f"**[{found.title}]({link(page, found.id)}.md)** · {extent}  \n{found.meta['description']}\n")
    return "\n".join(out)


def routes_through(page: Page, curriculum: Curriculum) -> str:
    """The routes that pass through a lesson."""
    passing = [curriculum.pages[f"routes/{name}"] for name in curriculum.routes if page.id in curriculum.on_route(name)]
    links = " · ".join(f"[{found.title}]({link(page, found.id)}.md)" for found in passing)
    return f"On the {'routes' if len(passing) > 1 else 'route'} {links}\n{{ .routes }}\n\n" if passing else ""


def lesson_list(page: Page, curriculum: Curriculum) -> str:
    """The map in words: each lesson with its hours, what it requires and what it opens."""
    out = []
    lessons = [p for part in curriculum.parts for p in curriculum.lessons(part["id"])]

    def links(found: list[Page]) -> str:
        return ", ".join(f"[{p.title}]({link(page, p.id)}.md)" for p in found)

    for part in curriculum.parts:
        out.append(f"### {part['title']}\n")
        standing = curriculum.lessons(part["id"])
        for lesson in standing:
            opens = links([p for p in lessons if lesson.id in p.requires])
            title = (
                f'[{lesson.title}]({link(page, lesson.id)}.md){{ data-lesson="{lesson.id}" }} <span class="hours">{lesson.meta["hours"]:g} h</span>'
            )
            out.append(f"- {title}<br>{after(page, lesson, curriculum)}{f'; opens {opens}' if opens else ''}")
        out.append("" if standing else f"{part['purpose']} Not written yet.\n")
    return "\n".join(out)


# What a page asks for with `<!-- name -->`.
GENERATED: dict[str, Callable[[Page, Curriculum], str]] = {
    "map": parts_map,
    "graph": draw,
    "lesson list": lesson_list,
    "lessons": part_lessons,
    "routes": routes_list,
    "route": route,
    "glossary": glossary,
}


def first_abbreviations(text: str) -> str:
    """Keeps the first occurrence of each abbreviation outside headings and links, unwraps the rest."""
    seen: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        if match[1] in seen:
            return match[2]
        seen.add(match[1])
        return match[0]

    pieces = re.split(r"(<h\d.*?</h\d>|<a .*?</a>|<summary.*?</summary>)", text, flags=re.S)
    for i, piece in enumerate(pieces):
        pattern = r'<abbr title="([^"]*)">(.*?)</abbr>'
        pieces[i] = re.sub(pattern, r"\2", piece) if i % 2 else re.sub(pattern, keep, piece)
    return "".join(pieces)


# What the theme leaves unnamed or names twice, as axe-core finds it.
NAMES = (
    ('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"'),
    ('data-md-component="progress" role="progressbar"', 'data-md-component="progress" aria-hidden="true"'),
    ('<nav class="md-path" aria-label="Navigation"', '<nav class="md-path" aria-label="Breadcrumbs"'),
    ('<nav class="md-tags"', '<nav class="md-tags" aria-label="Tags"'),
    (' tabindex=""', ' tabindex="0"'),
    (' rel="edit"', ""),
    ('<nav class="md-tabs" aria-label="Tabs"', '<nav class="md-tabs" aria-label="Parts"'),
)


def accessible(page: str) -> str:
    """Gives the theme's landmarks and dialogs their names and takes out the attributes that HTML does not allow."""
    for old, new in NAMES:
        page = page.replace(old, new)
    return re.sub(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"', r"\1", page)


def squeeze(page: str) -> str:
    """Drops the template's blank lines and indentation; code and scripts keep theirs."""
    pieces = re.split(r"(<pre.*?</pre>|<script.*?</script>)", page, flags=re.S)
    return "".join(piece if i % 2 else re.sub(r"\s*\n\s*", "\n", piece) for i, piece in enumerate(pieces))


def cited(texts: list[str], blocks: list[str]) -> str:
    """A closed box with citations to copy."""
    fences = [f"    ``` {{ .text .cite }}\n    {_block(blocks, html.escape(text, quote=False) + chr(10))}\n    ```" for text in texts]
    return "\n\n".join(['\n??? info "Cite this page"', *fences, ""])


class MathError(ValueError):
    """A formula that KaTeX cannot parse."""


def math(text: str, katex: Callable[[str], object]) -> str:
    """Replaces each formula that arithmatex marked by KaTeX's HTML and MathML; it needs no JavaScript in the browser.

    Args:
        text: A built page.
        katex: Evaluates JavaScript where KaTeX is loaded.

    Raises:
        MathError: With the formula and KaTeX's complaint.
    """

    def formula(match: re.Match[str]) -> str:
        tex, display = html.unescape(match[2])[2:-2], match[1] == "div"
        options = {"displayMode": display, "throwOnError": True, "strict": "error"}
        try:
            return str(katex(f"katex.renderToString({json.dumps(tex)}, {json.dumps(options)})"))
        except Exception as error:
            raise MathError(f"KaTeX cannot parse {tex.strip()!r}: {str(error).splitlines()[0]}") from None

    return re.sub(r'<(span|div) class="arithmatex">(.*?)</\1>', formula, text, flags=re.S)


# What a page or a style sheet loads, and the search worker that the theme's configuration names.
LOADED = re.compile(r"""(<(?:link|script|img)\s(?:[^>]*?\s)?(?:href|src)="|"search":\ "|\burl\(["']?)([^"'()\#?:]+)""")
NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}\.min\.")  # as the theme names its own files


def version(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def versioned(text: str, folder: str, root: str, versions: dict[str, str]) -> str:
    """Puts the version of each file that a page or style sheet loads into its address, so that what an address gives never changes.

    Args:
        text: HTML or CSS.
        folder: Where it lies, from the site's root.
        root: The path at which the site is published, `/` or `/project/`: pages for any address load with it.
        versions: By path from the site's root.
    """

    def add(match: re.Match[str]) -> str:
        found = versions.get(posixpath.normpath(posixpath.join(folder, match[2])).removeprefix(root))
        return f"{match[0]}?v={found}" if found else match[0]

    return LOADED.sub(add, text)


def as_files(text: str, url: str, file: str, files: dict[str, str]) -> str:
    """Makes the links that were written by hand, relative to a page's address, lead to files.

    Args:
        text: A built page.
        url: The page's address on the web, `part/lesson/`.
        file: The page's file, `part/lesson.html`.
        files: The file of each address, `part/lesson/` or `assets/site.js`.
    """
    own = set(files.values())

    def relative(match: re.Match[str]) -> str:
        here = posixpath.normpath(posixpath.join(posixpath.dirname(file), match[2]))
        there = posixpath.normpath(posixpath.join(url, match[2])) + "/" * match[2].endswith("/")
        if here in own or there.removeprefix("./") not in files:
            return match[0]
        return match[1] + posixpath.relpath(files[there.removeprefix("./")], posixpath.dirname(file))

    return re.sub(r'(<\w[^>]*?\s(?:xlink:)?(?:href|src)=")([^"#?:]+)', relative, text)


def data_as_files(data: str, files: dict[str, str]) -> str:
    """The published curriculum with the file of each page for its address."""
    return re.sub(r'"url": "([^"]*)"', lambda m: f'"url": "{files[m[1]]}"', data)
