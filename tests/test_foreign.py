"""Nothing foreign in what is published: no script but ours and the theme's, pictures that only draw, files of known kinds."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import material  # type: ignore[import-untyped]
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from typer.testing import CliRunner

from roadmap import checks, curriculum, files, proof
from roadmap.__main__ import app
from roadmap.site import foreign, patience, proofs, writer
from roadmap.site.context import Site
from roadmap.site.theme import ThemeWriter
from roadmap.snippet import snippets
from tests.conftest import KNOWN, PAGE, ROOT, SNIPPET, edit, mkdocs

# ---- The scanner of built pages ----

TEMPLATES = [
    *Path(material.__file__).with_name("templates").rglob("*.html"),
    *(ROOT / "overrides").rglob("*.html"),
]
INLINE = [
    re.compile(re.sub(r"\\\{\\\{.*?\\\}\\\}", r"[\\w ./:-]*", re.escape(script)), re.S)
    for template in TEMPLATES
    for script in re.findall(r"<script>(.*?)</script>", template.read_text(encoding="utf-8"), re.S)
    if "{%" not in script
]
LOADED = re.compile(
    r"(?:(?:\.\./)*|/|/[\w/-]+/)(?:assets/(?:javascripts/bundle\.[0-9a-f]{8}\.min|site|lists)\.js)(?:\?v=[0-9a-f]+)?"
)
PAGES_OWN = "html head body meta title script header main nav footer article aside form button select option output"
MATH = "math semantics annotation mrow mi mo mn mtext mspace msub msup msubsup mfrac msqrt mroot munder mover munderover mstyle mtable mtr mtd mpadded mphantom menclose"
RUNS = re.compile(
    r"on.*|srcdoc|srcset|action|formaction|http-equiv|ping|poster|background|data|xml:base"
)
POINTS_ELSEWHERE = {"canonical", "prev", "next", "alternate "}


class Built(foreign.Scan):
    """What may stand in a whole built page: more than in its content, since the theme's is there too."""

    elements = foreign.ELEMENTS | {*PAGES_OWN.split(), *MATH.split()}

    def __init__(self, text: str) -> None:
        self.script: tuple[str, str] | None = None
        super().__init__(text)

    @staticmethod
    def allows(tag: str, name: str, value: str) -> bool:
        if name in foreign.ADDRESSES:
            return foreign.leads_on(value) if tag in ("a", "link") else foreign.is_ours(value)
        if name == "style" and files.FETCHES.search(value):
            return False
        return not RUNS.fullmatch(name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        values = dict(attrs)
        address = values.get("href") or ""
        if (
            tag == "link"
            and not foreign.is_ours(address)
            and values.get("rel") not in POINTS_ELSEWHERE
        ):
            self.refuse(f"loads {address}", address)
        if tag == "script":
            self.script = (values.get("type") or "", "")
            if "src" in values and not LOADED.fullmatch(values["src"] or ""):
                self.refuse(f"runs {values['src']}", "")

    def handle_data(self, data: str) -> None:
        if self.script is None:
            super().handle_data(data)
        else:
            self.script = (self.script[0], self.script[1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag != "script" or self.script is None:
            return
        (kind, text), self.script = self.script, None
        if kind in ("application/json", "application/ld+json"):
            json.loads(text)
        elif text and not any(script.fullmatch(text) for script in INLINE):
            self.refuse(f"runs {text[:60]!r}", "")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            super().handle_decl(decl)


def scan_site(site: Path, known: curriculum.Curriculum) -> list[str]:
    """Return everything in a built site that is not the project's own."""
    made = {f"{page.url}index.html" for page in known.pages.values()} | {"404.html", "offline.html"}
    found = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix in (".html", ".htm", ".xhtml", ".xml") and name not in {
            *made,
            "sitemap.xml",
        }:
            found.append(f"{name}: a stray file")
        if path.suffix == ".html":
            found += [
                f"{name}: {what}" for what, _ in Built(path.read_text(encoding="utf-8")).found
            ]
        if path.suffix == ".svg":
            try:
                files.check_svg(path.read_text(encoding="utf-8"))
            except files.Foreign as error:
                found.append(f"{name}: {error}")
    return found


def test_nothing_foreign_is_in_the_site(site: Path) -> None:
    assert not scan_site(site, KNOWN)


WHOLE = '<!doctype html><html lang="en"><head><title>x</title></head><body>{}</body></html>'
PLANTED = (
    "<script>alert(1)</script>",
    '<script src="assets/evil.js"></script>',
    '<script src="https://evil.example/assets/site.js"></script>',
    '<p onclick="alert(1)">x</p>',
    "<img src=x onerror=alert(1)>",
    '<img/src="x"/onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<img src="//evil.example/x.png">',
    '<img src="\\\\evil.example/x.png">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    "<style>@import 'x'</style>",
    '<p style="background: url(https://evil.example/x)">x</p>',
    '<iframe srcdoc="x"></iframe>',
    '<iframe src="x.html"></iframe>',
    '<form action="https://evil.example/"></form>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
    '<object data="x.svg"></object>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "<svg><script>alert(1)</script></svg>",
    '<svg><use xlink:href="https://evil.example/x.svg#a"/></svg>',
    '<svg><animate attributeName="href" to="javascript:alert(1)"/></svg>',
    "<math><maction>x</maction></math>",
    "<!--><script>alert(1)</script>-->",
    "<!-- x --!><img src=x onerror=alert(1)> -->",
    "<p title=\"x'><img src=x onerror=alert(1)>",
    "<p title='x\" onclick=alert(1)>x</p>",
    "<svg onload=alert(1)",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?x <img src=x onerror=alert(1)>?>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
)


@pytest.mark.parametrize("planted", PLANTED)
def test_the_scanners_find_what_is_planted(planted: str) -> None:
    assert Built(WHOLE.format(planted)).found, "on a whole page"
    assert foreign.Scan(planted).found, "in a page's content"


THEIRS = (
    '<div id="__config">{}</div>',
    '<button data-clipboard-text="rm -rf ~">Copy</button>',
    '<p data-md-component="search">x</p>',
    '<p style="position: fixed; inset: 0">x</p>',
)


@pytest.mark.parametrize("planted", THEIRS)
def test_content_does_not_pass_for_the_themes(planted: str) -> None:
    assert foreign.Scan(planted).found


def test_what_pages_hold_passes() -> None:
    held = '<p class="a">1 < 2 &lt; 3 <a href="x.md#y" title="z">x</a> <a href="https://a.example/?b=c:d">y</a></p><!-- not run: why -->'
    assert not foreign.Scan(held).found and not Built(WHOLE.format(held)).found


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt" height="9pt">'
DRAWINGS = (
    "<script>alert(1)</script>",
    "<foreignObject/>",
    '<g onload="alert(1)"/>',
    '<a xlink:href="https://evil.example/"><path d="M0 0"/></a>',
    '<use xlink:href="https://evil.example/x.svg#a"/>',
    '<use href="x.svg#a"/>',
    '<image xlink:href="x.png"/>',
    '<image href="data:image/svg+xml;base64,AAAA"/>',
    "<style>@import url(x)</style>",
    "<style>* {fill: url(https://evil.example/x)}</style>",
    "<style>* {fill: u\\72l(x)}</style>",
    '<path style="fill: url(x)"/>',
    '<path fill="url(https://evil.example/#a)"/>',
    '<animate attributeName="x"/>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
    '<svg onload="alert(1)"/>',
    '<g xmlns="http://www.w3.org/1999/xhtml"/>',
    "<?xml-stylesheet href='x.css'?>",
    "<path",
)


def png(**options: Any) -> str:
    """Return a small white picture as an address."""
    file = io.BytesIO()
    Image.new("RGB", (9, 9), "white").save(file, "PNG", **options)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def test_a_picture_that_browsers_show_otherwise_than_it_is_compared_is_found() -> None:
    """Of an animation the first picture is compared with the run's, and the last one is seen."""
    forged = Image.new("RGB", (9, 9), "red")
    colours = PngInfo()
    colours.add(b"gAMA", (1).to_bytes(4))
    for address in (
        png(save_all=True, append_images=[forged]),
        png(pnginfo=colours),
        "data:image/png;base64,R0lGODlhAQABAAAAACw=",
        "data:image/png;base64,AAAAA",
    ):
        with pytest.raises(files.Foreign, match="data:image/png"):
            files.check_svg(f'{HEAD}<image xlink:href="{address}"/></svg>')


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_picture_that_does_more_than_draw_is_found(drawing: str) -> None:
    with pytest.raises(files.Foreign):
        files.check_svg(f"{HEAD}{drawing}</svg>")


def test_a_picture_that_draws_passes() -> None:
    files.check_figure(
        f'{HEAD}<style>*{{fill: url(#a)}}</style><use xlink:href="#a"/><path clip-path="url(#b)" d="M0 0"/>'
        f'<image xlink:href="{png()}"/></svg>'
    )
    for wrong in (
        "",
        "<html/>",
        '<g xmlns="http://www.w3.org/2000/svg"/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD + "</svg>",
        "<?x y?>" + HEAD + "</svg>",
    ):
        with pytest.raises(files.Foreign):
            files.check_svg(wrong)
    with pytest.raises(files.Foreign, match="points"):
        files.check_figure('<svg xmlns="http://www.w3.org/2000/svg"/>')


# ---- A hostile small repository ----

EVIL = "M](javascript:alert(1)) [x </title><script>alert(1)</script>` `` \\"
QUOTED = EVIL.replace("\\", "\\\\") + '\\" onmouseover=\\"alert(1)'
TABLE = "<table><tr><td>1<img src=x onerror='alert(1)'><script>alert(1)</script></td></tr></table>"
ESCAPED = {
    "docs/parts.yml": f"""- id: foundations
  title: "{QUOTED}"
  purpose: "{QUOTED}"
  planned: {{means: "{QUOTED}", sums: "{QUOTED}"}}
- {{id: projects, title: Projects, purpose: Whole problems.}}
""",
    "docs/renamed.yml": "old: means-compute\nolder: means-compute\n",
    "docs/routes.yml": f"""coming: {{library/papers: "{QUOTED}"}}
routes:
  all:
    - {{name: "{QUOTED}", weeks: "{QUOTED}", lessons: [foundations/means, foundations/sums, library/papers, projects/evil]}}
""",
    "docs/index.md": f'---\ntitle: Home\ndescription: "{QUOTED}"\n---\n\n# Home\n\n<!-- map -->\n\n<!-- lesson list -->\n\n<!-- graph -->\n\n<!-- routes -->\n',
    "docs/foundations/index.md": "---\ntitle: F\ndescription: '--8<-- \"constraints.txt\"'\n---\n\n# F\n\n<!-- lessons -->\n",
    "docs/glossary.md": "---\ntitle: G\ndescription: D\n---\n\n# G\n\n<!-- glossary -->\n",
    "docs/routes/all.md": f'---\ntitle: "{QUOTED} too"\ndescription: "{QUOTED}"\n---\n\n# All\n\n<!-- route -->\n',
    "docs/library/snippets.md": "---\ntitle: S\ndescription: D\n---\n\n# S\n\n<!-- snippets -->\n",
    "docs/library/projects.md": "---\ntitle: P\ndescription: D\n---\n\n# P\n\n<!-- projects -->\n",
    "docs/foundations/means.md": PAGE.replace("title: Means", f'title: "{QUOTED}"')
    .replace("description: Compute a mean.", "description: '--8<-- \"constraints.txt\"'")
    .replace("# Means", "# `</title><script>alert(1)</script>`\n\n## `<script>alert(1)</script>`")
    .replace(
        "The mean is",
        "```console\nttcode0\n```\n\n```console\n<!-- ttcode0 -->\n```\n\nThe mean is",
    )
    .replace("*[mean]: The", "*[mean]: <script>alert(1)</script> The"),
    "snippets/foundations/means/mean.py": SNIPPET.replace("The mean of", EVIL.rstrip("\\") + " of"),
    "snippets/foundations/means/mean.txt": "mean: 2.33\n</code></pre><script>alert(1)</script>\n",
    "docs/projects/evil.md": '---\ntitle: Evil\ndescription: D\nhours: 1\nrequires: []\ntags: [T]\nasked: [x]\n---\n\n# Evil\n\n--8<-- "snippets/projects/evil.py"\n\n- [ ] **T.** x {#evil-x}\n',
    "snippets/projects/evil.py": '# %%\none = 1\nprint(one)\nassert one == 1\n\n# %% [markdown]\n# --8<-- "constraints.txt"\n',
    "snippets/projects/evil.ipynb": json.dumps(
        {
            "cells": [
                {
                    "cell_type": "code",
                    "source": f"# {EVIL}\nprint(1)",
                    "outputs": [
                        {"output_type": "display_data", "data": {"text/html": TABLE}},
                        {"output_type": "display_data", "data": {"image/svg+xml": f"{HEAD}</svg>"}},
                    ],
                },
                {"cell_type": "markdown", "source": '--8<-- "constraints.txt"'},
            ]
        }
    ),
}
# Each on a line of its own in a page, and what is said of it.
REFUSED = {
    '<script>alert("page")</script>': "has the element <script>",
    "*Hover*{ onmouseover=\"alert('attr_list')\" }": 'has the attribute onmouseover="alert',
    "and [click](javascript:alert(1))": 'has the attribute href="javascript:alert(1)"',
    "<iframe src=x></iframe>": "has the element <iframe>",
    "<style>p {display: none}</style>": "has the element <style>",
    '<img src="https://evil.example/x.png" alt="x">': 'has the attribute src="https://evil.example/x.png"',
    "- [ ] **T.** <img onload=alert(1) src=x alt=x> {#means-x}": 'has the attribute onload="alert(1)"',
    "<!--><b>x</b>-->": "has a comment with < or > in it",
    '<div id="__config">{}</div>': 'has the attribute id="__config"',
}


def lay(root: Path, content: dict[str, str]) -> None:
    for name, text in content.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_hostile_repository_is_refused_or_escaped(buildable: Path) -> None:
    """What can be shown as it is written is; for the rest the build stops and names every line."""
    lay(buildable, ESCAPED)
    config = buildable / "mkdocs.yml"
    others = "".join(
        f"  - {name}.md\n"
        for name in ("glossary", "routes/all", "library/snippets", "library/projects")
    )
    edit(config, "  - Home: index.md\n", f"  - Home: index.md\n{others}")
    lines = [line for refused in REFUSED for line in (refused, "")]
    body = "---\ntitle: Bad\ndescription: D\n---\n\n# Bad\n\n" + "\n".join(lines)
    lay(buildable, {"docs/bad.md": body})
    edit(config, "  - Home: index.md\n", "  - Home: index.md\n  - bad.md\n")
    built = mkdocs(buildable)
    assert built.returncode == 1 and not (buildable / "site/index.html").exists()
    for number, message in enumerate(REFUSED.values()):
        assert f"docs/bad.md:{8 + 2 * number}: {message}" in built.stderr, built.stderr
    assert "Traceback" not in built.stderr

    (buildable / "docs/bad.md").unlink()
    edit(config, "  - bad.md\n", "")
    built = mkdocs(buildable)
    assert built.returncode == 0, built.stderr
    site = buildable / "site"
    known = curriculum.read(buildable)
    assert not scan_site(site, known)
    assert "alembic" not in "".join(p.read_text() for p in site.rglob("*.html")), (
        "a file was included"
    )
    lesson = (site / "foundations/means/index.html").read_text()
    assert 'data-was="old older"' in lesson and lesson.count("data-was") == 1
    assert "ttcode0" in lesson and "--8&lt;-- " in (site / "foundations/index.html").read_text()
    assert "<td>1</td>" not in lesson
    json.loads((site / "roadmap.json").read_text())


def test_versions_of_a_receipt_are_escaped(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        writer, "facts_of_run", lambda snippet: ["<script>alert(1)</script> [x](javascript:x)"]
    )
    known = curriculum.read(repository)
    made = ThemeWriter(known.pages["foundations/means"], Site(known)).write()
    assert (
        r"&lt;script&gt;alert(1)&lt;/script&gt; \[x\](javascript:x)" in made
        and "<script" not in made
    )


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("The `fit` method", "The `fit` method"),
        ("a_b* [x](y) {z} # <b>", r"a\_b\* \[x\](y) \{z\} \# &lt;b&gt;"),
        ("a`<b>``c", r"a\`&lt;b&gt;\`\`c"),
        ("`` ` <b> ` d", r"\`\` \` &lt;b&gt; \` d"),
    ],
)
def test_plain_text_stays_plain(text: str, markdown: str) -> None:
    assert curriculum.plain(text) == markdown


# ---- Files ----

LESSON, CODE = "docs/foundations/means.md", "snippets/foundations/means/mean.py"
RECORD = "snippets/foundations/means/mean.txt"


def write(name: str, content: str | bytes) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return put


def linked(name: str, target: str) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return put


def notebook(record: str) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        lay(
            root,
            {
                name: ESCAPED[name]
                for name in ("docs/projects/evil.md", "snippets/projects/evil.py")
            },
        )
        (root / "snippets/projects/evil.ipynb").write_text(record)

    return put


def part(text: str) -> Callable[[Path], object]:
    return write("docs/parts.yml", text)


def route(text: str) -> Callable[[Path], object]:
    return write("docs/routes.yml", text)


def head(old: str, new: str) -> Callable[[Path], object]:
    return lambda root: edit(root / LESSON, old, new)


def both(*makes: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda root: [make(root) for make in makes]


GOOD_PART = "- {id: foundations, title: F, purpose: P, planned: {means: Means}}\n"
FOREIGN_SVG = f"{HEAD}<script>alert(1)</script></svg>"
MALFORMED = "has a malformed part, number 1"
FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "page by hand": (
        write("docs/evil.html", "<script>alert(1)</script>"),
        "docs/evil.html:1: is of a kind that is not published",
    ),
    "page by hand in assets": (
        write("docs/assets/evil.html", "x"),
        "docs/assets/evil.html:1: is of a kind",
    ),
    "script beside a lesson": (
        write("docs/foundations/evil.js", "x"),
        "docs/foundations/evil.js:1: is of a kind",
    ),
    "image that runs": (
        write("docs/assets/evil.svg", FOREIGN_SVG),
        "docs/assets/evil.svg:1: has the element <script>",
    ),
    "figure that runs": (
        write("snippets/foundations/means/mean-1.svg", FOREIGN_SVG),
        "mean-1.svg:1: has the element <script>",
    ),
    "empty figure": (
        write("snippets/foundations/means/mean-1.svg", ""),
        "mean-1.svg:1: has invalid XML",
    ),
    "figure without a size": (
        write("snippets/foundations/means/mean-1.svg", HEAD.replace('"9pt"', '"9"') + "</svg>"),
        "mean-1.svg:1: has no width and height in points",
    ),
    "figure that is no UTF-8": (
        write("snippets/foundations/means/mean-1.svg", b"\xff"),
        "mean-1.svg:1: is not valid UTF-8",
    ),
    "record that is no UTF-8": (
        write(RECORD, b"mean: 2.33\n\xff"),
        f"{RECORD}:2: is not valid UTF-8",
    ),
    "snippet that is no UTF-8": (write(CODE, b'"""\xe9."""\n'), f"{CODE}:1: is not valid UTF-8"),
    "snippet that is no Python": (write(CODE, SNIPPET + "def\n"), f"{CODE}:5: has invalid Python"),
    "snippet nested too deeply": (
        write(CODE, "-" * 100_000 + "1"),
        f"{CODE}:1: has Python that cannot be read",
    ),
    "snippet with a byte-order mark": (
        write(CODE, "\ufeff" + SNIPPET),
        f"{CODE}:1: has the invisible character U+FEFF",
    ),
    "snippet that reads in another order": (
        write(CODE, SNIPPET + "# \u202e\n"),
        f"{CODE}:5: has the invisible character U+202E",
    ),
    "snippet with a blank in its name": (
        write("snippets/foundations/means/my file.py", SNIPPET),
        "my file.py:1: has a name that no page can include",
    ),
    "notebook that is no JSON": (notebook("{"), "evil.ipynb:1: has no cells that can be read"),
    "notebook without cells": (notebook("{}"), "evil.ipynb:1: has no cells that can be read"),
    "notebook whose cells are none": (
        notebook('{"cells": [1]}'),
        "evil.ipynb:1: has no cells that can be read",
    ),
    "notebook with a foreign picture": (
        notebook(
            json.dumps(
                {
                    "cells": [
                        {
                            "cell_type": "code",
                            "source": "",
                            "outputs": [
                                {
                                    "output_type": "display_data",
                                    "data": {"image/svg+xml": [FOREIGN_SVG]},
                                }
                            ],
                        }
                    ]
                }
            )
        ),
        "evil.ipynb:1: has a picture with the element <script>",
    ),
    "page with a blank in its name": (
        write("docs/foundations/My Page.md", PAGE),
        "docs/foundations/My Page.md:1: has a name that makes no address",
    ),
    "page with a byte-order mark": (
        head("---\ntitle", "\ufeff---\ntitle"),
        f"{LESSON}:1: has the invisible character U+FEFF",
    ),
    "page with a NUL": (
        head("The mean is", "The \0mean is"),
        f"{LESSON}:12: has the invisible character U+0000",
    ),
    "page that is a folder": (lambda root: (root / "docs/odd.md").mkdir(), ""),
    "page of one long line": (
        head("The mean is", "[" * 30_000 + "The mean is"),
        f"{LESSON}:12: has a line of more than 10,000",
    ),
    "linked page": (
        linked("docs/foundations/sums.md", "/dev/zero"),
        "docs/foundations/sums.md:1: is a symbolic link",
    ),
    "linked asset": (
        linked("docs/assets/x.txt", "/etc/passwd"),
        "docs/assets/x.txt:1: is a symbolic link",
    ),
    "linked folder": (
        linked("docs/foundations/more", "/etc"),
        "docs/foundations/more:1: is a symbolic link",
    ),
    "linked parts": (linked("docs/parts.yml", "/dev/zero"), "docs/parts.yml:1: is a symbolic link"),
    "linked snippet": (linked(CODE, "/dev/zero"), f"{CODE}:1: is a symbolic link"),
    "linked record": (linked(RECORD, "/dev/zero"), f"{RECORD}:1: is a symbolic link"),
    "dangling link": (linked(RECORD, "/nowhere/at/all"), f"{RECORD}:1: is a symbolic link"),
    "front matter with a blank behind its mark": (
        head("---\ntitle", "--- \ntitle"),
        f"{LESSON}:1: has no front matter that begins on line 1",
    ),
    "front matter below a blank line": (
        head("---\ntitle", "\n---\ntitle"),
        f"{LESSON}:1: has no front matter that begins on line 1",
    ),
    "front matter that ends in dots": (
        head("[average]\n---", "[average]\n..."),
        f"{LESSON}:1: has no front matter that begins on line 1",
    ),
    "key twice": (
        head("hours: 1", "hours: 1\nhours: 2"),
        f"{LESSON}:5: has invalid front matter: the key 'hours' stands twice",
    ),
    "alias in the front matter": (
        head("requires: []", "requires: &a [*a]"),
        f"{LESSON}:5: has invalid front matter: write it out",
    ),
    "front matter nested too deeply": (
        head("requires: []", "requires: " + "[" * 4000),
        "nested too deeply",
    ),
    **{
        f"hours: {hours}": (
            head("hours: 1", f"hours: {hours}"),
            f"{LESSON}:4: has a hours of the wrong kind",
        )
        for hours in (
            ".nan",
            ".inf",
            "1:30",
            "true",
            "010.",
            "-2",
            "0",
            "9999",
            "0x10",
            "1e3",
            "'2'",
        )
    },
    "octal hours": (head("hours: 1", "hours: 0o10"), f"{LESSON}:4: has a hours of the wrong kind"),
    "title of blanks": (
        head("title: Means", "title: '   '"),
        f"{LESSON}:2: has a title of the wrong kind",
    ),
    "title of two lines": (
        head("title: Means", 'title: "a\\nb"'),
        f"{LESSON}:2: has a title of the wrong kind",
    ),
    "tag that is no word": (
        head("[Statistics]", "[No]"),
        f"{LESSON}:6: has a tags of the wrong kind: [False]",
    ),
    "tag with an element": (
        head("[Statistics]", "['<script>alert(1)</script>']"),
        f"{LESSON}:6: has a tags of the wrong kind",
    ),
    "tag of nothing": (head("[Statistics]", "[null]"), f"{LESSON}:6: has a tags of the wrong kind"),
    "no queries": (head("[average]", "[]"), f"{LESSON}:7: has a asked of the wrong kind"),
    "no tags": (head("[Statistics]", "[]"), f"{LESSON}:6: has a tags of the wrong kind"),
    "search that is no setting": (
        head("hours: 1", "hours: 1\nsearch: yes"),
        f"{LESSON}:5: has a search of the wrong kind",
    ),
    "template": (
        head("hours: 1", "hours: 1\ntemplate: gone.html"),
        f"{LESSON}:5: has the unknown front matter key 'template'",
    ),
    "part that is a word": (part("- foundations\n"), f"docs/parts.yml:1: {MALFORMED}"),
    "parts that are no list": (part("foundations: {}\n"), "docs/parts.yml:1: lists no part"),
    "part without a title": (part("- {id: foundations}\n"), f"docs/parts.yml:1: {MALFORMED}"),
    "part whose id is none": (
        part(GOOD_PART.replace("id: foundations", "id: 'x\" onclick=\"y'")),
        f"docs/parts.yml:1: {MALFORMED}",
    ),
    "part whose title is a number": (
        part(GOOD_PART.replace("title: F", "title: 1")),
        f"docs/parts.yml:1: {MALFORMED}",
    ),
    "part twice": (part(GOOD_PART * 2), "has a malformed part, number 2"),
    "part key twice": (
        part("- {id: foundations, id: data, title: F, purpose: P}\n"),
        "docs/parts.yml:1: is not valid YAML",
    ),
    "renamed list": (
        write("docs/renamed.yml", "- a\n"),
        "docs/renamed.yml:1: is no mapping of ids to ids",
    ),
    "renamed to a script": (
        write("docs/renamed.yml", "'x\" onclick=\"alert(1)': means-compute\n"),
        "docs/renamed.yml:1: is no mapping of ids to ids",
    ),
    "renamed twice in one file": (
        write("docs/renamed.yml", "a: means-compute\na: means-compute\n"),
        "docs/renamed.yml:2: is not valid YAML",
    ),
    "route of anything": (
        route("routes:\n  all:\n    - {name: x, lessons: [1, null, {a: b}]}\n"),
        "docs/routes.yml:2: has the malformed route 'all'",
    ),
    "route whose id is none": (
        route("routes:\n  'A \"b': [{name: x, lessons: [foundations/means]}]\n"),
        "docs/routes.yml:2: has the malformed route",
    ),
    "coming that is a list": (
        route("coming: [a]\nroutes: {}\n"),
        "docs/routes.yml:1: has a malformed `coming`",
    ),
    "YAML that is no UTF-8": (
        write("docs/routes.yml", b"\xff"),
        "docs/routes.yml:1: is not valid YAML",
    ),
    "include of the engine's code": (
        both(write("roadmap/cite.py", "1\n"), head(CODE, "roadmap/cite.py")),
        f"{LESSON}:15: includes what is no snippet: roadmap/cite.py",
    ),
    "include of what never runs": (
        both(
            write("snippets/foundations/means/__init__.py", "1\n"),
            head("means/mean.py", "means/__init__.py"),
        ),
        f"{LESSON}:15: includes what is no snippet",
    ),
    "link out of the pages": (
        head("The mean is", f"[x](../../{CODE}) The mean is"),
        f"{LESSON}:12: links to a file that is not published",
    ),
    "prerequisite that is no lesson": (
        both(
            write("docs/glossary.md", "---\ntitle: G\ndescription: D\n---\n\n# G\n"),
            head("requires: []", "requires: [glossary]"),
        ),
        f"{LESSON}:5: requires an unknown lesson: glossary",
    ),
    "date that is none": (
        write("docs/renamed.yml", "a: 2026-13-45\n"),
        "docs/renamed.yml:1: is not valid YAML",
    ),
}


@pytest.mark.parametrize("fault", FILES)
def test_a_file_that_may_not_be_is_named(fault: str, repository: Path) -> None:
    """One message with file and line; every rule still looks at the rest."""
    make, message = FILES[fault]
    make(repository)
    found = [str(problem) for problem in checks.problems(curriculum.read(repository))]
    assert any(message in problem for problem in found) if message else not found, "\n".join(found)


HEADINGS = """## Idea

## Idea

## The [link](https://example.org/a_b) here

## A <b>bold</b> move

## *Stars* and __bars__

## `np.linalg.svd`

## Custom {#my-id .cls}

## 数据分析

## &amp; entity

Setext
------

"""


def test_anchors_are_those_that_markdown_gives(repository: Path) -> None:
    edit(repository / LESSON, "The mean is", f"{HEADINGS}The mean is")
    ids = "idea idea_1 the-link-here a-bold-move stars-and-bars nplinalgsvd my-id _1 entity setext"
    links = " ".join(f"[x](#{name})" for name in ids.split())
    edit(repository / LESSON, "The mean is", f"{links} The mean is")
    assert not checks.problems(curriculum.read(repository))


def test_a_linked_snippet_is_not_run(repository: Path) -> None:
    """A run would read what the link leads to, and recording write over it."""
    assert snippets(repository)
    linked(RECORD, str(repository / "elsewhere"))(repository)
    assert not snippets(repository)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (write(RECORD, b"mean: 2.33\n\xff"), CODE),
        (notebook("{"), "snippets/projects/evil.py"),
        (notebook("{}"), "snippets/projects/evil.py"),
        (
            notebook('{"cells": [{"cell_type": "code", "source": "", "outputs": [{}]}]}'),
            "snippets/projects/evil.py",
        ),
    ],
)
def test_a_record_that_cannot_be_read_is_said_and_the_rest_runs(
    make: Callable[[Path], object], name: str, repository: Path
) -> None:
    good = {"good.py": SNIPPET, "good.txt": "mean: 2.33\n"}
    lay(repository, {f"snippets/foundations/means/{name}": text for name, text in good.items()})
    make(repository)
    said = CliRunner().invoke(app, ["run", "--fresh", "--root", str(repository)])
    assert said.exit_code == 1 and isinstance(said.exception, SystemExit), said.exception
    assert (
        f"{name}:1: " in said.output
        and "FAILED  snippets/foundations/means/good" not in said.output
    )


