"""Keeps the search index small: it is loaded on the first visit and must hold two hundred lessons."""

from __future__ import annotations

import html
import re
from typing import Any

BEGINNING = 240


def trim(index: dict[str, Any]) -> dict[str, Any]:
    """Each section keeps its title, its beginning, and its later words that are new on the page: all words are found, few are repeated."""
    seen: dict[str, set[str]] = {}
    for entry in index["docs"]:
        known = seen.setdefault(entry["location"].partition("#")[0], set())
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>|\\\(.*?\\\)|\\\[.*?\\\]|ttcode\d+", " ", entry["text"]))).strip()
        cut = text[:BEGINNING].rpartition(" ")[0] if len(text) > BEGINNING else text
        known.update(re.findall(r"\w+", cut.lower()))
        later = [w for w in re.findall(r"[^\W\d_]{5,}", text[len(cut) :].lower()) if not (w in known or known.add(w))]  # type: ignore[func-returns-value]
        entry["text"] = html.escape(" ".join([cut, *later]).strip(), quote=False)
    return index
