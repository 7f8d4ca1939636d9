"""The search: what readers type, in a real browser; and what the index is made of."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from roadmap import curriculum
from roadmap.site import search
from roadmap.site.context import Site
from tests.conftest import KNOWN

EXPECTED = {page.id: page.meta.asked for page in KNOWN.lessons()}
QUERIES = list(dict.fromkeys(query for queries in EXPECTED.values() for query in queries))
RESULT = ".md-search-result__item a"
# Types each query into the search box; answers its time until the first result is drawn, the pages found, and what the theme says about them.
ASK = """async (queries) => {
  const input = document.querySelector(".md-search__input"), result = document.querySelector(".md-search-result");
  const list = result.querySelector("ol"), meta = result.querySelector(".md-search-result__meta");
  const ask = (text) => { input.value = text; input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })); };
  const until = (test) => new Promise((done) => {
    const look = () => test() && (seen.disconnect(), done());
    const seen = new MutationObserver(look);
    seen.observe(result, { childList: true, subtree: true, characterData: true });
    look();
  });
  const waiting = () => /^(Type to|Initializing)/.test(meta.textContent);
  input.focus();
  const found = {};
  for (const query of queries) {
    ask("");
    await until(waiting);
    const start = performance.now();
    ask(query);
    await until(() => !waiting() && (list.children.length || meta.textContent.startsWith("No ")));
    const time = performance.now() - start;
    found[query] = { time, said: meta.textContent, pages: [...list.children].map((item) => new URL(item.querySelector("a").href).pathname.slice(1)) };
  }
  return found;
}"""


def test_readers_find_the_lesson_they_mean_at_once(page: Any) -> None:
    """Each query's lesson is among the first three results; `make bench` says how fast."""
    page.goto("/")
    found = page.evaluate(ASK, QUERIES)
    missed = [
        (q, i, found[q]["pages"][:4])
        for i, asked in EXPECTED.items()
        for q in asked
        if f"{i}/" not in found[q]["pages"][:3]
    ]
    assert not missed, "\n".join(map(str, missed))


def test_the_index_is_fetched_once_and_only_to_search(page: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda r: asked.append(Path(urlsplit(r.url).path).name))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert "search.js" in asked and "pages.js" not in asked and "minisearch.js" not in asked
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert "pages.js" not in asked
    page.keyboard.type("prometheus")
    page.click(RESULT)
    page.wait_for_url("**/mlops/monitoring/**")
    page.wait_for_selector("article.md-content__inner h1 >> text=Monitoring")
    page.keyboard.press("/")
    page.keyboard.type("softmax")
    page.wait_for_selector(f'{RESULT}[href*="attention"]')
    assert asked.count("pages.js") == asked.count("minisearch.js") == 1


