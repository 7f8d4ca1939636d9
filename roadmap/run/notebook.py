"""Executes a notebook in percent format and prints it as JSON, stripped of what varies.

The kernel keeps the same rules as a snippet: the cage and the limits are inherited, the audit
hook comes from an IPython start-up file. It talks through files, so it needs no network.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from roadmap.run.output import Refused, as_shown
from roadmap.run.sandbox import (
    COMPLETE,
    Task,
    check_figures,
    install_rules,
    note,
    note_modules,
    prepare,
    redirect,
)

KEPT = ("image/svg+xml", "text/html", "text/plain")
PLACEHOLDER = re.compile(r"<IPython\.core\.display\.(\w+) object>")
START_UP = """from roadmap.run.notebook import keep_rules
from roadmap.run.sandbox import Task
keep_rules(get_ipython(), Task(**{task!r}))
del Task, keep_rules
"""


def keep_rules(shell: Any, task: Task) -> None:
    """Have a kernel keep the rules, and look after each cell what would reach no record."""
    rules = install_rules(task)
    here = set(threading.enumerate())
    shell.system = shell.getoutput = rules.refuse_program

    def check_threads() -> None:
        late = [t for t in threading.enumerate() if t not in here and not t.daemon]
        if late:
            what = f"a thread still runs at the end of its cell: {late[0].name}"
            note(task, what, "Join it, or shut its pool down: what it prints later is lost.")

    shell.events.register("post_run_cell", lambda _: check_figures(task))
    shell.events.register("post_run_cell", lambda _: check_threads())
    shell.events.register("post_run_cell", lambda _: note_modules(task))


def prepare_kernel(task: Task) -> None:
    """Write the start-up files of the kernel where the notebook does not see them."""
    folder = Path(task.own, "ipython")
    startup = folder / "profile_default/startup"
    startup.mkdir(parents=True)
    (startup / "00-rules.py").write_text(START_UP.format(task=asdict(task)))
    no_history = "get_config().HistoryManager.enabled = False\n"
    (startup.parent / "ipython_kernel_config.py").write_text(no_history)
    os.environ["IPYTHONDIR"] = str(folder)
    os.environ["JUPYTER_RUNTIME_DIR"] = os.path.join(task.own, "jupyter")


def strip(output: Any) -> None:
    """Keep of an output what the page shows.

    Raises:
        Refused: At what it cannot show.
    """
    output.pop("metadata", None)
    if output.output_type == "stream":
        output.text = as_shown(output.text)
    if "data" not in output:
        return
    kept = {kind: data for kind, data in output.data.items() if kind in KEPT}
    if "image/svg+xml" in kept:
        kept = {"image/svg+xml": kept["image/svg+xml"]}
    elif found := PLACEHOLDER.fullmatch(kept.get("text/plain", "")):
        remedy = "Print it, return a table, or write it into a text cell."
        raise Refused(f"it shows an IPython object that a page cannot: {found[1]}", remedy)
    elif "text/plain" in kept:
        kept["text/plain"] = as_shown(kept["text/plain"])
    output.metadata, output.data = {}, kept


def execute(task: Task) -> None:
    """Run every cell; a failing one ends the process with its traceback on stderr."""
    redirect(task)
    prepare(task)
    os.environ.pop("ROADMAP_OUT")  # figures belong into the notebook
    prepare_kernel(task)
    code = 1
    try:
        code = run_cells(task)
    except Refused as refused:
        note(task, *str(refused).split("\n    "))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def run_cells(task: Task) -> int:
    """Execute the copy of the notebook, print it as JSON, and return the exit code."""
    import jupytext
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError
    from traitlets.config import Config

    notebook = jupytext.read(os.path.basename(task.file))
    files = {"transport": "ipc", "ip": os.path.join(task.own, "k")}
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=task.wall_seconds,
        coalesce_streams=True,
        config=Config({"ConnectionFileMixin": files}),
    )
    try:
        client.execute(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        text = f"{task.file}: {error.ename}: {error.evalue}\n{error}"
        print(re.sub(r"\x1b\[[\d;]*m", "", text), file=sys.stderr)
        return 1
    if not os.path.exists(os.path.join(task.own, "broken")):  # IPython says nothing of it
        raise Refused("the kernel did not take the rules over", "Mend the engine.")
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": python, "language_info": {"name": "python"}}
    notebook.metadata = nbformat.NotebookNode(metadata)  # type: ignore[no-untyped-call]
    for number, cell in enumerate(notebook.cells, 1):
        cell.id, cell.metadata = f"cell-{number}", {}
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                what = f"{task.file}: cell {number} wrote to stderr:\n{output.text}"
                print(what, file=sys.stderr)
            try:
                strip(output)
            except Refused as refused:
                raise Refused(*f"cell {number}: {refused}".split("\n    ")) from None
    nbformat.validate(notebook)
    print(json.dumps(notebook, indent=1, ensure_ascii=False))
    return COMPLETE
