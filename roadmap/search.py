"""Keeps the search index small: it is loaded on the first visit and must hold two hundred lessons."""

from __future__ import annotations

import html
import re
from typing import Any

BEGINNING = 120
WORD = re.compile(r"[^\W\d_]{7,}|[A-Z]\w*[A-Z]\w*|(?<=[a-z,;] )[A-Z]\w{2,}")  # long words, names like SVD or RoPE, names amid a sentence


def trim(index: dict[str, Any]) -> dict[str, Any]:
    """Each section keeps its title, its beginning, and the long words and names after it that are new on the page.

    A word that stands on more than a quarter of the pages finds none of them, so it isn't kept.
    """
    seen: dict[str, set[str]] = {}
    pages: dict[str, set[str]] = {}
    for entry in index["docs"]:
        page = entry["location"].partition("#")[0]
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>|\\\(.*?\\\)|\\\[.*?\\\]|ttcode\d+", " ", entry["text"]))).strip()
        entry["text"] = text
        seen.setdefault(page, set())
        for word in re.findall(r"\w+", text.lower()):
            pages.setdefault(word, set()).add(page)
    often = {word for word, found in pages.items() if len(found) > max(4, len(seen) / 4)}
    for entry in index["docs"]:
        known, text = seen[entry["location"].partition("#")[0]], entry["text"]
        cut = text[:BEGINNING].rpartition(" ")[0] if len(text) > BEGINNING else text
        known.update(re.findall(r"\w+", cut.lower()))
        later = []
        for word in WORD.findall(text[len(cut) :]):
            if word.lower() not in known and word.lower() not in often:
                known.add(word.lower())
                later.append(word)
        # The stylesheet hides <s>: these words are there to be found, not to be read.
        entry["text"] = html.escape(cut, quote=False) + (f" … <s>{' '.join(later)}</s>" if later else "")
    return index
