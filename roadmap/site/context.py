"""What every writer of the site knows: the curriculum, and where and when it is published."""

from __future__ import annotations

import os
import posixpath
import subprocess
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from roadmap.curriculum import Curriculum, plain
from roadmap.page import Page


@dataclass(eq=False)
class Site:
    """A build of the site.

    Attributes:
        url: Where it is published, with a slash at the end.
        repository: The address of the repository, without one.
        built: When, in UTC.
        revision: The commit that it is built from, if there is a repository.
        urls: The address of each page from the site's root, by id, where it isn't the one on the
            web: a release that opens from the file system has files where the web has folders.
    """

    curriculum: Curriculum
    name: str = "Turing Tensor"
    description: str = ""
    author: str = "Turing Tensor contributors"
    url: str = ""
    repository: str = ""
    built: datetime = field(default_factory=datetime.now)
    revision: str | None = None
    urls: dict[str, str] = field(default_factory=dict)

    def address(self, name: str) -> str:
        """Return the address of a page from the site's root."""
        return self.urls.get(name, self.curriculum.pages[name].url)

    def href(self, page: Page, target: str) -> str:
        """Return the address of a page, by its id, or of a file as seen from a built page."""
        there = self.address(target) if target in self.curriculum.pages else target
        here = posixpath.dirname(self.address(page.id))
        slash = "/" if there.endswith("/") or not there else ""
        return posixpath.relpath(there or ".", here or ".") + slash


def link(page: Page, target: str) -> str:
    """Return a path from the root of docs/ as seen from a page's source."""
    return os.path.relpath(target, os.path.dirname(page.id) or ".")


def page_link(page: Page, other: Page, text: str = "") -> str:
    """Return a Markdown link from one page to another."""
    return f"[{plain(text or other.title)}]({link(page, other.id)}.md)"


def format_date(when: datetime) -> str:
    return f"{when.day} {when:%B} {when.year}"


def format_seconds(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 0.1 else "under 0.1 s"


def plural(number: float, noun: str) -> str:
    return f"{number:g} {noun}{'' if number == 1 else 's'}"


def revision_of(root: Path) -> str | None:
    """Return the commit of a repository, with `-dirty` if files differ from it, or None."""
    options = ["describe", "--always", "--dirty", "--exclude=*", "--abbrev=10"]
    try:
        found = subprocess.run(["git", "-C", str(root), *options], capture_output=True, text=True)
    except FileNotFoundError:
        return None
    return found.stdout.strip() or None
