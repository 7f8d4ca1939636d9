"""What is done to built pages: pure functions, HTML in, HTML out."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Mapping

CODE = re.compile(r"<pre><span></span><code>(ttcode\w+)\n</code></pre>")
RAW = re.compile(r"<!-- (ttcode\w+) -->")
# What a page or a style sheet loads, and the search worker that the theme's configuration names.
LOADED = re.compile(
    r"""(<(?:link|script|img)\s(?:[^>]*?\s)?(?:href|src)="|"search":\ "|\burl\(["']?)"""
    r"""([^"'()\#?:]+)"""
)
NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}\.min\.")  # as the theme names its own files
# What the theme leaves unnamed or names twice, as axe-core finds it.
NAMES = (
    (
        'data-md-component="search" role="dialog"',
        'data-md-component="search" role="dialog" aria-label="Search"',
    ),
    (
        'data-md-component="progress" role="progressbar"',
        'data-md-component="progress" aria-hidden="true"',
    ),
    (
        '<nav class="md-path" aria-label="Navigation"',
        '<nav class="md-path" aria-label="Breadcrumbs"',
    ),
    ('<nav class="md-tags"', '<nav class="md-tags" aria-label="Tags"'),
    (' tabindex=""', ' tabindex="0"'),
    (' rel="edit"', ""),
    ('<nav class="md-tabs" aria-label="Tabs"', '<nav class="md-tabs" aria-label="Parts"'),
)


def restore_blocks(page: str, blocks: Mapping[str, str]) -> str:
    """Put the blocks of code, output and lists into the built page, by the words for them."""
    page = RAW.sub(lambda m: blocks.get(m[1], m[0]), page)

    def restore(match: re.Match[str]) -> str:
        found = blocks.get(match[1])
        return match[0] if found is None else f"<pre><code>{found}</code></pre>"

    return CODE.sub(restore, page)


def keep_first_abbreviations(page: str) -> str:
    """Keep each abbreviation's first occurrence outside headings and links, unwrap the rest."""
    seen: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        if match[1] in seen:
            return match[2]
        seen.add(match[1])
        return match[0]

    abbreviation = re.compile(r'<abbr title="([^"]*)">(.*?)</abbr>')
    pieces = re.split(r"(<h\d.*?</h\d>|<a .*?</a>|<summary.*?</summary>)", page, flags=re.S)
    for i, piece in enumerate(pieces):
        pieces[i] = abbreviation.sub(r"\2" if i % 2 else keep, piece)
    return "".join(pieces)


def name_landmarks(page: str) -> str:
    """Name the theme's landmarks and dialogs; drop the attributes that HTML does not allow."""
    for old, new in NAMES:
        page = page.replace(old, new)
    return re.sub(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"', r"\1", page)


def squeeze(page: str) -> str:
    """Drop the template's blank lines and indentation; code and scripts keep theirs."""
    pieces = re.split(r"(<pre.*?</pre>|<script.*?</script>)", page, flags=re.S)
    return "".join(
        piece if i % 2 else re.sub(r"\s*\n\s*", "\n", piece) for i, piece in enumerate(pieces)
    )


def resolve_sources(page: str, folder: str, address: Callable[[str], str | None]) -> str:
    """Make links to sources in HTML written by hand, `href="clustering.md"`, lead to their pages.

    Args:
        page: A built page.
        folder: Where its source lies, from docs/.
        address: The address of a page as seen from this one, by its id; None if there is none.
    """

    def resolve(match: re.Match[str]) -> str:
        found = address(posixpath.normpath(posixpath.join(folder, match[2])))
        return match[0] if found is None else f"{match[1]}{found}"

    return re.sub(r'(<a\s[^>]*?(?:xlink:)?href=")([\w./-]+)\.md(?=[#"])', resolve, page)


def content_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def add_versions(text: str, folder: str, root: str, versions: Mapping[str, str]) -> str:
    """Put the version of each file that a page or style sheet loads into its address.

    So what an address gives never changes.

    Args:
        text: HTML or CSS.
        folder: Where it lies, from the site's root.
        root: The path at which the site is published, `/` or `/project/`: pages for any address
            load with it.
        versions: By path from the site's root.
    """

    def add(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, match[2])).removeprefix(root)
        return f"{match[0]}?v={versions[path]}" if path in versions else match[0]

    return LOADED.sub(add, text)
