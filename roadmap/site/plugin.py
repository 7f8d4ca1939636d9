"""The adaptor between MkDocs and the engine: which event calls what, and what a build is for."""

from __future__ import annotations

import json
import logging
import posixpath
import re
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from roadmap import checks, curriculum, proof
from roadmap.blocks import DIAGRAMS
from roadmap.curriculum import LEVELS, Curriculum
from roadmap.page import Problem
from roadmap.site import figures, html, patience, search
from roadmap.site.context import Site, revision_of
from roadmap.site.foreign import foreign_problems
from roadmap.site.formulas import Katex
from roadmap.site.machines import MachineWriter, llms_txt
from roadmap.site.theme import ThemeWriter
from roadmap.snippet import snippets

WORKER = Path(__file__).with_name("sw.js")
VERSIONED = (".svg", ".png", ".woff2", ".js", ".css")


def level_order(level: Any, *_: object) -> int:
    """Return the place of a tag of the theme's plugin among the levels."""
    return list(LEVELS).index(level.name)


class Settings(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say to this plugin.

    Attributes:
        page: The id of the only page to build, while it is being written.
    """

    page = Type(str, default="")


class Build(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """One build of the site."""

    served = False
    release = False  # to be opened from the file system
    site: Site
    katex = Katex()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.served = command == "serve"

    @property
    def drafting(self) -> bool:
        """Whether this build is for its writer: what is not proven is shown, and said to be so."""
        return self.served or bool(self.config.page)

    @event_priority(100)  # before the offline plugin, which would take the same from unpkg.com
    def on_config(self, config: MkDocsConfig) -> None:
        """Read the curriculum and derive the navigation from it.

        A release is read from the file system: workers become frames there, and the curriculum
        comes as a script, since fetch() reads no file. With instant navigation on, the theme's
        script ends there before it has begun: no copy buttons, no search.
        """
        self.curriculum = curriculum.read(Path(config.config_file_path).parent)
        self.release = config.plugins["material/offline"].config.enabled
        if self.release:
            shim = "assets/vendor/iframe-worker/iframe-worker.js"
            config.extra["polyfills"] = [shim]
            config.extra_javascript.insert(0, "roadmap.js")
            features = config.theme["features"]
            kept = [name for name in features if not name.startswith("navigation.instant")]
            config.theme["features"] = kept
        if self.config.page:
            config.nav = None
            for kind in ("anchors", "not_found", "omitted_files"):
                section = "nav" if kind == "omitted_files" else "links"
                config.validation[section][kind] = logging.DEBUG
        else:
            config.nav = navigation(config.nav or [], self.curriculum)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the curriculum and its proofs; nothing half-built is ever published."""
        problems = checks.problems(self.curriculum)
        if not self.drafting:
            problems += unproven(self.curriculum)
        elif self.config.page:
            problems = self.of_the_page(problems)
        if problems:
            raise PluginError("\n\n" + "\n".join(map(str, problems)))
        self.site = Site(
            self.curriculum,
            name=config.site_name,
            description=config.site_description or "",
            author=config.site_author or "",
            url=config.site_url or "",
            repository=(config.repo_url or "").rstrip("/"),
            built=get_build_datetime(),
            revision=revision_of(self.curriculum.root),
        )
        self.kept: dict[str, dict[str, str]] = {}
        self.problems: list[Problem] = []
        self.versions: dict[str, str] = {}

    def of_the_page(self, problems: list[Problem]) -> list[Problem]:
        """Return the problems of the only page that is built, and of its snippets."""
        name = self.config.page
        page = self.curriculum.pages.get(name)
        shown = page.snippets if page else []
        paths = (path for snippet in shown for path in (snippet.path, *snippet.records))
        root = self.curriculum.root
        files = {f"docs/{name}.md", *(path.relative_to(root).as_posix() for path in paths)}
        found = [problem for problem in problems if problem.file in files]
        if not page and not found:
            raise PluginError(f"there is no page {name!r}; write part/lesson")
        return found

    @event_priority(100)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add what readers download and what the pages show."""

        def add(name: str, content: str) -> None:
            files.append(File.generated(config, name, content=content))

        for page in self.curriculum.pages.values():
            if not (self.curriculum.root / page.file).exists():
                add(f"{page.id}.md", page.head + page.body)
        self.note_addresses(files)
        self.add_snippets(files, config)
        for path in (self.curriculum.root / "docs" / DIAGRAMS).glob("*.svg"):
            svg = path.read_text(encoding="utf-8")
            add(f"{DIAGRAMS}/{path.stem}.dark.svg", figures.dark(svg))
        data = self.curriculum.as_json(None if self.config.page else self.site.urls)
        add("roadmap.json", data)
        add("llms.txt", llms_txt(self.site))
        if self.release:
            add("roadmap.js", f"var roadmap = {data}")
        else:
            self.fingerprint(files, config)
        return files

    def note_addresses(self, files: Files) -> None:
        """Note the address of each page; leave out those that are not wanted."""
        for file in files.documentation_pages():
            name = file.src_uri.removesuffix(".md")
            if self.config.page and name != self.config.page:
                file.inclusion = InclusionLevel.EXCLUDED
            elif name in self.curriculum.pages:
                self.site.urls[name] = "" if file.url == "./" else file.url

    def add_snippets(self, files: Files, config: MkDocsConfig) -> None:
        """Add each file with its figures, and their dark twins."""
        root = self.curriculum.root
        for snippet in snippets(root):
            if self.config.page and snippet.page_id != self.config.page:
                continue
            for path in (snippet.path, *snippet.records):
                if path.suffix != ".txt":
                    name, folder = path.relative_to(root).as_posix(), config.site_dir
                    files.append(File(name, str(root), folder, use_directory_urls=True))
            for base, svg in snippet.drawn():
                made = {f"{base}.dark.svg": figures.dark(svg)}
                if snippet.is_notebook:
                    made[f"{base}.svg"] = svg
                for name, content in made.items():
                    files.append(File.generated(config, name, content=content))

    def fingerprint(self, files: Files, config: MkDocsConfig) -> None:
        """Note the version of each file that pages and style sheets load."""
        ours = [
            file
            for file in files
            if file.src_uri.endswith(VERSIONED) and not html.NAMED_BY_CONTENT.search(file.src_uri)
        ]
        # A style sheet's version covers those of what it loads, so it comes after them.
        for file in sorted(ours, key=lambda file: file.src_uri.endswith(".css")):
            if file.src_uri.endswith(".css"):
                folder = posixpath.dirname(file.src_uri)
                sheet = html.add_versions(file.content_string, folder, "/", self.versions)
                file.content_string = sheet
            self.versions[file.dest_uri] = html.content_hash(file.content_bytes)
        if not self.served:
            code = sorted(
                (file.dest_uri, self.versions.get(file.dest_uri, ""))
                for file in files
                if file.src_uri.endswith((".css", ".js"))
            )
            config.extra["published"] = html.content_hash(json.dumps(code).encode())

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        name = page.file.src_uri.removesuffix(".md")
        ours = self.curriculum.pages[name]
        writer = ThemeWriter(ours, self.site)
        text = writer.write()
        self.kept[name] = writer.kept
        page.meta["lesson"] = ours.id if ours.part else None
        page.meta["kind"] = [self.curriculum.kind(ours)]
        # The theme's templates put both into HTML as they are.
        said = (ours.title, ours.meta.description)
        page.meta["title"], page.meta["description"] = map(escape, said)
        page.meta["said"] = said
        if ours.part:
            level = [self.curriculum.level(ours)]
            built, revision = f"{self.site.built:%Y-%m-%d}", self.site.revision
            page.meta.update(level=level, built=built, revision=revision)
        if self.release:
            page.canonical_url = f"{config.site_url}{ours.url}"
        patience.begin(ours.file)
        return text

    def on_page_content(
        self, content: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        patience.end()
        ours = self.curriculum.pages[page.file.src_uri.removesuffix(".md")]
        self.problems += foreign_problems(ours, content)
        self.problems += self.katex.problems(ours, content)
        assert page.present_anchor_ids is not None
        # MkDocs overlooks the blocks' ids.
        page.present_anchor_ids |= set(re.findall(r'<div id="([\w-]+)" class="highlight"', content))
        return search.exclude_facts(html.keep_first_abbreviations(content))

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        """Stop once every page was read and before the first is written."""
        if self.problems:
            raise PluginError("\n\n" + "\n".join(map(str, sorted(self.problems))))

    def on_build_error(self, *, error: Exception) -> None:
        self.katex.close()

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        name = page.file.src_uri.removesuffix(".md")
        ours = self.curriculum.pages[name]

        def address(other: str) -> str | None:
            known = other in self.curriculum.pages
            return self.site.href(ours, other) if known else None

        built = html.squeeze(self.katex.render_all(output))
        built = html.restore_blocks(built, self.kept.pop(name))
        built = html.resolve_sources(built, posixpath.dirname(ours.id), address)
        return self.finish(built, page.file.dest_uri, config)

    def finish(self, text: str, file: str, config: MkDocsConfig) -> str:
        root = urlsplit(config.site_url or "").path
        named = html.name_landmarks(text)
        return html.add_versions(named, posixpath.dirname(file), root, self.versions)

    def on_template_context(
        self, context: Any, /, *, template_name: str, config: MkDocsConfig
    ) -> Any:
        """Let the page for readers without a connection stand at any address."""
        if template_name == "offline.html":
            context["base_url"] = urlsplit(config.site_url or "").path
        return context

    def on_post_template(
        self, output_content: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str:
        if not template_name.endswith(".html"):
            return output_content
        return self.finish(output_content, template_name, config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.katex.close()
        folder = Path(config.site_dir)
        if self.config.page:
            return
        for page in self.curriculum.pages.values():
            made = MachineWriter(page, self.site).write()
            (folder / f"{page.id}.md").write_text(made, encoding="utf-8")
        if "published" in config.extra:
            names = ("index.html", "offline.html", "roadmap.json")
            shell = html.content_hash(b"".join((folder / name).read_bytes() for name in names))
            why = f"/* {shell}: another shell makes another worker. */\n"
            worker = why + WORKER.read_text(encoding="utf-8")
            (folder / "sw.js").write_text(worker, encoding="utf-8")
        self.write_index(folder / "search/search_index.json")

    def write_index(self, index: Path) -> None:
        """Put our search index beside the theme's, which is emptied."""
        if not index.exists():
            return
        full = json.loads(index.read_text(encoding="utf-8"))
        pages = search.build(full, self.site)
        text = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
        # A script, since a worker that was opened from the file system can load nothing else.
        index.with_name("pages.js").write_text(f"self.pages = {text};\n", encoding="utf-8")
        index.write_text(json.dumps({"config": full["config"], "docs": []}), encoding="utf-8")


def unproven(curriculum: Curriculum) -> list[Problem]:
    """Return what is shown without a proof that holds."""
    shown = (snippet for page in curriculum.pages.values() for snippet in page.snippets)
    found = ((snippet, proof.fault(snippet)) for snippet in shown)
    remedy = "Run it, accept what it prints and draws, and prove it: make record."
    return [Problem(snippet.name, 1, why, remedy) for snippet, why in found if why]


def navigation(fixed: list[Any], curriculum: Curriculum) -> list[Any]:
    """Return the navigation: the pages that mkdocs.yml names, with the parts in their place.

    Args:
        fixed: From mkdocs.yml; its entry `- parts` stands for them.
        curriculum: What stands, in order.
    """
    parts = []
    for part in curriculum.parts:
        pages = [page.id for page in curriculum.lessons(part.id)]
        if f"{part.id}/index" in curriculum.pages:
            pages.insert(0, f"{part.id}/index")
        if pages:
            parts.append({escape(part.title): [f"{name}.md" for name in pages]})
    place = fixed.index("parts") if "parts" in fixed else len(fixed)
    return [*fixed[:place], *parts, *fixed[place + 1 :]]
