"""`python -m roadmap`: run snippets against their records, check the curriculum."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from roadmap import checks, curriculum, proof, record
from roadmap.run.warm import warm
from roadmap.snippet import Snippet, snippets

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The engine of Turing Tensor. A page is Markdown, code on a page is a file that runs, "
    "and what stands under it is what it printed.",
)
Root = Annotated[Path, typer.Option(help="The repository.", envvar="ROADMAP_ROOT")]


def chosen(root: Path, paths: list[Path] | None) -> list[Snippet]:
    """Return the snippets that are, or lie below, these paths; all if none are named."""
    wanted = [path.resolve() for path in paths or [root / "snippets"]]
    found = [s for s in snippets(root) if any(w in (s.path, *s.path.parents) for w in wanted)]
    if not found:
        named = ", ".join(map(str, paths or []))
        why = f"no snippet at {named}; they lie in snippets/<part>/<lesson>/*.py"
        raise typer.BadParameter(why)
    return found


def verify_all(
    found: list[Snippet], verify: Callable[[Snippet], str | None], *, cold: bool
) -> Iterator[tuple[Snippet, str | None]]:
    """Yield each snippet with what is wrong with it; one runs on each core.

    Args:
        found: What to run.
        verify: Runs one and says what is wrong.
        cold: Each runs in a new interpreter, so that no warm process is needed.
    """
    warmed = [] if cold else [s for s in found if not s.is_notebook]
    with (
        warm(warmed, found[0].root / ".cache") if len(warmed) > 1 else nullcontext(),
        ThreadPoolExecutor(os.cpu_count()) as pool,
    ):
        jobs = [(snippet, pool.submit(verify, snippet)) for snippet in found]
        try:
            for snippet, job in jobs:
                yield snippet, job.result()
        except (KeyboardInterrupt, GeneratorExit):
            typer.echo("Stopping: what runs comes to its end, and what it proves is kept", err=True)
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def overclaim(snippet: Snippet) -> str | None:
    """Say what the proof of a green run claims beyond what it shows, or None.

    A record is held against the run; that it holds on other seeds, and what it rests on, is not.
    """
    known = proof.proof(snippet)
    if not known or proof.fault(snippet):
        return None  # nothing in it is published
    held, why = record.try_seeds(snippet)
    used = proof.versions(snippet.packages, proof.lock(snippet.root))
    if why:
        return why
    if known.seeds > held:
        what = f"its proof claims {known.seeds} seeds, and it holds on {held}"
    elif missing := sorted(used.keys() - known.imports.keys()):
        what = f"its proof does not name {', '.join(missing)}, which it imports"
    else:
        return None
    name = proof.path_of(snippet).relative_to(snippet.root)
    return f"{snippet}:1: {what}\n    Delete its line in {name}, then: make record"


def still_unproven(snippet: Snippet) -> str | None:
    """Say why a recorded snippet has no proof that holds all the same, or None."""
    why = proof.fault(snippet)
    if not why:
        return None
    remedy = "If it changed while it ran, run it again: make record."
    if proof.LOCK in why:
        remedy = f"Install what the lock names, then record: touch {proof.LOCK}; make record"
    return f"{snippet}:1: {why}\n    {remedy}"


@app.command()
def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Snippets or folders; all of snippets/ if none are named"),
    ] = None,
    recording: Annotated[
        bool,
        typer.Option("--record", help="Accept what they print and draw now, if it is portable"),
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Each in a new interpreter, exactly as a reader would")
    ] = False,
    oldest: Annotated[
        bool, typer.Option("--oldest", help="On the oldest instruction set, each fresh")
    ] = False,
    seeds: Annotated[
        int,
        typer.Option(min=0, help="With that many other seeds instead: what they assert must hold"),
    ] = 0,
    changed: Annotated[
        bool, typer.Option("--changed", help="Only those whose proof does not hold")
    ] = False,
    due: Annotated[
        str | None,
        typer.Option(
            metavar="COMMIT",
            help="Only what is not proven, or proven otherwise than at this commit; what starts "
            "servers; and a sixth of the rest",
        ),
    ] = None,
    root: Root = Path("."),
) -> None:
    """Run snippets and hold what they print and draw against their records."""
    root = root.resolve()
    found = chosen(root, paths)
    if changed:
        found = [snippet for snippet in found if proof.fault(snippet)]
    reasons: dict[Snippet, str] = {}
    if due:
        try:
            reasons = proof.due(found, due)
            found = list(reasons)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    problems = []
    unproven = 0
    if found:

        def verify(snippet: Snippet) -> str | None:
            if seeds:
                return record.try_seeds(snippet, seeds)[1]
            said = overclaim if reasons.get(snippet) == "new" else None
            said = still_unproven if recording else said
            problem = record.verify(snippet, accepting=recording, fresh=fresh, oldest=oldest)
            return problem or (said(snippet) if said else None)

        done = verify_all(found, verify, cold=fresh or oldest)
        try:
            for number, (snippet, problem) in enumerate(done, 1):
                says = "FAILED" if problem else "ok"
                typer.echo(f"{number:4}/{len(found)}  {says:>6}  {snippet}")
                problems += [problem] if problem else []
                unproven += not problem and proof.fault(snippet) is not None
        finally:
            for problem in problems:
                typer.echo(f"\n{problem}", err=True)
    if changed and not found:
        typer.echo("Nothing to run: every proof holds")
    typer.echo(f"{len(found) - len(problems)} passed, {len(problems)} failed")
    if unproven:
        typer.echo(f"{unproven} of them without a proof that holds: make record writes it")
    raise typer.Exit(bool(problems))


@app.command()
def check(root: Root = Path(".")) -> None:
    """Check pages, prerequisites, checkpoints, includes, links and numbers; runs nothing."""
    known = curriculum.read(root.resolve())
    problems = checks.problems(known)
    for problem in problems:
        typer.echo(problem, err=True)
    lessons = known.lessons()
    shown = sum(len(page.snippets) for page in lessons)
    typer.echo(f"{len(lessons)} lessons, {shown} snippets, {len(problems)} problems")
    raise typer.Exit(bool(problems))


if __name__ == "__main__":
    app()
