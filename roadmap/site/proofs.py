"""What a page says of how its code ran, from the proofs beside it."""

from __future__ import annotations

from datetime import datetime

from roadmap import proof
from roadmap.page import Page
from roadmap.site.context import format_date, format_seconds
from roadmap.snippet import Snippet


def facts_of_run(snippet: Snippet) -> list[str]:
    """Return when, with what and at which cost a snippet was proven to run."""
    known = proof.proof(snippet)
    if not known or proof.fault(snippet):
        return ["Not proven"]
    date = format_date(datetime.fromisoformat(known.when))
    used = ", ".join(f"{k} {v}" for k, v in ({"Python": known.python} | known.imports).items())
    seeds = [f"holds on {known.seeds} of {known.seeds} seeds"] if known.seeds else []
    cost = [format_seconds(known.seconds), f"{known.memory_mb} MB"]
    return [f"Proven {date}", used, *cost, *seeds]


def date_proven(page: Page) -> str | None:
    """Return the date of the oldest proof among a page's snippets, if each holds."""
    found = [proof.proof(snippet) for snippet in page.snippets if not proof.fault(snippet)]
    dates = [known.when for known in found if known]
    if not dates or len(dates) < len(page.snippets):
        return None
    return format_date(datetime.fromisoformat(min(dates)))
