"""Without a network: the release opened from the file system, and the site as an app whose worker keeps what was visited."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from roadmap.site import html
from tests.conftest import ADDRESS, KNOWN, PAGE, ROOT, SNIPPET, edit, mark, mkdocs, violations
from tests.server import Handler, serve
from tests.test_site import Links, resolve
from tools import release

LESSON = "foundations/linear-algebra"
DRAWN = "document.querySelector('img.figure').naturalWidth > 0"

# The release


@pytest.fixture(scope="module")
def unzipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real release, unzipped where nothing else lies."""
    folder = tmp_path_factory.mktemp("release")
    release.release(ROOT, folder / "turing-tensor-1.zip")
    with zipfile.ZipFile(folder / "turing-tensor-1.zip") as file:
        file.extractall(folder / "a b")  # readers' folders have blanks
    return folder / "a b/turing-tensor-1"


def test_every_link_of_the_release_leads_to_a_file(unzipped: Path) -> None:
    broken = []
    for path in unzipped.rglob("*.html"):
        page = path.relative_to(unzipped).as_posix()
        text = path.read_text(encoding="utf-8")
        found = Links(text)
        for link in [*found.links, *found.loads, *re.findall(r'xlink:href="([^"]*)"', text)]:
            if not re.match("https?:|#", link):
                target = path.parent / re.split("[#?]", link)[0]
                if not (target.is_file() and target.resolve().is_relative_to(unzipped)):
                    broken.append(f"{page}: {link}")
        assert all(not re.match(r"(https?:)?//", load) for load in found.loads), page
    assert not broken, "\n".join(broken)
    published = json.loads((unzipped / "roadmap.json").read_text(encoding="utf-8"))
    assert all(
        (unzipped / lesson["url"]).is_file()
        for part in published["parts"]
        for lesson in part["lessons"]
    )
    assert all((unzipped / route["url"]).is_file() for route in published["routes"])
    assert not {p.name for p in unzipped.iterdir()} & {"404.html", "offline.html", "sw.js"}


def test_the_release_works_from_the_file_system(unzipped: Path, chromium: Any) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on(
        "request",
        lambda r: (
            None
            if r.url.startswith(("file:", "data:", "blob:"))
            else faults.append(f"asked {r.url}")
        ),
    )
    page.on(
        "requestfailed",
        lambda r: None if r.failure == "net::ERR_ABORTED" else faults.append(f"failed {r.url}"),
    )  # a click leaves the icon behind
    page.goto((unzipped / "index.html").as_uri())
    page.click(f'.map a[data-lesson="{LESSON}"]')
    page.wait_for_url(f"**/{LESSON}.html")
    assert page.locator(".katex-html").first.is_visible()
    assert page.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('16px KaTeX_Main') && document.fonts.check('16px \"Turing Serif\"'))"
    )
    figure = page.locator("img.figure").first
    figure.scroll_into_view_if_needed()
    page.wait_for_function(DRAWN)
    source = KNOWN.pages[LESSON].snippets[0].source
    block = page.locator(".highlight:has(span.filename)").first
    block.hover()
    block.locator("button[data-clipboard-target]").click()
    page.wait_for_function("navigator.clipboard.readText().then((t) => t.length > 50)")
    assert page.evaluate("navigator.clipboard.readText()") == source
    page.locator(".checkpoint input").first.check()
    page.reload()
    assert page.locator(".checkpoint input").first.is_checked()
    page.click(".md-tabs a >> text=Home")
    page.wait_for_selector("#continue a")
    assert "1 of" in page.inner_text("#continue") and "1 of" in page.inner_text(
        f'[data-lesson="{LESSON}"] + .hours'
    )
    page.click("#continue a")
    page.wait_for_url(f"**/{LESSON}.html")
    page.goto((unzipped / "map.html").as_uri())
    page.select_option("#need", "foundations/numpy")
    page.click(".needed >> text=Plan it week by week")
    page.wait_for_selector("[data-tool=planner] table")
    with page.expect_download():
        page.click("text=Download for your calendar")
    page.click("[data-tool=planner] table a >> text=NumPy")
    page.wait_for_url("**/foundations/numpy.html")
    page.goto((unzipped / "progress.html").as_uri())
    page.wait_for_selector("progress")
    page.goto((unzipped / "machine-learning/choosing-a-model.html").as_uri())
    page.click(
        "svg a:has-text('groups')"
    )  # written by hand for the address that the page has on the web
    page.wait_for_url("**/machine-learning/clustering.html")
    page.keyboard.press("/")
    page.keyboard.type("eigenvec", delay=20)
    page.locator(f'.md-search-result__item a[href*="{LESSON}"]').first.click()
    page.wait_for_url(f"**/{LESSON}.html*")
    assert page.locator("article h1").first.inner_text().startswith("Linear algebra")
    assert not page.evaluate(
        "navigator.serviceWorker?.getRegistration().then((r) => !!r, () => false) ?? false"
    )
    context.close()
    assert not faults, faults


