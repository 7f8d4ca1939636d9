"""The reader's tools in a real browser: map, planner, progress. What they show is compared with the curriculum, not with themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from roadmap.site import map as graph
from tests.conftest import KNOWN, mark, violations

LESSONS = {page.id: page for part in KNOWN.parts for page in KNOWN.lessons(part.id)}
BEFORE = {name: KNOWN.before(page) for name, page in LESSONS.items()}
TITLES = {page.title: name for name, page in LESSONS.items()}
TICKS = [point.id for page in LESSONS.values() for point in page.checkpoints]
LESSON = "foundations/linear-algebra"
FILL = "() => { let size = 1 << 22; for (let n = 0; size;) { try { localStorage.setItem('filler' + n++, 'x'.repeat(size)); } catch { size >>= 1; } } }"
EMPTY = "Object.keys(localStorage).filter((k) => k.startsWith('filler')).forEach((k) => localStorage.removeItem(k))"


def done(*lessons: str) -> str:
    """What the browser has stored when every checkpoint of these lessons is ticked."""
    return json.dumps(
        {point.id: "2026-01-02" for name in lessons for point in LESSONS[name].checkpoints}
    )


def store(page: Any, key: str, text: str) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [f"turing-tensor.{key}", text]
    )


def stored(page: Any, key: str) -> Any:
    return json.loads(
        page.evaluate("(key) => localStorage.getItem(key)", f"turing-tensor.{key}") or "null"
    )


def follows(order: list[str], ready: set[str]) -> None:
    """Each lesson of `order` stands after everything that it requires."""
    for name in order:
        assert set(LESSONS[name].meta.requires) <= ready, name
        ready = ready | {name}


# The map


def test_the_layout_has_every_lesson_once_and_no_boxes_overlap(site: Path) -> None:
    svg = (site / "map/index.html").read_text(encoding="utf-8")
    boxes = re.findall(
        r'data-node="([^"]+)"><rect x="([-\d.]+)" y="([-\d.]+)" width="(\d+)" height="(\d+)"', svg
    )
    assert sorted(name for name, *_ in boxes) == sorted(LESSONS)
    places = [
        (float(x), float(y), float(x) + float(w), float(y) + float(h)) for _, x, y, w, h in boxes
    ]
    for n, (a, b, c, d) in enumerate(places):
        assert all(c < e or g < a or d < f or h < b for e, f, g, h in places[:n]), boxes[n]
    assert {*re.findall(r'<path data-from="([^"]+)" data-to="([^"]+)"', svg)} == {
        *graph.edges(KNOWN)
    }


def test_edges_that_are_left_out_follow_from_the_rest() -> None:
    edges = graph.edges(KNOWN)
    reached: dict[str, set[str]] = {}

    def chain(name: str) -> set[str]:
        if name not in reached:
            reached[name] = set().union(*({a} | chain(a) for a, b in edges if b == name))
        return reached[name]

    assert {name: chain(name) for name in LESSONS} == BEFORE
    assert len(edges) < sum(len(page.meta.requires) for page in LESSONS.values())


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_map_lights_what_a_lesson_needs_and_opens(width: int, page: Any) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/map/")
    page.wait_for_selector("#need")
    for name in (
        "machine-learning/boosting",
        "foundations/python",
        "reinforcement-learning/policy-gradients",
    ):
        page.focus(f'[data-node="{name}"]')
        lit = {
            kind: set(
                page.eval_on_selector_all(
                    f"[data-node].{kind}", "(all) => all.map((a) => a.dataset.node)"
                )
            )
            for kind in ("before", "after")
        }
        opened = {other for other in LESSONS if name in BEFORE[other]}
        assert lit == {"before": BEFORE[name] | {name}, "after": opened}
        edges = set(
            map(
                tuple,
                page.eval_on_selector_all(
                    "path.before", "(all) => all.map((p) => [p.dataset.from, p.dataset.to])"
                ),
            )
        )
        assert edges == {(a, b) for a, b in graph.edges(KNOWN) if b in BEFORE[name] | {name}}
        line = page.inner_text(".graph-line")
        assert (f"Before it {len(BEFORE[name])} lesson" in line) or not BEFORE[name]
        assert (f"It opens {len(opened)} lesson" in line) or not opened
    page.evaluate("document.activeElement.blur()")
    assert page.locator(".lit").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_map_is_coloured_by_progress(page: Any) -> None:
    page.goto("/map/")
    store(
        page,
        "done",
        json.dumps(
            {
                **json.loads(done("foundations/python")),
                LESSONS[LESSON].checkpoints[0].id: "2026-01-02",
            }
        ),
    )
    page.reload()
    page.wait_for_selector("a.done")
    states = dict(
        page.eval_on_selector_all(
            "[data-node]", "(all) => all.map((a) => [a.dataset.node, a.getAttribute('class')])"
        )
    )
    ready = {
        name
        for name, lesson in LESSONS.items()
        if set(lesson.meta.requires) <= {"foundations/python"}
    } - {"foundations/python", LESSON}
    assert states == {
        name: "done"
        if name == "foundations/python"
        else "begun"
        if name == LESSON
        else "ready"
        if name in ready
        else ""
        for name in LESSONS
    }
    assert "done" in page.get_attribute('[data-node="foundations/python"]', "aria-label")
    assert "1 of 4" in page.get_attribute(f'[data-node="{LESSON}"]', "aria-label")


def test_what_is_still_needed_is_ordered_and_leaves_out_what_is_done(page: Any) -> None:
    goal = "machine-learning/metrics"
    page.goto("/map/")
    store(page, "done", done("foundations/python", "foundations/numpy"))
    page.goto(f"/{goal}/")
    page.click("text=all that comes before")
    page.wait_for_selector(".needed li")
    order = [TITLES[text] for text in page.locator(".needed li a").all_inner_texts()]
    assert (
        set(order) == (BEFORE[goal] | {goal}) - {"foundations/python", "foundations/numpy"}
        and order[-1] == goal
    )
    follows(order, {"foundations/python", "foundations/numpy"})
    assert f"{sum(LESSONS[name].meta.hours for name in order):g} hours" in page.inner_text(
        ".needed p"
    )
    page.select_option("#need", "foundations/python")
    assert "Nothing" in page.inner_text(".needed") and page.url.endswith("?for=foundations/python")


def test_map_and_list_read_without_javascript(chromium: Any, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=served)
    page = context.new_page()
    page.goto("/map/")
    assert page.locator("[data-node]").count() == len(LESSONS)
    assert set(page.locator("li > [data-lesson]").all_inner_texts()) == set(TITLES)
    page.click("[data-node='foundations/numpy']")
    assert page.inner_text("h1").startswith("NumPy")
    for url in ("/planner/", "/progress/"):
        page.goto(url)
        assert "needs JavaScript" in page.inner_text("article")
    context.close()


# The planner


def weeks(page: Any) -> list[tuple[str, float, list[tuple[str, float]]]]:
    """The plan as the page shows it: dates, hours, and the lessons with their hours."""
    found = []
    for row in page.locator("[data-tool=planner] tbody tr").all():
        _, dates, hours, cell = row.locator("td").all()
        parts = [
            (TITLES[a], float(h))
            for a, h in re.findall(r"(?:^|· )(.+?) (\d+(?:\.\d)?) h", cell.inner_text())
        ]
        found.append((dates.inner_text(), float(hours.inner_text() or 0), parts))
    return found


@pytest.mark.parametrize("goal", [*KNOWN.routes, "machine-learning/explainability"])
def test_a_plan_reaches_every_goal_in_order(goal: str, page: Any) -> None:
    page.goto("/planner/")
    store(page, "done", done("foundations/python", LESSON))
    page.goto(f"/planner/?goal={goal}")
    page.wait_for_selector("[data-tool=planner] table")
    page.fill("#weekly", "7.5")
    page.fill("#start", "2027-02-01")
    page.press("#start", "Tab")
    plan = weeks(page)
    aims = (
        [name for name in KNOWN.on_route(goal) if name in LESSONS]
        if goal in KNOWN.routes
        else [goal]
    )
    wanted = set(aims).union(*(BEFORE[name] for name in aims)) - {"foundations/python", LESSON}
    order = list(dict.fromkeys(name for _, _, parts in plan for name, _ in parts))
    assert set(order) == wanted
    follows(order, {"foundations/python", LESSON})
    for name in order:
        assert (
            sum(h for _, _, parts in plan for n, h in parts if n == name)
            == LESSONS[name].meta.hours
        )
    assert (
        all(hours == 7.5 == sum(h for _, h in parts) for _, hours, parts in plan[:-1])
        and plan[-1][1] <= 7.5
    )
    total = sum(LESSONS[name].meta.hours for name in wanted)
    assert f"{total:g} hours, {len(plan)} weeks" in page.inner_text(".plan-sum")
    assert plan[0][0].split() == ["1", "–", "7", "Feb", "2027"]


def test_a_plan_keeps_holidays_and_survives_reloads(page: Any) -> None:
    page.goto("/planner/?goal=expert")
    page.fill("#start", "2026-12-14")
    page.fill("#weekly", "7")
    page.fill("#from", "2026-12-24")
    page.fill("#to", "2027-01-03")
    page.click("text=Add")
    plan = weeks(page)
    assert [hours for _, hours, _ in plan[:4]] == [
        7,
        3,
        0,
        7,
    ]  # the 24th to the 27th are four days of the second week
    page.reload()
    page.wait_for_selector("[data-tool=planner] table")
    assert weeks(page) == plan
    page.goto("/foundations/python/")
    page.click("text=Mark the whole lesson as done")
    page.goto("/planner/")
    page.wait_for_selector("[data-tool=planner] table")
    assert page.input_value("#goal") == "expert" and "foundations/python" not in {
        name for _, _, parts in weeks(page) for name, _ in parts
    }
    page.click("text=Remove")
    assert [hours for _, hours, _ in weeks(page)[:4]] == [7, 7, 7, 7]
    page.emulate_media(media="print")
    assert (
        not page.locator("#goal").is_visible()
        and page.locator("[data-tool=planner] table").is_visible()
    )


def test_a_goal_chosen_after_following_a_link_survives_reloads(page: Any) -> None:
    page.goto("/planner/?goal=expert")
    page.wait_for_selector("[data-tool=planner] table")
    page.select_option("#goal", "gpt")
    page.reload()
    page.wait_for_selector("[data-tool=planner] table")
    assert page.input_value("#goal") == "gpt" == stored(page, "plan")["goal"]


def test_a_strange_plan_and_place_break_nothing(page: Any) -> None:
    page.goto("/planner/")
    holidays = [
        ["x", "y"],
        7,
        None,
        ["2027-03-02", "2027-03-01"],
        ["0001-01-01", "9999-01-01"],
        ["20266-12-01", "20266-12-02"],
        {"0": "2026-12-01", "1": "2026-12-02"},
        ["2027-03-01", "2027-03-02"],
    ]
    store(
        page,
        "plan",
        json.dumps({"goal": "nowhere", "hours": "many", "start": "soon", "holidays": holidays}),
    )
    store(page, "last", json.dumps({"url": "javascript:alert(1)", "title": "A trap"}))
    page.reload()
    page.wait_for_selector(".holidays li")
    assert page.locator(".holidays li").count() == 1 and "number from 0.5" in page.inner_text(
        ".fault"
    )
    for url in ("/", "/progress/"):
        page.goto(url)
        page.wait_for_selector("#continue, progress")
        page.wait_for_load_state("networkidle")
        assert "A trap" not in page.inner_text("article")


def test_what_is_done_is_ticked_in_the_planner_and_taken_back_after_a_question(page: Any) -> None:
    page.goto("/planner/?goal=machine-learning/boosting")
    page.click("text=What is done already: 0 of 15")
    box = page.get_by_role("checkbox", name="Python")
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_selector("text=What is done already: 1 of 15")
    assert "foundations/python" not in {name for _, _, parts in weeks(page) for name, _ in parts}
    assert page.evaluate("document.activeElement.parentElement.textContent").strip() == "Python", (
        "the keyboard lost its place"
    )
    page.once("dialog", lambda d: d.dismiss())
    page.keyboard.press("Space")
    assert box.is_checked() and len(stored(page, "done")) == 4
    page.once("dialog", lambda d: d.accept())
    page.keyboard.press("Space")
    page.wait_for_selector("text=What is done already: 0 of 15")
    assert stored(page, "done") == {}


def test_the_planner_says_what_is_wrong(page: Any) -> None:
    page.goto("/planner/")
    page.wait_for_selector("[data-tool=planner] table")
    for field, value, message in (
        ("#weekly", "0", "from 0.5 to 80"),
        ("#weekly", "", "from 0.5 to 80"),
        ("#start", "", "first day is missing"),
        ("#start", "9999-12-20", "years 1900 to 2999"),
        ("#start", "0001-01-01", "years 1900 to 2999"),
    ):
        good = page.input_value(field)
        page.fill(field, value)
        page.press(field, "Tab")
        assert (
            message in page.inner_text(".fault")
            and page.locator("[data-tool=planner] table").count() == 0
        )
        page.fill(field, good)
        page.press(field, "Tab")
        assert page.locator("[data-tool=planner] table").count() == 1
    for first, last in (("2027-03-02", "2027-03-01"), ("9999-12-01", "9999-12-02")):
        page.fill("#from", first)
        page.fill("#to", last)
        page.click("text=Add")
        assert "not before it" in page.inner_text(".fault")


@pytest.mark.parametrize("start", ["20266-11-30", "9999-12-20", "soon", 5])
def test_a_first_day_that_is_none_is_neither_kept_nor_fatal(start: object, page: Any) -> None:
    """Chrome lets one type a year of six figures; an import may bring one."""
    page.goto("/planner/")
    page.wait_for_selector("[data-tool=planner] table")
    store(page, "plan", json.dumps({"goal": "expert", "hours": 6, "start": start, "holidays": []}))
    page.reload()
    page.wait_for_selector("[data-tool=planner] table")
    assert page.input_value("#start") >= "2026" and not page.inner_text(".fault")
    page.fill("#start", "2030-01-07")
    page.press("#start", "Tab")
    page.evaluate("""() => {
      const start = document.querySelector("#start");
      start.value = "20266-11-30";
      start.dispatchEvent(new Event("change"));
    }""")
    assert page.input_value("#start") == "20266-11-30"
    assert "years 1900 to 2999" in page.inner_text(".fault")
    assert stored(page, "plan")["start"] == "2030-01-07"


def test_the_calendar_is_valid_and_says_what_the_plan_says(page: Any) -> None:
    page.goto("/planner/?goal=deep-dive")
    page.fill("#start", "2027-03-22")
    page.fill("#from", "2027-03-29")
    page.fill("#to", "2027-04-04")
    page.click("text=Add")
    plan = weeks(page)
    with page.expect_download() as download:
        page.click("text=Download for your calendar")
    raw = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == "turing-tensor-deep-dive.ics"
    assert (
        raw.endswith(b"END:VCALENDAR\r\n")
        and b"\n" not in raw.replace(b"\r\n", b"")
        and max(map(len, raw.split(b"\r\n"))) <= 75
    ), "RFC 5545, 3.1: lines end in CRLF and have at most 75 octets"
    calendar: Any = icalendar.Calendar.from_ical(raw)
    events = calendar.events
    assert not calendar.errors and not any(event.errors for event in events)
    calendar.validate()
    busy = [(n, parts) for n, (_, _, parts) in enumerate(plan) if parts]
    assert len(events) == len(busy) == len(plan) - 1 and len(
        {event["UID"] for event in events}
    ) == len(events)
    for event, (n, parts) in zip(events, busy, strict=True):
        first = date(2027, 3, 22) + timedelta(weeks=n)
        assert (event.start, event.end) == (first, first + timedelta(weeks=1)) and event[
            "DTSTAMP"
        ].dt.tzinfo
        assert all(
            LESSONS[name].title in event["SUMMARY"] and LESSONS[name].url in event["DESCRIPTION"]
            for name, _ in parts
        )
        assert event["SUMMARY"].count(" h") >= len(parts)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_tools_fit_and_axe_finds_nothing_once_they_stand(
    width: int, scheme: str, page: Any
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto("/progress/")
    store(
        page,
        "done",
        json.dumps(
            {
                **json.loads(done("foundations/python", "foundations/numpy")),
                LESSONS[LESSON].checkpoints[0].id: "2026-01-02",
            }
        ),
    )
    for url, ready in (
        ("/map/?for=machine-learning/boosting", ".needed li"),
        ("/planner/?goal=gpt", "[data-tool=planner] table"),
        ("/progress/", "[data-tool=progress] table"),
    ):
        page.goto(url)
        page.wait_for_selector(ready)
        assert not (found := violations(page)), (url, found)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url


# Progress


def test_a_whole_lesson_is_marked_and_unmarked(page: Any) -> None:
    page.goto(f"/{LESSON}/")
    ids = [point.id for point in LESSONS[LESSON].checkpoints]
    page.locator(f"#{ids[0]}").check()
    page.focus(".lesson-done button")
    page.keyboard.press("Enter")
    assert set(stored(page, "done")) == set(ids) and all(
        page.locator(f"#{i}").is_checked() for i in ids
    )
    page.wait_for_selector(
        f'.md-nav__link.done[href$="{LESSON.split("/")[1]}/"], .md-nav__link--active.done'
    )
    page.keyboard.press("Enter")  # the focus stays: it undoes
    assert set(stored(page, "done")) == {ids[0]}


def test_what_is_counted_is_what_is_published(page: Any, site: Path) -> None:
    published = json.loads((site / "roadmap.json").read_text())
    ids = [
        i
        for part in published["parts"]
        for lesson in part["lessons"]
        for i in lesson["checkpoints"]
    ]
    assert sorted(ids) == sorted(TICKS)
    page.goto("/progress/")
    store(page, "done", json.dumps(dict.fromkeys([*ids[:7], "of-another-site"], "2026-01-02")))
    page.reload()
    page.wait_for_selector("progress")
    text = page.inner_text("[data-tool=progress]")
    assert f"7 of {len(ids)} checkpoints done. 1 tick of pages that this site does not have" in text
    assert sum(map(int, re.findall(r"\d+ of (\d+)\t\d", text))) == len(ids)


def test_export_and_import_merge(page: Any, chromium: Any, served: str, tmp_path: Path) -> None:
    page.goto(f"/{LESSON}/")
    later, earlier, here, there = (point.id for point in LESSONS[LESSON].checkpoints)
    store(
        page, "done", json.dumps({later: "2026-03-01", earlier: "2026-01-01", here: "2026-03-01"})
    )
    store(
        page, "plan", json.dumps({"goal": "gpt", "hours": 5, "start": "2027-01-04", "holidays": []})
    )
    page.goto("/progress/")
    with page.expect_download() as download:
        page.click("button >> text=Export")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    other = chromium.new_context(base_url=served).new_page()
    other.goto("/progress/")
    store(
        other, "done", json.dumps({later: "2026-02-01", earlier: "2026-02-01", there: "2026-04-01"})
    )
    other.set_input_files("#import", file)
    other.wait_for_function(
        "document.querySelector('.told').textContent.includes('3 ticks read, 1 of them new')"
    )
    assert stored(other, "done") == {
        later: "2026-02-01",
        earlier: "2026-01-01",
        here: "2026-03-01",
        there: "2026-04-01",
    }
    assert stored(other, "plan")["goal"] == "gpt"
    assert "4 of" in other.inner_text("[data-tool=progress]")
    for text, message in (
        ("{", "not JSON"),
        ('{"done": {}}', "not a progress file"),
        ('{"format": "turing-tensor progress", "version": 9}', "version is 9"),
    ):
        (tmp_path / "bad.json").write_text(text)
        other.set_input_files("#import", tmp_path / "bad.json")
        other.wait_for_function(
            "(m) => document.querySelector('.told').textContent.includes(m)", arg=message
        )
        assert len(stored(other, "done")) == 4
    other.context.close()


def test_reset_asks_first(page: Any) -> None:
    page.goto("/progress/")
    store(page, "done", done(LESSON))
    page.reload()
    page.wait_for_selector("progress")
    asked: list[str] = []

    def refuse(dialog: Any) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    page.click("button >> text=Delete all")
    assert "4 ticks" in asked[0] and len(stored(page, "done")) == 4
    page.once("dialog", lambda d: d.accept())
    page.click("button >> text=Delete all")
    assert stored(page, "done") is None and "0 of" in page.inner_text("[data-tool=progress]")


def test_two_tabs_lose_nothing(page: Any) -> None:
    first, second = (point.id for point in LESSONS[LESSON].checkpoints[:2])
    page.goto(f"/{LESSON}/")
    other = page.context.new_page()
    other.goto(page.url)
    page.locator(f"#{first}").check()
    other.wait_for_function("(id) => document.getElementById(id).checked", arg=first)
    other.locator(f"#{second}").check()
    page.wait_for_function("(id) => document.getElementById(id).checked", arg=second)
    assert set(stored(page, "done")) == {first, second}
    other.locator(f"#{first}").uncheck()
    page.wait_for_function("(id) => !document.getElementById(id).checked", arg=first)


def test_damaged_storage_is_rescued(page: Any) -> None:
    ids = [point.id for point in LESSONS[LESSON].checkpoints]
    page.goto(f"/{LESSON}/")
    raw = (
        json.dumps(dict.fromkeys(ids[:2], "2026-01-02"))[:-4] + "\x00}}{"
    )  # the second date is cut
    store(page, "done", raw)
    page.reload()
    assert page.locator(f"#{ids[0]}").is_checked() and not page.locator(f"#{ids[1]}").is_checked()
    assert "1 of its ticks could be read" in page.inner_text("#notice")
    page.click("#notice a")
    page.wait_for_selector("progress")
    with page.expect_download() as download:
        page.click("button >> text=Export")
    saved = json.loads(Path(download.value.path()).read_text())
    assert raw in saved["damaged"].values() and list(saved["done"]) == ids[:1]
    for text in ("[1]", "7", '"x"', "null", ""):
        for key in ("done", "plan", "last", "damaged"):
            store(page, key, text)
        page.goto("/planner/")
        page.wait_for_selector("[data-tool=planner] table")


def test_damaged_storage_without_room_is_not_written_over(page: Any) -> None:
    ids = [point.id for point in LESSONS[LESSON].checkpoints]
    page.goto(f"/{LESSON}/")
    raw = json.dumps({ids[0]: "2026-01-02"}) + "}" + "x" * 1000
    store(page, "done", raw)
    page.evaluate(FILL)
    page.reload()
    assert page.locator(f"#{ids[0]}").is_checked() and "1 of its ticks" in page.inner_text(
        "#notice"
    )
    page.locator(f"#{ids[1]}").check()
    assert page.evaluate(
        "localStorage.getItem('turing-tensor.done')"
    ) == raw and "stores nothing" in page.inner_text("#notice")
    page.evaluate(EMPTY)
    page.locator(f"#{ids[2]}").check()
    assert set(stored(page, "done")) == set(ids[:3]) and raw in stored(page, "damaged").values()


def test_full_storage_is_said_and_what_is_there_stays(page: Any) -> None:
    ids = [point.id for point in LESSONS[LESSON].checkpoints]
    page.goto(f"/{LESSON}/")
    page.locator(f"#{ids[0]}").check()
    page.evaluate(FILL)
    page.locator(f"#{ids[1]}").check()
    assert "stores nothing" in page.inner_text("#notice")
    with page.expect_download() as download:
        page.click("#notice >> text=Save it as a file")
    assert set(json.loads(Path(download.value.path()).read_text())["done"]) == set(ids[:2])
    page.click("#notice >> text=Close")
    mark(page)
    page.click(".md-tabs a >> text=Home")
    page.wait_for_selector("#continue >> text=2 of")  # the tick lasts as long as the page is open
    page.evaluate(EMPTY)
    page.go_back()
    page.locator(f"#{ids[2]}").check()
    page.reload()
    assert [page.locator(f"#{i}").is_checked() for i in ids] == [True, True, True, False]


@pytest.fixture
def private(chromium: Any, served: str) -> Iterator[Any]:
    """A page whose browser refuses storage at the first touch, as with all site data blocked."""
    context = chromium.new_context(base_url=served)
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError'); }})"
    )
    yield page
    context.close()


def test_without_storage_pages_work_and_say_so(private: Any) -> None:
    name = LESSONS[LESSON].checkpoints[0].id
    private.goto(f"/{LESSON}/")
    private.locator(f"#{name}").check()
    assert (
        "stores nothing" in private.inner_text("#notice")
        and private.locator(f"#{name}").is_checked()
    )
    assert private.inner_text(".lesson-done").startswith("1 of 4")
    private.goto("/planner/")
    private.wait_for_selector("[data-tool=planner] table")
