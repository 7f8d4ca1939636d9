"""Each page in a real browser, in one visit: weight, movement, both themes, a phone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import KNOWN, violations

PAGES = [*(page.url for page in KNOWN.pages.values()), "404.html"]
# Collects how far what was drawn has moved without the reader's doing.
SHIFT = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 800) {
    scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 20));
  }
  scrollTo(0, 0);
}"""


@pytest.mark.parametrize("url", PAGES)
def test_page(url: str, page: Any) -> None:
    """200 KB compressed, 2,500 elements, nothing moves, axe finds nothing, no sideways scroll.

    Formulas have elements of their own, a dozen for each symbol: 2,000 of them at most.

    The lists of figures are weighed without them: how many of them are near the window, and so
    fetched, is the browser's choice.
    """
    sizes: dict[str, int] = {}

    def weigh(response: Any) -> None:
        if not (url.startswith("library/figures/") and "/snippets/" in response.url):
            sizes[response.url] = int(response.headers.get("content-length", 0))

    page.on("response", weigh)
    page.add_init_script(SHIFT)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(f"/{url}")
    page.wait_for_load_state("networkidle")
    heaviest = sorted(((size, name) for name, size in sizes.items()), reverse=True)[:12]
    assert sum(sizes.values()) <= 200 * 1024, heaviest
    elements, formulas = (
        page.evaluate(f"document.querySelectorAll('{which}').length") for which in ("*", ".katex *")
    )
    assert elements - formulas <= 2500 and formulas <= 2000, (elements, formulas)
    assert page.evaluate("window.shift") < 0.01
    page.evaluate(SCROLL)
    assert page.evaluate("window.shift") < 0.02, "scrolling moved what was drawn"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert not (found := violations(page)), (scheme, found)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
