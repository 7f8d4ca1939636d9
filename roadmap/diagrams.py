"""Mermaid diagrams, drawn once: the picture of a diagram is recorded under the hash of its source, so a page loads no Mermaid."""

from __future__ import annotations

import hashlib
import re

FOLDER = "assets/diagrams"
FENCE = re.compile(r"^( *)```mermaid\n(.*?)\n\1```", re.M | re.S)


def picture_of(source: str) -> tuple[str, str]:
    """The recorded picture's path below docs/, and its alternative text from the diagram's accDescr line."""
    alt = re.search(r"^\s*accDescr: *(.+)$", source, re.M)
    return f"{FOLDER}/{hashlib.sha256(source.strip().encode()).hexdigest()[:12]}.svg", alt[1] if alt else ""


def sources(text: str) -> list[str]:
    """The diagrams of a page, without their indentation."""
    return [re.sub(rf"^{m[1]}", "", m[2], flags=re.M) for m in FENCE.finditer(text)]
