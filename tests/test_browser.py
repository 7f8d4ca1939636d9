"""The site in a real browser: what a reader does, in both themes, wide and narrow, with and without JavaScript."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from tests.conftest import KNOWN, mark, mkdocs
from tests.server import serve
from tests.test_pages import SHIFT

LESSON = "foundations/linear-algebra/"


def test_copy_copies_exactly_the_file(page: Any) -> None:
    lesson = KNOWN.pages["foundations/linear-algebra"]
    page.goto(LESSON)
    source = lesson.snippets[0].source
    block = page.locator(".highlight:has(span.filename)").first
    block.hover()
    block.locator("button[data-clipboard-target]").click()
    page.wait_for_function("navigator.clipboard.readText().then((t) => t.length > 50)")
    assert page.evaluate("navigator.clipboard.readText()") == source


def test_a_command_is_copied_without_the_line_break_that_runs_it(page: Any) -> None:
    page.goto("start/setup/")
    block = page.locator(".highlight:visible").first
    block.hover()
    block.locator("button[data-clipboard-target]").click()
    page.wait_for_function("navigator.clipboard.readText().then((t) => t.length > 5)")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == block.locator("code").inner_text().rstrip()


def test_a_formula_is_copied_as_its_source(page: Any) -> None:
    page.goto(LESSON)
    copied = page.evaluate("""() => {
      const line = [...document.querySelectorAll("article p")].find((p) => p.querySelector(".katex"));
      getSelection().selectAllChildren(line);
      const data = new DataTransfer();
      line.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true }));
      const sources = [...line.querySelectorAll("annotation")].map((a) => a.textContent);
      return [data.getData("text/plain"), sources];
    }""")
    text, sources = copied
    assert sources and all(f"${source}$" in text for source in sources)


def test_a_translated_page_keeps_its_code(page: Any) -> None:
    page.goto(LESSON)
    page.wait_for_selector("pre")
    left = "document.querySelectorAll('pre:not([translate=no]), code:not([translate=no]), .katex:not([translate=no])').length"
    assert page.evaluate(left) == 0


def test_a_checkpoint_stays_ticked(page: Any) -> None:
    page.goto(LESSON)
    box = page.locator(".checkpoint input").first
    name = box.get_attribute("id")
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()
    page.reload()
    assert page.locator(f"#{name}").is_checked()
    mark(page)
    page.click(".md-tabs a >> text=Home")
    page.wait_for_selector("#continue a")
    assert page.evaluate("window.stayed"), "navigation reloaded the page"
    assert "1 of" in page.inner_text("#continue") and "Linear algebra" in page.inner_text(
        "#continue"
    )
    assert "1 of" in page.inner_text('[data-lesson="foundations/linear-algebra"] + .hours')
    page.click("#continue a")
    page.wait_for_selector(f"#{name}")
    assert page.locator(f"#{name}").is_checked() and page.evaluate("window.stayed")
    page.locator(f"#{name}").uncheck()
    page.reload()
    assert not page.locator(f"#{name}").is_checked()


def test_a_route_knows_how_far_its_reader_is(page: Any) -> None:
    page.goto("/routes/expert/")
    first = page.locator(".route-progress a").first
    first.wait_for()
    assert first.get_attribute("href").endswith("/" + LESSON)
    first.click()
    page.wait_for_selector(".checkpoint input")
    boxes = page.locator(".checkpoint input").all()
    for box in boxes:
        box.check()
    page.goto("/routes/expert/")
    page.wait_for_function(
        "document.querySelector('.route-progress').textContent.includes('Next lesson')"
    )
    assert page.locator(".route-progress").inner_text().startswith(f"{len(boxes)} of ")
    assert not page.locator(".route-progress a").first.get_attribute("href").endswith("/" + LESSON)
    assert (
        "done" in page.locator('[data-lesson="foundations/linear-algebra"] + .hours').inner_text()
    )
    hours = sum(KNOWN.pages[i].meta.hours for i in KNOWN.on_route("expert") if i in KNOWN.pages)
    assert f"{hours:g} hours so far" in page.locator("article").inner_text()


def test_the_theme_switches_and_figures_follow(page: Any) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(LESSON)
    light, dark = (
        page.locator('img.figure[src$="#only-light"]').first,
        page.locator('img.figure[src$="#only-dark"]').first,
    )
    assert light.is_visible() and not dark.is_visible()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("label[title='Switch to dark']")
    assert dark.is_visible() and not light.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.reload()
    assert page.locator('img.figure[src$="#only-dark"]').first.is_visible()
    dark.scroll_into_view_if_needed()
    page.wait_for_function(
        "[...document.querySelectorAll('img.figure')].some((i) => i.src.endsWith('dark') && i.complete && i.naturalWidth > 0)"
    )


def test_mobile_navigation(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    page.click("label.md-header__button[for=__drawer]")
    page.wait_for_timeout(400)
    page.click(".md-nav--primary >> text=Foundations")
    page.wait_for_url("**/foundations/")
    page.locator("article a", has_text="Linear algebra").first.click()
    page.wait_for_url(f"**/{LESSON}")


def test_the_page_reads_without_javascript(chromium: Any, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=served)
    page = context.new_page()
    page.goto(LESSON)
    assert page.locator(".katex-html").first.is_visible()
    assert page.locator("img.figure").first.is_visible()
    assert page.locator(".output").first.is_visible()
    answer = page.locator("details").first
    answer.locator("summary").click()
    assert answer.locator(".highlight").first.is_visible()
    page.goto("/")
    assert page.locator(".map a").first.is_visible()
    context.close()


def test_the_keyboard_reaches_the_content(page: Any) -> None:
    page.goto(LESSON)
    page.keyboard.press("Tab")
    assert "md-skip" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#linear-algebra")


def test_late_fonts_move_no_line(page: Any) -> None:
    """The text face comes inside the style sheet: as a file of its own it moved the first screen whenever it came late."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def delay(route: Any) -> None:
        time.sleep(0.3)
        route.continue_()

    page.route("**/*.woff2", delay)
    page.add_init_script(SHIFT)
    page.goto(LESSON)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.fonts.check('16px \"Turing Serif\"')")
    assert page.evaluate("window.shift") < 0.01


def test_a_tick_survives_the_renaming_of_its_checkpoint(buildable: Path, chromium: Any) -> None:
    former = "means-first: means-compute\nmeans-by-hand: means-compute\n"  # renamed twice
    (buildable / "docs/renamed.yml").write_text(former)
    assert mkdocs(buildable).returncode == 0
    with serve(buildable / "site") as address:
        page = chromium.new_page()
        page.goto(address)
        page.evaluate(
            "localStorage.setItem('turing-tensor.done', JSON.stringify({'means-by-hand': '2026-01-01'}))"
        )
        page.goto(f"{address}foundations/means/")
        assert page.locator("#means-compute").is_checked()
        assert (
            page.evaluate("localStorage.getItem('turing-tensor.done')")
            == '{"means-compute":"2026-01-01"}'
        )
        page.close()
