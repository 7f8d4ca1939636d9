"""What in a snippet another machine may decide otherwise: its load, its instruction set."""

from __future__ import annotations

import ast

SORTS = {"argsort", "sort_values"}
# What to look at where two instruction sets disagree: names that are called, and why.
SUSPECTS = {
    'sorts without `kind="stable"`': {"sort", "argsort", "sort_values", "argpartition", "topk"},
    "takes the first of what may be tied": {"argmax", "argmin", "nlargest", "nsmallest", "idxmax"},
    "leaves a sign open": {"eigh", "eig", "eigs", "eigsh", "svd", "svds", "PCA", "TruncatedSVD"},
    "reads a clock": {"timeit", "repeat", "perf_counter", "process_time"},
    "trains, perhaps in 32-bit floats": {"Adam", "SGD", "AdamW", "MLPClassifier", "MLPRegressor"},
}
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


def calls(code: str) -> list[tuple[int, str, set[str]]]:
    """Return line, function's own name and keywords of each call."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except SyntaxError:
        return []
    found = []
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            found.append((node.lineno, name, {str(k.arg) for k in node.keywords}))
    return sorted(found, key=lambda call: call[:2])


def unstable_sorts(code: str) -> list[int]:
    """Return the lines of sorts by which ties come out as the processor has it."""
    return [
        n for n, name, options in calls(code) if name in SORTS and not options & {"kind", "stable"}
    ]


def suspects(code: str) -> list[str]:
    """Return which lines may make a record differ between instruction sets, and why."""
    found = []
    for why, names in SUSPECTS.items():
        lines = [
            n
            for n, name, options in calls(code)
            if name in names and not options & {"kind", "stable"}
        ]
        if lines:
            found.append(f"{why}: line {', '.join(map(str, dict.fromkeys(lines)))}")
    return found