def test_a_result_is_suggested_marked_and_opened(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("eigenvec", delay=20)
    page.wait_for_selector(RESULT)
    page.keyboard.press("ArrowRight")  # takes the suggestion
    assert page.input_value(".md-search__input").startswith("eigenvector")
    first = page.locator(".md-search-result__item").first
    assert first.locator("mark").first.inner_text().lower().startswith("eigenvector")
    page.keyboard.press("Enter")
    page.wait_for_url("**/foundations/linear-algebra/**")
    marks = page.locator("article.md-content__inner mark")
    marks.first.wait_for()
    assert {text.lower() for text in marks.all_text_contents()} <= {"eigenvector", "eigenvectors"}


def test_a_result_names_what_stands_further_down(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("np.einsum nosuchword")
    teaser = page.locator(".md-search-result__item").first.locator("article").nth(1)
    # The list is drawn for "np.einsum" first, while the second word is typed.
    teaser.filter(has_text="Missing: nosuchword").wait_for()
    assert "… einsum" in teaser.inner_text()


def test_no_input_breaks_the_search(page: Any) -> None:
    page.goto("/")
    odd = [
        '"',
        "+",
        "-",
        "*",
        "a:b",
        "😀",
        "'",
        "<b>",
        "&amp;",
        "(",
        "\\",
        "C++",
        "ε-greedy",
        "the",
        "constructor",
        "__proto__",
        "k",
        "x" * 300,
        "gradient " * 33,
    ]
    found = page.evaluate(ASK, odd)
    assert found["😀"]["said"] == found["x" * 300]["said"] == "No matching documents"
    assert (
        page.evaluate(ASK, ["randomforest"])["randomforest"]["pages"][0]
        == "machine-learning/random-forests/"
    )
    assert "Missing" not in page.inner_text(".md-search-result__item >> nth=0")
    assert (
        found["gradient " * 33]["pages"]
        and "reinforcement-learning/bandits/" in found["ε-greedy"]["pages"][:3]
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("overﬁtting", "overfitting"),
        ("ｎａｉｖｅ ｂａｙｅｓ", "naive bayes"),
        ("L₂", "l2"),
        ("F₁", "F1"),
        ("Gauß", "gauss"),
        ("p\u2011value", "p-value"),
        ("k\u2010means", "k-means"),
    ],
)
def test_what_is_pasted_is_found_as_what_is_typed(typed: str, meant: str, page: Any) -> None:
    """A ligature from a PDF, letters of another keyboard, small figures, hyphens that do not break."""
    page.goto("/")
    found = page.evaluate(ASK, [typed, meant])
    assert found[typed]["pages"] and found[typed]["pages"] == found[meant]["pages"]


def test_the_index_is_small(site: Path) -> None:
    """2.1 KB a page for words, and 0.5 KB for the names of functions and classes; the page itself fetches only what the theme's script needs."""
    pages = json.loads(
        (site / "search/pages.js")
        .read_text(encoding="utf-8")
        .removeprefix("self.pages = ")
        .rstrip(";\n")
    )
    assert len(gzip.compress((site / "search/pages.js").read_bytes(), 9)) <= 2.6 * 1024 * len(pages)
    assert json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"] == []


def test_names_in_code_are_those_of_libraries() -> None:
    code = """
import numpy as np
import torch.nn as nn
from sklearn.linear_model import Ridge as Penalized
from scipy import stats

def own(x): return x.mean()

np.linalg.svd(own(np.eye(3))); nn.Linear(2, 3); Penalized().fit(1, 2); stats.norm.pdf(0); frame().groupby("a").own()
"""
    found = set(search.library_names(code))
    assert {
        "numpy",
        "linalg.svd",
        "eye",
        "Linear",
        "Penalized",
        "fit",
        "norm.pdf",
        "groupby",
    } <= found
    assert not found & {"own", "np", "frame", "x"}


def build(repository: Path, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return search.build({"docs": entries}, Site(curriculum.read(repository)))


def test_a_section_keeps_its_beginning_and_each_new_long_word(repository: Path) -> None:
    text = (
        "<p>"
        + "common words here " * 40
        + "extraordinary \\(x^2\\) <code>statistics.mean</code> finding, extraordinary, in SVD</p>"
    )
    page = build(
        repository,
        [{"location": "foundations/means/#b", "text": text, "title": "T &amp; <code>t</code>"}],
    )[0]
    anchor, title, beginning, later, prose = page["sections"][0]
    assert (anchor, title, later, prose) == (
        "b",
        "T & t",
        "extraordinary statistics mean finding SVD",
        "statistics.mean",
    )
    assert len(beginning) <= search.BEGINNING + 2 and beginning.endswith("common …")
    assert page["names"] == ["mean"] and page["lesson"] == 1


def test_what_stands_on_many_pages_is_not_kept(repository: Path) -> None:
    for n in range(6):
        lesson = (
            (repository / "docs/foundations/means.md")
            .read_text(encoding="utf-8")
            .replace("means", f"p{n}")
        )
        (repository / f"docs/foundations/p{n}.md").write_text(lesson, encoding="utf-8")
        code = repository / f"snippets/foundations/p{n}/mean.py"
        code.parent.mkdir()
        code.write_text(
            '"""Mean."""\nimport numpy as np\nnp.everybody()\n'
            + ("np.onlyhere()\n" if n == 1 else ""),
            encoding="utf-8",
        )
    text = "Filler " * 30 + "everywhere {}mean.py<pre><code>ttcode0</code></pre>"
    pages = build(
        repository,
        [
            {
                "location": f"foundations/p{n}/",
                "text": text.format("remarkable " * (n == 1)),
                "title": "T",
            }
            for n in range(6)
        ],
    )
    assert "everywhere" not in str(pages) and "everybody" not in str(pages)
    assert [("remarkable" in str(page), "onlyhere" in str(page)) for page in pages] == [
        (n == 1, n == 1) for n in range(6)
    ]
