"""What follows from the curriculum as a whole: lists and their filters, levels and kinds, the data and the Markdown for machines, citations, paper."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest

from roadmap import checks, curriculum
from roadmap.curriculum import LEVELS
from roadmap.page import Page
from roadmap.site import cite, library
from roadmap.site.context import Site
from tests.conftest import ADDRESS, KNOWN, ROOT, SNIPPET, SNIPPETS, edit, mark, mkdocs
from tests.test_pages import SHIFT

LESSON = "machine-learning/decision-trees/"


def faults(root: Path) -> str:
    return "\n".join(map(str, checks.problems(curriculum.read(root))))


@pytest.mark.parametrize(
    ("code", "real"),
    [
        ("from sklearn.datasets import load_iris\nX, y = load_iris(return_X_y=True)", True),
        ("from sklearn import datasets as d\nd.load_wine()", True),
        ("import sklearn.datasets\nsklearn.datasets.load_digits()", True),
        ("from sklearn.datasets import make_blobs\nmake_blobs()", False),
        ("from sklearn.datasets import load_svmlight_file\nload_svmlight_file('mine')", False),
        ("import statsmodels.api as sm\nsm.datasets.co2.load_pandas()", True),
        ("from statsmodels.datasets import fair\nfair.load_pandas()", True),
        ("import plotly.express as px\npx.data.gapminder()", True),
        ("import plotly.express as px\npx.bar()", False),
        ("from plotly.express.data import tips\ntips()", True),
        ("NEWS = 'test/test_data/lee_background.cor'", True),
        ("print('sklearn.datasets.load_iris')", False),
        ("from datasets import load_dataset\nload_dataset('text')", False),
    ],
)
def test_real_data_is_what_ships_with_a_library(code: str, real: bool) -> None:
    assert library.uses_real_data(code) == real


def test_each_kind_of_real_data_is_used() -> None:
    """A name in the rule that no snippet uses may be misspelt. Libraries of later lessons are named beforehand."""
    text = "\n".join(s.source for s in SNIPPETS if library.uses_real_data(s.source))
    assert all(
        word in text for word in ("sklearn.datasets", "statsmodels", "plotly", "lee_background.cor")
    )


def test_nothing_else_has_the_anchor_of_a_snippet(repository: Path) -> None:
    other = repository / "snippets/foundations/sums/mean.py"
    other.parent.mkdir()
    other.write_text(SNIPPET)
    edit(
        repository / "docs/foundations/means.md",
        "## Checkpoint",
        '```python\n--8<-- "snippets/foundations/sums/mean.py"\n```\n\n## Checkpoint',
    )
    assert "has the anchor mean-py twice" in faults(repository)
    other.unlink()
    edit(
        repository / "docs/foundations/means.md",
        '```python\n--8<-- "snippets/foundations/sums/mean.py"\n```\n\n',
        "",
    )
    assert not faults(repository)
    edit(repository / "docs/foundations/means.md", "# Means\n", "# Means\n\n## `mean-py`\n")
    assert (
        "docs/foundations/means.md:17: has the anchor mean-py twice\n    Rename the file"
        in faults(repository)
    )


def test_a_link_to_a_snippet_is_checked(repository: Path) -> None:
    page = repository / "docs/index.md"
    edit(page, "# Home\n", "# Home\n\n[mean](foundations/means.md#mean-py)\n")
    assert not faults(repository)
    edit(page, "#mean-py", "#meen-py")
    assert "docs/index.md:8: links to a missing anchor: foundations/means.md#meen-py" in faults(
        repository
    )


def test_levels_follow_from_what_must_come_before() -> None:
    levels = {p.id: KNOWN.level(p) for p in KNOWN.pages.values() if p.part}
    assert set(levels.values()) == set(LEVELS)
    for page in (KNOWN.pages[name] for name in levels):
        assert all(
            list(LEVELS).index(levels[r]) <= list(LEVELS).index(levels[page.id])
            for r in page.meta.requires
        ), page.id
    assert (
        levels["foundations/python"] == "Beginner"
        and levels["machine-learning/pipelines"] == "Advanced"
    )
    words = (ROOT / "docs/tags.md").read_text(encoding="utf-8")
    assert all(level in words and str(hours or "") in words for level, hours in LEVELS.items())


def test_tags_list_every_page_by_level_topic_and_kind(site: Path) -> None:
    text = (site / "tags/index.html").read_text(encoding="utf-8")
    ids = re.findall(r'id="((?:level|kind|tag):[^"]+)"', text)
    assert ids[:3] == ["level:beginner", "level:intermediate", "level:advanced"]
    assert [i for i in ids if i.startswith("kind:")] == sorted(
        f"kind:{k}" for k in ("guide", "lesson", "part", "project", "reference", "route")
    )
    for page in (p for p in KNOWN.pages.values() if p.part):
        assert text.count(f'href="../{page.url}"') >= 2 + len(page.meta.tags), page.id
    lesson = (site / LESSON / "index.html").read_text(encoding="utf-8")
    chips = re.search(r'<nav class="md-tags".*?</nav>', lesson, re.S)
    assert (
        chips
        and "Beginner" not in chips[0]
        and "Lesson" not in chips[0]
        and "#tag:classification" in chips[0]
    )


def test_lists_hold_every_snippet_figure_and_project(site: Path) -> None:
    for part in {s.part for s in SNIPPETS}:
        own = [s for s in SNIPPETS if s.part == part]
        text = (site / f"library/snippets/{part}/index.html").read_text(encoding="utf-8")
        links = re.findall(r'<li data-is="[^"]*"><a href="(?:\.\./){3}([^"]+)"', text)
        pages = [KNOWN.pages[s.page_id].url for s in own]
        assert sorted(links) == sorted(f"{u}#{s.anchor}" for u, s in zip(pages, own, strict=True))
        drawn = (site / f"library/figures/{part}/index.html").read_text(encoding="utf-8")
        assert all(f"{base}.svg?v=" in drawn for s in own for base, _ in s.drawn())
        twins = 2 * drawn.count("<li data-is")
        assert drawn.count('loading="lazy"') == drawn.count("<img src") == twins
        whole = (site / "library/snippets/index.html").read_text(encoding="utf-8")
        title = next(p.title for p in KNOWN.parts if p.id == part)
        assert f'<a href="{part}/">{title}</a>: {len(own)}' in whole
        assert f"{len(SNIPPETS)} snippets in all" in whole
    projects = (site / "library/projects/index.html").read_text(encoding="utf-8")
    assert all(f'href="../../{page.url}"' in projects for page in KNOWN.lessons("projects"))
    assert "library/" not in (site / "search/search_index.json").read_text(encoding="utf-8")


def test_a_part_lists_its_snippets_and_is_built_the_same_again(buildable: Path) -> None:
    (buildable / "docs/library").mkdir()
    page = "---\ntitle: All\ndescription: All.\n---\n\n# All\n\n[The mean](../foundations/means.md#mean-py)\n\n<!-- snippets -->\n"
    (buildable / "docs/library/snippets.md").write_text(page)
    edit(buildable / "mkdocs.yml", "  - parts\n", "  - parts\n  - library/snippets.md\n")
    built = mkdocs(buildable, SOURCE_DATE_EPOCH="86400")
    assert built.returncode == 0, built.stderr
    whole = (buildable / "site/library/snippets/index.html").read_text()
    assert "1 snippets in all" in whole and 'href="foundations/"' in whole
    text = (buildable / "site/library/snippets/foundations/index.html").read_text()
    assert 'href="../../../foundations/means/#mean-py"' in text
    lesson = (buildable / "site/foundations/means/index.html").read_text()
    assert (
        "version of 2 January 1970" in lesson and '"dateModified": "1970-01-02"' in lesson
    )  # reproducible


def test_filters_find_what_they_say(page: Any) -> None:
    address = "/library/snippets/machine-learning/"
    own = [s for s in SNIPPETS if s.part == "machine-learning"]
    page.add_init_script(SHIFT)
    page.goto(address)
    count = page.locator("#count")
    assert count.inner_text() == f"{len(own)} snippets"
    page.get_by_label("draws a figure").focus()
    page.keyboard.press("Space")
    drawing = [s.path.name for s in own if s.drawn()]
    shown = page.locator("#list li:visible > code")
    assert count.inner_text() == f"{len(drawing)} of {len(own)} snippets"
    assert sorted(shown.all_text_contents()) == sorted(drawing)
    page.get_by_label("Text").fill("tree")
    few = count.inner_text()
    assert page.url.endswith("?text=tree&is=figure")
    assert 0 < int(few.split()[0]) < len(drawing)
    assert "Decision trees" in page.locator("#list h2:visible").all_inner_texts()
    assert "Naive Bayes" not in page.locator("#list h2:visible").all_inner_texts()
    page.reload()
    assert count.inner_text() == few and page.get_by_label("draws a figure").is_checked()
    mark(page)
    page.locator("#list li:visible a").first.click()
    page.wait_for_selector(".filename")
    assert page.evaluate(
        "window.stayed && document.getElementById(location.hash.slice(1)).querySelector('.filename').textContent.replace('.', '-') === location.hash.slice(1)"
    )
    page.go_back()
    page.wait_for_function(
        "text => document.getElementById('count')?.textContent === text", arg=few
    )
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function(
        "text => document.getElementById('count').textContent === text", arg=f"{len(own)} snippets"
    )
    assert page.url.endswith(address)


def test_the_filters_are_shown_on_a_phone(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(SHIFT)
    page.goto("/library/figures/data/")
    page.wait_for_load_state("networkidle")
    assert page.locator("#filters").is_visible()
    assert page.evaluate("window.shift") < 0.01


def test_lists_stand_without_javascript(chromium: Any, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=served)
    page = context.new_page()
    page.goto("/library/snippets/data/")
    own = [s for s in SNIPPETS if s.part == "data"]
    assert not page.locator("#filters").is_visible()
    assert page.locator("#list li").count() == len(own)
    context.close()


def test_roadmap_json_holds_to_its_published_schema(site: Path) -> None:
    data = json.loads((site / "roadmap.json").read_text(encoding="utf-8"))
    schema = json.loads((site / data["$schema"]).read_text(encoding="utf-8"))
    address = re.search(
        r'site_url: !ENV \[SITE_URL, "(.*)"\]', (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    )
    assert address and schema["$id"] == f"{address[1]}roadmap.schema.json"
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    check.validate(data)
    lesson = data["parts"][0]["lessons"][0]
    for key, value in {
        "hours": 0,
        "level": "Easy",
        "url": "/absolute/",
        "requires": ["not an id"],
        "unknown": 1,
    }.items():
        healthy = dict(lesson)
        lesson[key] = value
        assert not check.is_valid(data), key
        lesson.clear()
        lesson.update(healthy)
    assert check.is_valid(data)

    def described(part: Any) -> None:
        for name, found in [*part.get("properties", {}).items(), *part.get("$defs", {}).items()]:
            assert "description" in found or "$ref" in found, name
            described(found)

    described(schema)


@pytest.mark.parametrize("page", KNOWN.pages.values(), ids=lambda p: p.id)
def test_every_page_has_its_markdown(page: Page, site: Path) -> None:
    text = (site / f"{page.id}.md").read_text(encoding="utf-8")
    markup = (site / page.url / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<link rel="alternate " type="text/markdown" href="([^"]+)">', markup)
    assert found and (site / page.url / found[1]).resolve() == (site / f"{page.id}.md").resolve()
    for snippet in page.snippets:
        if snippet.is_notebook:
            continue
        title = snippet.path.name
        assert f'\n```python title="{title}"\n{snippet.source}```\n' in text, title
        printed = snippet.printed().removesuffix("\n")
        assert not printed.strip() or f"\n```text\n{printed}\n```\n" in text, title
        first = snippet.figure(1)
        assert text.count(f"{first.name})") == first.exists(), title
    prose = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.M | re.S)
    assert not re.search(
        r"ttcode|8<--|<!--|<(?:input|label|form|button|span)\b|\{ [.#]|#only-|^ *\?\?\?",
        re.sub(r"`[^`\n]*`", "", prose),
        re.M,
    )
    if "$$" in page.body:
        assert text.count("$$") == page.body.count("$$")
    for target in re.findall(r"\]\(([^)\s]+)", re.sub(r"`[^`\n]*`|\$[^$]*\$", "", prose)):
        where = urlsplit(target)
        assert (
            where.scheme
            or not where.path
            or (site / page.id).parent.joinpath(where.path).resolve().exists()
        ), target


def test_a_notebooks_cells_are_in_its_markdown(site: Path) -> None:
    for page in KNOWN.lessons("projects"):
        text = (site / f"{page.id}.md").read_text(encoding="utf-8")
        for cell in json.loads(page.snippets[0].record.read_text(encoding="utf-8"))["cells"]:
            shown = re.sub(r"\n?<!--.*?-->", "", "".join(cell["source"]), flags=re.S)
            assert shown.rstrip() in text


def test_llms_txt_leads_to_every_page(site: Path) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert re.match(r"# .+\n\n> .+\n\n", text)
    links = re.findall(r"^- \[[^]]+\]\(([^)]+)\): .+$", text, re.M)
    assert {link.removeprefix(ADDRESS).removesuffix(".md") for link in links} == KNOWN.pages.keys()
    assert all((site / link.removeprefix(ADDRESS)).is_file() for link in links)


def test_citations_survive_any_title(repository: Path) -> None:
    title = r"50 % of {R&D} costs $1_000 #1 ~x^2 \ back"
    built = datetime(2026, 11, 3, tzinfo=UTC)
    site = Site(curriculum.read(repository), url=ADDRESS, built=built, revision="abc1234567")
    lesson = site.curriculum.pages["foundations/means"]
    lesson.meta.title = title
    entry = cite.bibtex(lesson, site)
    assert entry.count("{") == entry.count("}")
    assert entry.startswith("@misc{turing-tensor-foundations-means,\n")
    safe = r"50 \% of \textbraceleft{}R\&D\textbraceright{} costs \$1\_000 \#1"
    assert safe in entry and r"\textasciitilde{}x\textasciicircum{}2 \textbackslash{} back" in entry
    assert f"url = {{{ADDRESS}foundations/means/}}" in entry and "year = {2026}" in entry
    edition = "Turing Tensor, version of 3 November 2026, revision abc1234567"
    assert cite.plain(lesson, site).endswith(f"{edition}. {ADDRESS}foundations/means/")
    site.revision = None
    assert "revision" not in cite.plain(lesson, site)


def test_a_lesson_is_cited_by_copying(page: Any) -> None:
    page.goto(LESSON)
    page.get_by_text("Cite this page").click()
    box = page.locator(".cite").nth(1)
    box.hover()
    box.locator("button[data-clipboard-target]").click()
    page.wait_for_function("navigator.clipboard.readText().then((t) => t.startsWith('@misc{'))")
    copied = page.evaluate("navigator.clipboard.readText()")
    page.evaluate("navigator.clipboard.writeText('')")  # the next test reads its own
    assert "title = {{Decision trees}}" in copied and f"{ADDRESS}{LESSON}" in copied
    assert page.locator('meta[name="author"]').get_attribute("content") == Site(KNOWN).author


def test_the_repository_is_cited_by_a_valid_file() -> None:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.citation-file-format",
        "CITATION.cff",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert Site(KNOWN).author in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_a_lesson_prints_light_open_and_whole(page: Any) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(LESSON)
    page.locator(".checkpoint input").first.check()
    answer = page.locator("details .highlight").first
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)"
        and not answer.is_visible()
    )
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(36, 41, 47)"
    )
    assert answer.is_visible() and page.locator(".checkpoint input").first.is_visible()
    assert (
        page.locator('img.figure[src$="#only-light"]').first.is_visible()
        and not page.locator('img.figure[src$="#only-dark"]').first.is_visible()
    )
    for gone in (
        ".md-header",
        ".md-tabs",
        ".md-sidebar",
        ".md-footer",
        ".feedback",
        ".md-path",
        ".md-content__button",
        ".headerlink",
    ):
        assert not any(found.is_visible() for found in page.locator(gone).all()), gone
    style = "e => { const s = getComputedStyle(e); return [s.breakInside, s.whiteSpace, s.breakAfter]; }"
    assert (
        page.locator(".highlight").first.evaluate(style)[0]
        == page.locator("img.figure").first.evaluate(style)[0]
        == "avoid"
    )
    assert (
        page.locator(".highlight pre code").first.evaluate(style)[1] == "pre-wrap"
        and page.locator("h2").first.evaluate(style)[2] == "avoid"
    )
    link = page.locator('#go-further ~ ul a[href^="http"]').first
    assert link.get_attribute("href") in link.evaluate(
        "e => getComputedStyle(e, '::after').content"
    )
