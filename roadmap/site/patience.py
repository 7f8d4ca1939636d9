"""How long a page's Markdown may take: much of what reads it is quadratic."""

from __future__ import annotations

import signal
from typing import NoReturn

from mkdocs.exceptions import PluginError

PATIENCE = 20.0  # seconds of CPU time; a long page takes a tenth of one


def begin(file: str) -> None:
    """Stop the build if `end` is not reached in time.

    Raises:
        PluginError: Then, with the page and what to look for.
    """

    def stop(*_: object) -> NoReturn:
        remedy = "Look for a paragraph with hundreds of brackets or other marks that stay open."
        raise PluginError(f"{file}:1: takes more than {PATIENCE:g} s to read\n    {remedy}")

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)


def end() -> None:
    signal.setitimer(signal.ITIMER_PROF, 0)
