"""A context manager that replaces a file only if its block succeeds."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def atomic_write(path: Path) -> Iterator[TextIO]:
    """Open a temporary neighbor of `path`; rename it over `path` at the end, or discard it."""
    draft = path.with_name(path.name + ".draft")
    try:
        with draft.open("w", encoding="utf-8") as file:
            yield file  # the body of the with statement runs here
        os.replace(draft, path)  # one step of the operating system: old or new, never half
    finally:
        draft.unlink(missing_ok=True)


with tempfile.TemporaryDirectory() as folder:
    report = Path(folder, "report.txt")
    with atomic_write(report) as file:
        file.write("Lima 12.30\n")
    try:
        with atomic_write(report) as file:
            file.write("Quito 6")
            raise RuntimeError("power cut")
    except RuntimeError as error:
        print("failed:", error)
    print("report still says:", report.read_text(encoding="utf-8").strip())
    assert report.read_text(encoding="utf-8") == "Lima 12.30\n"
    assert [p.name for p in Path(folder).iterdir()] == ["report.txt"]