def test_the_same_files_give_the_same_zip(tmp_path: Path) -> None:
    for n, name in enumerate(("one", "two")):
        for file in ("b.txt", "a/c.txt") if n else ("a/c.txt", "b.txt"):
            path = tmp_path / name / "site" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file)
            os.utime(path, (n * 10**8 + 10**9, 10**9))
        release.archive(tmp_path / name / "site", tmp_path / name / "site-1.zip")
    assert (tmp_path / "one/site-1.zip").read_bytes() == (tmp_path / "two/site-1.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one/site-1.zip") as made:
        assert made.namelist() == ["site-1/a/c.txt", "site-1/b.txt"]


def test_links_to_sources_in_html_by_hand_become_addresses() -> None:
    pages = {"a/x": "x.html", "a/y": "y.html", "index": "../index.html"}
    text = '<a href="y.md#z"><a xlink:href="../index.md"><a href="y.html"><a href="#z"><a href="gone.md"><a href="https://x.example/y.md"><code>href="y.md"</code>'
    assert html.resolve_sources(text, "a", pages.get) == (
        '<a href="y.html#z"><a xlink:href="../index.html"><a href="y.html"><a href="#z"><a href="gone.md"><a href="https://x.example/y.md"><code>href="y.md"</code>'
    )


# Versions


def test_what_a_page_loads_carries_its_version() -> None:
    versions = {"assets/site.css": "01234567", "f.svg": "89abcdef", "assets/f.woff2": "00000000"}
    text = '<link rel="stylesheet" href="../assets/site.css"><img alt="" src="../f.svg#only-dark"><a href="../f.svg"><link href="https://x.example/f.svg">'
    assert html.add_versions(text, "a", "/", versions) == (
        '<link rel="stylesheet" href="../assets/site.css?v=01234567"><img alt="" src="../f.svg?v=89abcdef#only-dark"><a href="../f.svg"><link href="https://x.example/f.svg">'
    )
    assert (
        html.add_versions('<script src="/project/assets/site.css">', "", "/project/", versions)
        == '<script src="/project/assets/site.css?v=01234567">'
    )
    assert (
        html.add_versions('@font-face{src:url("f.woff2")}', "assets", "/", versions)
        == '@font-face{src:url("f.woff2?v=00000000")}'
    )


def test_every_file_that_a_page_loads_is_named_by_its_content(site: Path) -> None:
    for path in site.rglob("*.html"):
        for load in Links(path.read_text(encoding="utf-8")).loads:
            address, _, version = load.partition("#")[0].partition("?v=")
            found = resolve(path.relative_to(site).as_posix(), address, site)
            assert found and (
                version == html.content_hash(found[0].read_bytes())
                or html.NAMED_BY_CONTENT.search(address)
                or address.endswith("webmanifest")
            ), f"{path}: {load}"
    for path in site.glob("assets/vendor/**/*.css"):
        assert all(
            "?v=" in url
            for url in re.findall(r"url\((?!data:)([^)]*)\)", path.read_text(encoding="utf-8"))
        ), path


# The app


UPDATE = "navigator.serviceWorker.ready.then((r) => r.update()).then(() => true)"  # as the browser does some time after a visit


@pytest.fixture
def service_workers() -> str:
    return "allow"


