"""`python -m roadmap`: scaffold a page, run snippets against their records, check the curriculum."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from roadmap import curriculum, diagrams, records, scaffold
from roadmap.runner import warm

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The engine of Turing Tensor. A page is Markdown, code on a page is a file that runs, and what stands under it is what it printed.",
)
Root = Annotated[Path, typer.Option(help="The repository.", envvar="ROADMAP_ROOT")]


@app.command()
def new(
    kind: Annotated[str, typer.Argument(help="lesson or project")],
    name: Annotated[str, typer.Argument(help="Its id: machine-learning/naive-bayes, or for a project: spam-detection")],
    root: Root = Path("."),
) -> None:
    """Scaffold a page and its snippets; it passes as it stands, so fill it step by step and stay green.

    Then: python -m roadmap run --record snippets/<part>/<lesson>, and add the page to `nav` in mkdocs.yml.
    """
    try:
        made = scaffold.new(root, kind, name)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    for path in made:
        typer.echo(f"wrote {path}")


@app.command()
def run(
    paths: Annotated[list[Path] | None, typer.Argument(help="Snippets or folders; all of snippets/ if none are named")] = None,
    record: Annotated[bool, typer.Option("--record", help="Accept what the snippets print and draw now")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Each in a new interpreter, exactly as a reader would")] = False,
    changed: Annotated[bool, typer.Option("--changed", help="Only those that changed since their last green run")] = False,
    root: Root = Path("."),
) -> None:
    """Run snippets and hold what they print and draw against their records."""
    root = root.resolve()
    known = curriculum.load(root)
    wanted = [p.resolve() for p in paths or [root / "snippets"]]
    chosen = [s for s in curriculum.snippets(root) if any(s == w or w in s.parents for w in wanted)]
    if not chosen:
        raise typer.BadParameter(f"no snippet at {', '.join(map(str, paths or []))}; they lie in snippets/<part>/<lesson>/*.py")
    if changed:
        chosen = [s for s in chosen if not records.is_verified(s, root, known.servers(s))]
    for picture in diagrams.record(root) if record else ():
        typer.echo(f"drew {picture.relative_to(root)}")
    problems = []
    plain = [s for s in chosen if not records.is_notebook(s)]
    with nullcontext() if fresh or len(plain) < 2 else warm(plain, root / ".cache"), ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [(s, pool.submit(records.verify, s, root, accept=record, fresh=fresh, servers=known.servers(s))) for s in chosen]
        for snippet, job in jobs:
            problem = job.result()
            receipt = records.receipt(snippet, root)
            took = "FAILED" if problem or not receipt else f"{receipt.seconds:6.2f} s {receipt.memory_mb:5.0f} MB"
            typer.echo(f"{took}  {snippet.relative_to(root)}")
            problems += [problem] if problem else []
    for problem in problems:
        typer.echo(f"\n{problem}", err=True)
    typer.echo(f"{len(chosen) - len(problems)} passed, {len(problems)} failed")
    raise typer.Exit(bool(problems))


@app.command()
def check(root: Root = Path(".")) -> None:
    """Check pages, prerequisites, checkpoints, includes, links and numbers without running anything; every problem at once."""
    found = curriculum.load(root.resolve())
    for problem in found.problems:
        typer.echo(problem, err=True)
    lessons = [p for p in found.pages.values() if p.part]
    typer.echo(f"{len(lessons)} lessons, {sum(len(p.snippets) for p in lessons)} snippets, {len(found.problems)} problems")
    raise typer.Exit(bool(found.problems))


if __name__ == "__main__":
    app()
