"""Whether a snippet can prove what it shows: what in its code keeps it from that."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeGuard

EXITS = {"exit", "quit", "sys.exit", "os._exit", "os.abort", "_exit", "SystemExit"}


def unsound(code: str, *, notebook: bool = False) -> Iterator[tuple[int, str, str]]:
    """Yield a line, what is wrong there and how to mend it, unless the code is no Python at all."""
    try:
        module = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return  # `files` says so, with its line
    if not notebook and not (ast.get_docstring(module) or "").strip():
        remedy = (
            "Begin with one line in three quotes: what it shows. It also describes its figures."
        )
        yield 1, "has no docstring", remedy
    nodes = [*ast.walk(module)]
    if not any(map(asserts, nodes)):
        remedy = "Assert what it shows, and say in a comment which wrong program that rejects."
        yield 1, "asserts nothing", remedy
    imported = {
        alias.asname or alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module in ("sys", "os")
        for alias in node.names
        if f"{node.module}.{alias.name}" in EXITS
    }
    exits = EXITS | imported
    for line in sorted({n.lineno for n in nodes if ends(n, exits)}):
        remedy = "Let it run to its end: what stands below would never be tried."
        yield line, "may end before its asserts", remedy


def ends(node: ast.AST, exits: set[str]) -> TypeGuard[ast.Call | ast.Raise]:
    """Return whether a node ends the program as if all were well, without a message."""
    if not isinstance(node, ast.Call | ast.Raise):
        return False
    what = node.exc if isinstance(node, ast.Raise) else node
    called, given = (what.func, what.args) if isinstance(what, ast.Call) else (what, [])
    says = (
        given
        and isinstance(given[0], ast.Constant | ast.JoinedStr)
        and "'" in ast.unparse(given[0])
    )
    return called is not None and ast.unparse(called) in exits and not says


def asserts(node: ast.AST) -> bool:
    """Return whether a node can fail: an assert that is not constant, or a library's."""
    if isinstance(node, ast.Assert):
        return not isinstance(node.test, ast.Constant | ast.Tuple)
    return isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2].startswith(
        "assert_"
    )
