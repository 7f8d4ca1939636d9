"""Keeps the search index small: it is loaded on the first visit and must hold two hundred lessons."""

from __future__ import annotations

import html
import re
from typing import Any

BEGINNING = 80
WORD = re.compile(r"[^\W\d_]{7,}|[A-Z]\w*[A-Z]\w*|(?<=[a-z,;] )[A-Z]\w{2,}")  # long words, names like SVD or RoPE, names amid a sentence


def trim(index: dict[str, Any]) -> dict[str, Any]:
    """Each section keeps its title, its beginning, and the long words and names after it that are new on the page."""
    seen: dict[str, set[str]] = {}
    for entry in index["docs"]:
        known = seen.setdefault(entry["location"].partition("#")[0], set())
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>|\\\(.*?\\\)|\\\[.*?\\\]|ttcode\d+", " ", entry["text"]))).strip()
        cut = text[:BEGINNING].rpartition(" ")[0] if len(text) > BEGINNING else text
        known.update(re.findall(r"\w+", cut.lower()))
        later = []
        for word in WORD.findall(text[len(cut) :]):
            if word.lower() not in known:
                known.add(word.lower())
                later.append(word)
        # The stylesheet hides <s>: these words are there to be found, not to be read.
        entry["text"] = html.escape(cut, quote=False) + (f" … <s>{' '.join(later)}</s>" if later else "")
    return index
