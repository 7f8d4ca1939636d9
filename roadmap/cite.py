"""How a page is cited: plain, and for BibTeX."""

from __future__ import annotations

import re
import subprocess
from datetime import datetime
from pathlib import Path

# BibTeX counts braces, even those behind a backslash, so these are spelled out.
WORDS = {"{": "braceleft", "}": "braceright", "\\": "backslash", "~": "asciitilde", "^": "asciicircum"}
SPECIAL = {c: f"\\{c}" for c in "&%$#_"} | {c: f"\\text{word}{{}}" for c, word in WORDS.items()}
AUTHOR = "Turing Tensor contributors"  # as site_author in mkdocs.yml


def revision(root: Path) -> str | None:
    """The commit that a site is built from, if there is a repository; `-dirty` if files differ from it."""
    command = ["git", "-C", str(root), "describe", "--always", "--dirty", "--exclude=*", "--abbrev=10"]
    try:
        found = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        return None
    return found.stdout.strip() or None


def _version(built: datetime, commit: str | None) -> str:
    return f"version of {built.day} {built:%B %Y}" + (f", revision {commit}" if commit else "")


def plain(title: str, address: str, site: str, built: datetime, commit: str | None) -> str:
    return f"{AUTHOR} ({built.year}). {title}. {site}, {_version(built, commit)}. {address}"


def bibtex(title: str, address: str, site: str, built: datetime, commit: str | None) -> str:
    """An entry for any BibTeX or BibLaTeX style; the second pair of braces keeps capitals and the author's words together."""

    def safe(text: str) -> str:
        return "".join(SPECIAL.get(c, c) for c in text)

    key = re.sub(r"[^a-z0-9]+", "-", " ".join([site, *address.rstrip("/").split("/")[-2:]]).lower())
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{safe(title)}}}",
        "year": str(built.year),
        "month": str(built.month),
        "note": safe(f"{site}, {_version(built, commit)}"),
        "url": address,
    }
    return "\n".join([f"@misc{{{key},", *(f"  {name} = {{{value}}}," for name, value in fields.items()), "}"])
