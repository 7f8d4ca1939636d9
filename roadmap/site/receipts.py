"""What a page says of how its code ran, from the receipts of this machine's green runs."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from functools import cache
from pathlib import Path

from roadmap import proof
from roadmap.page import Page
from roadmap.site.context import format_date, format_seconds
from roadmap.snippet import Snippet

# Packages whose name is not that of the module; asked here since a build has none installed.
DISTRIBUTIONS = {
    "sklearn": "scikit-learn",
    "PIL": "pillow",
    "yaml": "pyyaml",
    "skimage": "scikit-image",
    "cv2": "opencv-python",
}


@cache
def pins(constraints: Path) -> dict[str, str]:
    """Return the version of each package in the lock."""
    if not constraints.exists():
        return {}
    lines = constraints.read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([\w.-]+)==([^ ;+]+)", line) for line in lines)
    return {m[1]: m[2] for m in found if m}


def packages(snippet: Snippet) -> set[str]:
    """Return the packages that a file imports, by the names under which they are installed."""
    modules = snippet.packages - sys.stdlib_module_names
    return {DISTRIBUTIONS.get(name, name.replace("_", "-")) for name in modules}


def facts_of_run(snippet: Snippet) -> list[str]:
    """Return when, with what and at which cost a snippet last ran here, else what checks it."""
    receipt = proof.receipt(snippet)
    if receipt:
        used = ", ".join(
            f"{k} {v}" for k, v in ({"Python": receipt.python} | receipt.versions).items()
        )
        cost = format_seconds(receipt.seconds)
        memory = [f"{receipt.memory_mb} MB"] if receipt.fresh else []
        date = format_date(datetime.fromisoformat(receipt.when))
        return [f"Verified {date}", used, cost, *memory]
    locked = pins(snippet.root / "constraints.txt")
    used = ", ".join(f"{n} {locked[n]}" for n in sorted(packages(snippet)) if n in locked)
    return ["Output checked by every test run", *([used] if used else [])]


def date_verified(page: Page) -> str | None:
    """Return the date of the oldest receipt among a page's snippets, if each has one."""
    found = [proof.receipt(snippet) for snippet in page.snippets]
    dates = [receipt.when for receipt in found if receipt]
    if not dates or len(dates) < len(found):
        return None
    return format_date(datetime.fromisoformat(min(dates)))
