"""Which asserts of a snippet depend on a clock: they would measure the machine's load."""

from __future__ import annotations

import ast

CLOCKS = {"perf_counter", "process_time", "thread_time", "monotonic", "timeit"}


def asserted_times(code: str) -> list[int]:
    """Return the lines of the asserts that use what was computed from a clock's answer."""
    if not any(clock in code for clock in CLOCKS):
        return []
    try:
        module = ast.parse(code)
    except SyntaxError:
        return []  # running the file says so, with its line
    measured = set(CLOCKS)
    lines: list[int] = []
    for function in (n for n in module.body if isinstance(n, ast.FunctionDef)):
        own = measured | assigned_from(function, measured)
        if any(mentions(n, own) for n in ast.walk(function) if isinstance(n, ast.Return)):
            measured |= {function.name}
        lines += asserts_of(function, own)
    rest = ast.Module([n for n in module.body if not isinstance(n, ast.FunctionDef)], [])
    return sorted({*lines, *asserts_of(rest, measured | assigned_from(rest, measured))})


def mentions(node: ast.AST, names: set[str]) -> bool:
    """Return whether one of these names, or an attribute of this name, stands in a node."""
    return any(
        (isinstance(n, ast.Name) and n.id in names)
        or (isinstance(n, ast.Attribute) and n.attr in names)
        for n in ast.walk(node)
    )


def asserts_of(node: ast.AST, names: set[str]) -> list[int]:
    asserts = (n for n in ast.walk(node) if isinstance(n, ast.Assert))
    return [n.lineno for n in asserts if mentions(n.test, names)]


def assigned_from(node: ast.AST, names: set[str]) -> set[str]:
    """Return the names that are assigned, directly or not, from an expression with these."""
    kinds = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.NamedExpr)
    assignments = [n for n in ast.walk(node) if isinstance(n, kinds) and n.value]
    found: set[str] = set()
    while True:
        more = {
            name.id
            for n in assignments
            if n.value and mentions(n.value, names | found)
            for target in (n.targets if isinstance(n, ast.Assign) else [n.target])
            for name in ast.walk(target)
            if isinstance(name, ast.Name)
        }
        if more <= found:
            return found
        found |= more
