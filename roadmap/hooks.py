"""The thin adaptor between MkDocs and the engine: every transformation is a pure function of `render`."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime
from py_mini_racer import MiniRacer

from roadmap import cite, curriculum, figures, library, plain, records, render, search

LISTS = {"snippets": library.snippets, "figures": library.pictures, "projects": library.projects}
KATEX = Path(__file__).with_name("katex.min.js")
WORKER = Path(__file__).with_name("sw.js")
state: dict[str, Any] = {}


def on_startup(command: str, dirty: bool) -> None:
    state["served"] = command == "serve"


@event_priority(100)  # before the offline plugin, which would take the same from unpkg.com
def on_config(config: MkDocsConfig) -> None:
    """A release is read from the file system: workers become frames there, and the curriculum comes as a script, since fetch() reads no file.

    With instant navigation on, the theme's script ends there before it has begun: no copy buttons, no search.
    """
    state["release"] = config.plugins["material/offline"].config.enabled
    if state["release"]:
        config.extra["polyfills"] = ["assets/vendor/iframe-worker/iframe-worker.js"]
        config.extra_javascript.insert(0, "roadmap.js")
        config.theme["features"] = [name for name in config.theme["features"] if not name.startswith("navigation.instant")]


def on_pre_build(config: MkDocsConfig) -> None:
    """Reads the curriculum; nothing half-built is ever published."""
    state["curriculum"] = found = curriculum.load(Path(config.config_file_path).parent)
    state["blocks"], state["plain"] = {}, {}
    state["version"] = get_build_datetime(), cite.revision(found.root)
    if found.problems:
        raise PluginError("\n\n" + "\n".join(map(str, found.problems)))
    state["entries"] = library.entries(found)


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds what readers download and what the pages show: code, records, dark twins, roadmap.json."""
    found = state["curriculum"]

    def generated(name: str, content: str) -> None:
        files.append(File.generated(config, name, content=content))

    for snippet in curriculum.snippets(found.root):
        for path in [snippet, *records.files(snippet)]:
            if path.suffix == ".txt":
                continue
            name = path.relative_to(found.root).as_posix()
            files.append(File(name, src_dir=str(found.root), dest_dir=config.site_dir, use_directory_urls=True))
            if path.suffix == ".svg":
                generated(name.replace(".svg", ".dark.svg"), figures.dark(path.read_text(encoding="utf-8")))
        if records.is_notebook(snippet):
            for name, svg in render.notebook_figures(snippet):
                generated(f"snippets/projects/{name}.svg", svg)
                generated(f"snippets/projects/{name}.dark.svg", figures.dark(svg))
    for path in (found.root / "docs/assets/diagrams").glob("*.svg"):
        generated(f"assets/diagrams/{path.stem}.dark.svg", figures.dark(path.read_text(encoding="utf-8")))
    generated("roadmap.json", found.as_json())
    generated("llms.txt", plain.llms(found, config.site_name, str(config.site_description), str(config.site_url)))
    publish(files, config)
    return files


