"""Executes a notebook in percent format with nbclient and writes it, stripped of what varies, as notebook.ipynb.

The kernel keeps the same rules as a snippet: limits are inherited, the audit hook comes from an IPython start-up file.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from roadmap.sandbox import Task, prepare

KEPT = ("image/svg+xml", "text/html", "text/plain")


def execute(task: Task) -> None:
    """Runs every cell of `task.file`; a failing cell ends the process with its traceback on stderr."""
    import jupytext
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    log = os.open(os.path.join(task.out, "stderr"), os.O_WRONLY | os.O_CREAT)
    os.dup2(log, 2)
    notebook = jupytext.read(task.file)
    prepare(task)
    os.environ.pop("ROADMAP_OUT")  # figures belong into the notebook
    start = Path(".ipython/profile_default/startup")
    start.mkdir(parents=True)
    rules = f"from roadmap.sandbox import Task, install_rules\ninstall_rules(Task(**{json.loads(sys.argv[1])!r}))\ndel Task, install_rules\n"
    (start / "00-rules.py").write_text(rules)
    (start.parent / "ipython_kernel_config.py").write_text("get_config().HistoryManager.enabled = False\n")
    os.environ["IPYTHONDIR"] = os.path.abspath(".ipython")
    try:
        NotebookClient(notebook, timeout=task.seconds, kernel_name="python3", coalesce_streams=True).execute(stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        print(re.sub(r"\x1b\[[\d;]*m", "", f"{task.file}: {error.ename}: {error.evalue}\n{error}"), file=sys.stderr)
        sys.exit(1)
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.metadata = nbformat.NotebookNode({"kernelspec": python, "language_info": {"name": "python"}})  # type: ignore[no-untyped-call]
    for number, cell in enumerate(notebook.cells, 1):
        cell.id, cell.metadata = f"cell-{number}", {}
        for output in cell.get("outputs", []):
            output.pop("metadata", None)
            if output.output_type == "stream" and output.name == "stderr":
                print(f"{task.file}: cell {number} wrote to stderr:\n{output.text}", file=sys.stderr)
            if "data" in output:
                output.metadata, output.data = {}, {k: v for k, v in output.data.items() if k in KEPT}
                if "image/svg+xml" in output.data:
                    output.data = {"image/svg+xml": output.data["image/svg+xml"]}
    nbformat.validate(notebook)
    Path(task.out, "notebook.ipynb").write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    execute(Task(**json.loads(sys.argv[1])))
