"""Executes a notebook in percent format and writes it, stripped of what varies, as notebook.ipynb.

The kernel keeps the same rules as a snippet: limits are inherited, the audit hook comes from an
IPython start-up file.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from roadmap.run.sandbox import Task, prepare

KEPT = ("image/svg+xml", "text/html", "text/plain")
RULES = """from roadmap.run.sandbox import Task, install_rules
install_rules(Task(**{task!r}))
del Task, install_rules
"""


def prepare_kernel(task: Task) -> None:
    """Write the start-up files of the kernel into this folder."""
    startup = Path(".ipython/profile_default/startup")
    startup.mkdir(parents=True)
    (startup / "00-rules.py").write_text(RULES.format(task=asdict(task)))
    no_history = "get_config().HistoryManager.enabled = False\n"
    (startup.parent / "ipython_kernel_config.py").write_text(no_history)
    os.environ["IPYTHONDIR"] = os.path.abspath(".ipython")


def strip(output: Any) -> None:
    """Keep of an output what the page shows."""
    output.pop("metadata", None)
    if "data" not in output:
        return
    kept = {kind: data for kind, data in output.data.items() if kind in KEPT}
    if "image/svg+xml" in kept:
        kept = {"image/svg+xml": kept["image/svg+xml"]}
    output.metadata, output.data = {}, kept


def execute(task: Task) -> None:
    """Run every cell; a failing one ends the process with its traceback on stderr."""
    import jupytext
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    log = os.open(os.path.join(task.out, "stderr"), os.O_WRONLY | os.O_CREAT)
    os.dup2(log, 2)
    notebook = jupytext.read(task.file)
    prepare(task)
    os.environ.pop("ROADMAP_OUT")  # figures belong into the notebook
    prepare_kernel(task)
    client = NotebookClient(
        notebook, timeout=task.wall_seconds, kernel_name="python3", coalesce_streams=True
    )
    try:
        client.execute(stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        text = f"{task.file}: {error.ename}: {error.evalue}\n{error}"
        print(re.sub(r"\x1b\[[\d;]*m", "", text), file=sys.stderr)
        sys.exit(1)
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": python, "language_info": {"name": "python"}}
    notebook.metadata = nbformat.NotebookNode(metadata)  # type: ignore[no-untyped-call]
    for number, cell in enumerate(notebook.cells, 1):
        cell.id, cell.metadata = f"cell-{number}", {}
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                what = f"{task.file}: cell {number} wrote to stderr:\n{output.text}"
                print(what, file=sys.stderr)
            strip(output)
    nbformat.validate(notebook)
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    Path(task.out, "notebook.ipynb").write_text(text + "\n")


if __name__ == "__main__":
    execute(Task(**json.loads(sys.argv[1])))