def publish(files: Files, config: MkDocsConfig) -> None:
    """Notes which address leads to which file, and the version of each file that pages and style sheets load."""
    pages = state["curriculum"].pages
    state["files"] = {f.dest_uri: f.dest_uri for f in files} | {
        pages[i].url: f.dest_uri for f in files if (i := f.src_uri.removesuffix(".md")) in pages
    }
    versions: dict[str, str] = {}
    state["versions"] = versions
    if state["release"]:
        data = render.data_as_files(files.get_file_from_path("roadmap.json").content_string, state["files"])  # type: ignore[union-attr]
        files.get_file_from_path("roadmap.json").content_string = data  # type: ignore[union-attr]
        files.append(File.generated(config, "roadmap.js", content=f"var roadmap = {data}"))
        return
    kinds = (".svg", ".png", ".woff2", ".js", ".css")
    ours = [f for f in files if f.src_uri.endswith(kinds) and not render.NAMED_BY_CONTENT.search(f.src_uri)]
    for file in sorted(ours, key=lambda f: f.src_uri.endswith(".css")):  # a style sheet's version covers those of what it loads
        if file.src_uri.endswith(".css"):
            file.content_string = render.versioned(file.content_string, posixpath.dirname(file.src_uri), "/", versions)
        versions[file.dest_uri] = render.version(file.content_bytes)
    if not state["served"]:
        code = sorted((f.dest_uri, versions.get(f.dest_uri, "")) for f in files if f.src_uri.endswith((".css", ".js")))
        config.extra["published"] = render.version(json.dumps(code).encode())


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    found = state["curriculum"]
    ours = found.pages[page.file.src_uri.removesuffix(".md")]
    page.meta["verified"] = render.verified(ours, found)
    page.meta["lesson"] = ours.id if ours.part else None
    text, blocks = render.page_markdown(ours, found, str(config.repo_url).rstrip("/"), str(config.site_url))
    state["blocks"][ours.id] = blocks
    page.meta["kind"] = [found.kind(ours)]
    if ours.part:
        built, revision = state["version"]
        page.meta.update(level=[found.level(ours)], built=f"{built:%Y-%m-%d}", revision=revision)
        source = ours.title, f"{config.site_url}{ours.url}", config.site_name, built, revision
        text += render.cited([cite.plain(*source), cite.bibtex(*source)], blocks)
    state["plain"][ours.file.removeprefix("docs/")] = plain.page(ours, text, blocks, found, state["entries"], f"{config.site_url}{ours.url}")
    if state["release"]:
        page.canonical_url = f"{config.site_url}{ours.url}"
    return text


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    assert page.present_anchor_ids is not None
    page.present_anchor_ids |= set(re.findall(r'<div id="([\w-]+)" class="highlight"', html))  # MkDocs overlooks the blocks' ids
    return search.without_facts(render.first_abbreviations(html))


def katex(script: str) -> object:
    """Evaluates JavaScript in an engine that has KaTeX; it lives until the build ends."""
    if "engine" not in state:
        state["engine"] = MiniRacer()
        state["engine"].eval(KATEX.read_text(encoding="utf-8"))
    return state["engine"].eval(script)


def close_katex() -> None:
    """Not left to the interpreter's end, where the engine's threads no longer answer and the process would hang."""
    if "engine" in state:
        state.pop("engine").close()


def on_build_error(error: Exception) -> None:
    close_katex()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    blocks = state["blocks"].pop(page.file.src_uri.removesuffix(".md"), [])
    for name, content in LISTS.items():
        if f"<!-- {name} -->" in output:
            output = output.replace(f"<!-- {name} -->", content(state["entries"], state["curriculum"]))
    try:
        built = finished(render.fill(render.squeeze(render.math(output, katex)), blocks), page.file.dest_uri, config)
    except render.MathError as error:
        raise PluginError(f"docs/{page.file.src_uri}: {error}\n    Correct the formula.") from None
    ours = state["curriculum"].pages[page.file.src_uri.removesuffix(".md")]
    return render.as_files(built, ours.url, page.file.dest_uri, state["files"]) if state["release"] else built


def finished(text: str, file: str, config: MkDocsConfig) -> str:
    return render.versioned(render.accessible(text), posixpath.dirname(file), urlsplit(str(config.site_url)).path, state["versions"])


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """The page for readers without a connection stands at any address, as the one for unknown addresses does."""
    if template_name == "offline.html":
        context["base_url"] = urlsplit(str(config.site_url)).path
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return finished(output_content, template_name, config) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    close_katex()
    for name, text in state["plain"].items():
        Path(config.site_dir, name).write_text(text, encoding="utf-8")
    if "published" in config.extra:
        shell = [Path(config.site_dir, name).read_bytes() for name in ("index.html", "offline.html", "roadmap.json")]
        text = f"/* {render.version(b''.join(shell))}: another shell makes another worker. */\n{WORKER.read_text(encoding='utf-8')}"
        Path(config.site_dir, "sw.js").write_text(text, encoding="utf-8")
    index = Path(config.site_dir, "search/search_index.json")
    if index.exists():
        full = json.loads(index.read_text(encoding="utf-8"))
        pages = json.dumps(search.build(full, state["curriculum"]), ensure_ascii=False, separators=(",", ":"))
        # A script, since a worker that was opened from the file system can load nothing else.
        index.with_name("pages.js").write_text(f"self.pages = {pages};\n", encoding="utf-8")
        index.write_text(json.dumps({"config": full["config"], "docs": []}), encoding="utf-8")