@pytest.mark.parametrize("fault", ["empty figure", "record that is no UTF-8"])
def test_the_only_page_that_is_built_is_refused_for_its_records(
    fault: str, buildable: Path
) -> None:
    make, message = FILES[fault]
    make(buildable)
    built = mkdocs(buildable, PAGE="foundations/means")
    assert built.returncode == 1 and message in built.stderr and "Traceback" not in built.stderr


GOOD = {
    "files": "x",
    "engine": "y",
    "when": "2026-01-02T03:04:05+00:00",
    "python": "3.11.7",
    "seconds": 0.5,
    "memory_mb": 50,
}


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        '{"mean.py": 1}',
        "[" * 100_000,
        *(
            json.dumps({"mean.py": GOOD | wrong})
            for wrong in (
                {"when": "yesterday"},
                {"when": 5},
                {"python": 3},
                {"seconds": "fast"},
                {"seconds": float("nan")},
                {"memory_mb": None},
                {"seeds": "<script>"},
                {"imports": ["numpy"]},
                {"packages": {"numpy": 2}},
                {"more": 1},
            )
        ),
    ],
)
def test_a_broken_proof_is_none(broken: str, repository: Path) -> None:
    snippet = snippets(repository)[0]
    path = proof.path_of(snippet)
    path.write_text(json.dumps({"mean.py": GOOD}))
    assert proof.proof(snippet)
    path.write_text(broken)
    os.utime(path, ns=(1, 1))
    assert proof.proof(snippet) is None and proofs.facts_of_run(snippet) == ["Not proven"]
    path.write_bytes(b"\xff")
    os.utime(path, ns=(2, 2))
    assert proof.proof(snippet) is None