def until(page: Any, true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 300
    while not true():
        assert time.monotonic() < deadline
        page.wait_for_timeout(100)


def kept(page: Any) -> set[str]:
    found = "caches.keys().then((names) => Promise.all(names.map((n) => caches.open(n).then((c) => c.keys())))).then((all) => all.flat().map((r) => r.url))"
    return set(page.evaluate(found))


def ready(page: Any) -> None:
    """Waits until the worker is there and has kept the page with what it loaded."""
    active = "navigator.serviceWorker.ready.then((r) => navigator.serviceWorker.controller && !r.installing && !r.waiting && r.active.state === 'activated')"
    until(page, lambda: page.evaluate(active))
    loaded = page.evaluate(
        "[location.href, ...performance.getEntriesByType('resource').map((e) => e.name)].map((url) => url.split('#')[0])"
    )
    until(page, lambda: set(loaded) <= kept(page))


def test_an_installed_app_reads_and_ticks_without_a_network(page: Any) -> None:
    failed: list[str] = []
    page.on(
        "requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else failed.append(r.url)
    )  # a reload ends what is on its way
    page.goto(f"/{LESSON}/")
    page.locator("img.figure").first.scroll_into_view_if_needed()
    page.wait_for_function(DRAWN)
    ready(page)
    page.context.set_offline(True)
    page.reload()
    assert page.locator(".katex-html").first.is_visible()
    assert page.evaluate(
        "document.fonts.load('16px KaTeX_Main').then((found) => found.length > 0 && found.every((f) => f.status === 'loaded'))"
    )
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.lesson-facts')).fontSize"
    ) != page.evaluate("getComputedStyle(document.querySelector('article')).fontSize")
    page.locator("img.figure").first.scroll_into_view_if_needed()
    page.wait_for_function(DRAWN)
    box = page.locator(".checkpoint input").first
    box.check()
    page.reload()
    assert box.is_checked()
    mark(page)
    page.click(".md-tabs a >> text=Home")  # instant navigation, without a network
    page.wait_for_selector("#continue a")
    assert "1 of" in page.inner_text("#continue") and page.evaluate("window.stayed")
    # A page that was never opened: by instant navigation, by address; its way home works.
    page.click('.map a[data-lesson="foundations/numpy"]')
    page.wait_for_selector("#kept a")
    assert page.url.endswith("/foundations/numpy/") and "not kept" in page.inner_text("h1")
    page.goto("/foundations/pandas/?h=x")
    page.wait_for_selector("#kept a")
    assert "Linear algebra" in page.inner_text("#kept")
    assert not (found := violations(page)), found
    page.click("#kept a >> text=Linear algebra")
    page.wait_for_selector(".lesson-facts")
    page.goto("/foundations/pandas/")
    page.click("article a >> text=the map of all lessons")
    page.wait_for_selector(".map")
    page.context.set_offline(False)
    page.goto("/foundations/pandas/")
    assert "pandas" in page.inner_text("h1")
    # What was not seen is not kept: figures further down.
    assert all("/linear_algebra/" in url and ".svg?v=" in url for url in failed), failed
    page.faults[:] = [f for f in page.faults if f != "Failed to load resource: net::ERR_FAILED"]


def test_the_search_stays_once_it_was_used(page: Any) -> None:
    page.goto(f"/{LESSON}/")
    ready(page)
    page.keyboard.press("/")
    page.keyboard.type("softmax")
    page.wait_for_selector(".md-search-result__item a")
    until(page, lambda: any(url.endswith("search/pages.js") for url in kept(page)))
    page.context.set_offline(True)
    page.reload()
    page.keyboard.press("/")
    page.keyboard.type("softmax")
    page.wait_for_selector('.md-search-result__item a[href*="attention"]')
    page.faults[:] = [f for f in page.faults if f != "Failed to load resource: net::ERR_FAILED"]