def test_a_paragraph_that_takes_too_long_stops_the_build(buildable: Path) -> None:
    brackets = ("[" * 9000 + "\n") * 12
    edit(buildable / LESSON, "The mean is", f"{brackets}The mean is")
    shutil.copytree(ROOT / "roadmap", buildable / "roadmap")
    edit(
        buildable / "roadmap/site/patience.py", f"PATIENCE = {patience.PATIENCE}", "PATIENCE = 2.0"
    )
    built = mkdocs(buildable, PYTHONPATH=str(buildable))
    assert built.returncode == 1 and f"{LESSON}:1: takes more than 2 s to read" in built.stderr, (
        built.stderr
    )
    assert "Traceback" not in built.stderr


def test_a_command_that_katex_refuses_stops_the_build(buildable: Path) -> None:
    edit(buildable / LESSON, "The mean is", "$$\n\\href{https://example.org}{x}\n$$\n\nThe mean is")
    built = mkdocs(buildable)
    assert (
        built.returncode == 1
        and f"{LESSON}:12: has a command that KaTeX does not draw" in built.stderr
    ), built.stderr


def test_all_but_lessons_has_an_owner() -> None:
    """So no pull request changes what judges it without a maintainer; the last line that fits counts."""
    lines = (ROOT / ".github/CODEOWNERS").read_text().splitlines()
    rules = [line.split() for line in lines if not line.startswith("#")]
    assert rules[0][0] == "*" and rules[0][1].startswith("@")
    assert rules[1:] == [["/docs/**/*.md"], ["/snippets/"]]