def test_a_slow_network_gives_way_to_what_is_kept(
    chromium: Any, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The network is asked first; while it does not answer, what is kept is shown."""
    asked: list[str] = []
    over = threading.Event()
    answer = Handler.do_GET

    def hang(self: Handler) -> None:
        asked.append(self.path)
        over.wait()
        answer(self)

    with serve(site) as address:
        page = chromium.new_context().new_page()
        page.goto(f"{address}{LESSON}/")
        ready(page)
        monkeypatch.setattr(Handler, "do_GET", hang)
        page.goto(f"{address}{LESSON}/", wait_until="commit")
        assert page.locator("h1").first.inner_text().startswith("Linear algebra")
        assert f"/{LESSON}/" in asked
        over.set()
        page.context.close()


def test_without_storage_the_site_works_as_without_a_worker(page: Any, served: str) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": served.rstrip("/"), "quotaSize": 1})
    page.goto(f"/{LESSON}/")
    page.wait_for_timeout(1500)
    page.goto("/")
    assert page.locator(".map a").first.is_visible() and not kept(page)
    # An installed app whose storage has become full goes on, too.
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": served.rstrip("/")})
    page.reload()
    ready(page)
    before = kept(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": served.rstrip("/"), "quotaSize": 1})
    page.goto("/foundations/numpy/")
    assert (
        page.locator(".katex-html").first.is_visible()
        and page.locator("img.figure").first.is_visible()
    )
    page.wait_for_timeout(500)
    assert served + "foundations/numpy/" not in kept(page) and kept(page) <= before


def test_the_app_can_be_installed(page: Any, site: Path) -> None:
    page.goto("/")
    ready(page)
    devtools = page.context.new_cdp_session(page)
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["url"] == ADDRESS + "manifest.webmanifest" and not manifest["errors"], manifest[
        "errors"
    ]
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert not [e for e in errors if e["errorId"] != "in-incognito"], (
        errors
    )  # as every context of a test is
    data = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    from PIL import Image

    for icon in data["icons"]:
        if icon["sizes"] != "any":
            with Image.open(site / icon["src"]) as image:
                assert icon["sizes"] == f"{image.width}x{image.height}"
    sheet = (ROOT / "docs/assets/site.css").read_text(encoding="utf-8")
    assert (
        f"--md-default-bg-color: {data['background_color']};" in sheet
        and data["theme_color"] == data["background_color"]
    )


@pytest.fixture
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serves a folder in which a site is published below a path, as a project's GitHub Pages are: the address and the folder of the site."""
    www = tmp_path_factory.mktemp("www")
    (www / "404.html").write_text("<title>404</title>")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with serve(www, port) as address:
        yield f"{address}project/", www / "project"


def test_a_new_publish_is_seen_at_once_and_never_mixed(
    buildable: Path, chromium: Any, host: tuple[str, Path]
) -> None:
    address, folder = host

    def publish() -> None:
        done = mkdocs(
            buildable, "--strict", "-q", "-d", str(folder.with_name("new")), SITE_URL=address
        )
        assert done.returncode == 0, done.stderr
        shutil.rmtree(folder, ignore_errors=True)
        folder.with_name("new").rename(folder)

    def look(page: Any) -> list[str]:
        """The publish that the page's text, style sheet, script and figure are of."""
        page.wait_for_function(
            "document.documentElement.dataset.ran && document.querySelector('h1')"
        )
        return [
            page.locator("h1").first.inner_text().split()[-1].rstrip("#"),
            page.evaluate(
                "getComputedStyle(document.documentElement).getPropertyValue('--publish').trim()"
            ),
            page.evaluate("document.documentElement.dataset.ran"),
        ]

    for name in ("means", "sums"):
        text = (
            PAGE.replace("Means", f"{name.title()} one")
            .replace("means", name)
            .replace("mean.py", "made.py")
            .replace("*[mean]:", f"*[{name}]:")
        )
        (buildable / f"docs/foundations/{name}.md").write_text(
            text.replace("The mean is", "With $x^2$, the mean is")
        )
        made = buildable / f"snippets/foundations/{name}/made.py"
        made.parent.mkdir(exist_ok=True)
        made.write_text(SNIPPET)
        made.with_suffix(".txt").write_text("mean: 2.33\n")
        made.with_name("made-1.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="72pt" viewBox="0 0 72 72"><rect width="9" height="{len(name)}"/></svg>'
        )
    (buildable / "snippets/foundations/means/mean.py").unlink()
    (buildable / "snippets/foundations/means/mean.txt").unlink()
    edit(buildable / "docs/index.md", "<!-- map -->", '<p id="continue"></p>\n\n<!-- map -->')
    with (
        (buildable / "docs/assets/site.css").open("a") as styles,
        (buildable / "docs/assets/site.js").open("a") as script,
    ):
        styles.write(":root { --publish: one; }\n")
        script.write('document.documentElement.dataset.ran = "one";\n')
    publish()

    context = chromium.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.goto(address)
    page.evaluate(
        "Promise.all(['another project', 'turing-tensor https://elsewhere/ 1'].map((name) => caches.open(name)))"
    )
    ready(page)
    for name in ("means", "sums"):
        page.click(f'.map a[data-lesson="foundations/{name}"]')
        page.wait_for_selector(".lesson-facts")
        assert look(page) == ["one"] * 3
        page.locator("img.figure").first.scroll_into_view_if_needed()
        ready(page)
        page.click(".md-tabs a >> text=Home")
        page.wait_for_selector(".map")
    sheets, figures = (
        {url for url in kept(page) if name in url} for name in ("site.css", "/means/made-1.svg")
    )
    assert len(sheets) == len(figures) == 1

    page.evaluate(
        "fetch('assets/site.css?v=00000000').then((r) => r.text())"
    )  # as if the host gave another publish's file
    page.wait_for_timeout(500)
    assert not [url for url in kept(page) if "v=00000000" in url]
    edit(buildable / "docs/assets/site.css", "--publish: one", "--publish: two")
    edit(buildable / "docs/assets/site.js", 'ran = "one"', 'ran = "two"')
    edit(buildable / "docs/foundations/means.md", "# Means one", "# Means two")
    edit(buildable / "snippets/foundations/means/made-1.svg", 'width="9"', 'width="8"')
    publish()

    # The reader comes to the changed page by instant navigation from a page of publish one, then by its address: both show publish two whole.
    page.click('.map a[data-lesson="foundations/means"]')
    page.wait_for_selector("h1:has-text('two')")
    page.wait_for_function("document.documentElement.dataset.ran === 'two'")
    assert look(page) == ["two"] * 3
    page.goto(f"{address}foundations/means/")
    assert look(page) == ["two"] * 3
    page.evaluate(UPDATE)
    sheet = f"site.css?v={html.content_hash((folder / 'assets/site.css').read_bytes())}"
    until(
        page,
        lambda: (
            sheet
            in page.evaluate(
                "(url) => caches.match(url).then((r) => r.text())", f"{address}offline.html"
            )
        ),
    )
    ready(page)  # the new worker has tidied up

    # Without a network each page comes as it was published: the one not seen since under publish one, the other under publish two.
    context.set_offline(True)
    page.goto(f"{address}foundations/sums/")
    assert look(page) == ["one"] * 3
    page.locator("img.figure").first.scroll_into_view_if_needed()
    page.wait_for_function(DRAWN)
    page.goto(f"{address}foundations/means/")
    assert look(page) == ["two"] * 3
    context.set_offline(False)

    # Once the old page is seen anew, the next worker drops what no page shows any more, and only that.
    page.goto(f"{address}foundations/sums/")
    assert look(page) == ["one", "two", "two"]
    ready(page)
    page.click(".md-tabs a >> text=Home")
    page.wait_for_selector(
        "#continue a"
    )  # the site's root is found from a deeper page, below a project's path too
    assert sheets < {url for url in kept(page) if "site.css" in url}
    edit(buildable / "docs/index.md", "# Home", "# Home three")
    publish()
    page.goto(address)
    page.evaluate(UPDATE)
    until(page, lambda: not sheets & kept(page))
    left = kept(page)
    assert not sheets & left and f"{address}foundations/sums/" in left
    assert not figures & left
    assert {"another project", "turing-tensor https://elsewhere/ 1"} <= set(
        page.evaluate("caches.keys()")
    )
    context.set_offline(True)
    page.goto(f"{address}foundations/sums/")
    assert look(page) == ["one", "two", "two"]
    context.close()
    assert not faults, faults


def test_a_site_that_is_being_written_has_no_worker(buildable: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {
        "PYTHONPATH": str(buildable),
        "SITE_URL": f"http://127.0.0.1:{port}/",
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "-q",
        "--no-livereload",
        "-a",
        f"127.0.0.1:{port}",
    ]
    with subprocess.Popen(
        command,
        cwd=buildable,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            for _ in range(100):
                try:
                    text = urlopen(f"http://127.0.0.1:{port}/").read().decode()
                    break
                except URLError:
                    time.sleep(0.2)
            assert "Home" in text and 'rel="manifest"' not in text
            with pytest.raises(HTTPError, match="404"):
                urlopen(f"http://127.0.0.1:{port}/sw.js")
        finally:
            server.terminate()
