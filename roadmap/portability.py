"""What in a snippet another machine may decide otherwise: its load, its instruction set."""

from __future__ import annotations

import ast
from collections.abc import Iterator

SORTS = {"argsort", "sort_values"}
STABLE = {"kind='stable'", "kind='mergesort'", "stable=True"}
# What to look at where two instruction sets disagree: names that are called, and why.
SUSPECTS = {
    'sorts without `kind="stable"`': {"sort", "argsort", "sort_values", "argpartition", "topk"},
    "takes the first of what may be tied": {"argmax", "argmin", "nlargest", "nsmallest", "idxmax"},
    "leaves a sign open": {"eigh", "eig", "eigs", "eigsh", "svd", "svds", "PCA", "TruncatedSVD"},
    "reads a clock": {"timeit", "repeat", "perf_counter", "process_time"},
    "trains, perhaps in 32-bit floats": {"Adam", "SGD", "AdamW", "MLPClassifier", "MLPRegressor"},
}
GROWS = {"append", "extend", "insert", "add", "update", "setdefault"}
CLOCKS = {"timeit"} | {
    f"{clock}{unit}"
    for clock in ("perf_counter", "process_time", "thread_time", "monotonic", "time.time")
    for unit in ("", "_ns")
}


def asserted_times(code: str) -> list[int]:
    """Return the lines of the asserts that use what was computed from a clock's answer."""
    if "time" not in code:
        return []  # every clock comes from `time` or `timeit`; most files are spared the parsing
    try:
        module = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []  # running the file says so, with its line
    measured, lines = CLOCKS | renamed_clocks(module), set[int]()
    if not mentions(module, measured):
        return []
    functions = [node for node in module.body if isinstance(node, ast.FunctionDef)]
    places: dict[str, list[bool]] = {}  # of functions that return a clock's answer among others
    known = -1
    while known < (known := len(measured) + sum(map(sum, places.values()))):
        for function in functions:  # again, since one may call another that stands below it
            own = measured | assigned_from(function, measured, places)
            for value in (n.value for n in ast.walk(function) if isinstance(n, ast.Return)):
                if isinstance(value, ast.Tuple):
                    places[function.name] = [mentions(part, own) for part in value.elts]
                elif value and mentions(value, own):
                    measured.add(function.name)
    rest = ast.Module([n for n in module.body if not isinstance(n, ast.FunctionDef)], [])
    for node in (*functions, rest):
        lines |= asserts_of(node, measured | assigned_from(node, measured, places))
    return sorted(lines)


def renamed_clocks(module: ast.Module) -> set[str]:
    """Return the names under which a module imports clocks, where they are not their own."""
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module in ("time", "timeit"):
            clocks = {*CLOCKS, "time", "time_ns", "repeat"}
            found |= {alias.asname or alias.name for alias in node.names if alias.name in clocks}
        elif isinstance(node, ast.Import):
            names = {a.asname for a in node.names if a.name in ("time", "timeit") and a.asname}
            found |= {
                f"{name}.{clock}" for name in names for clock in ("time", "time_ns", "repeat")
            }
    return found


def mentions(node: ast.AST, names: set[str]) -> bool:
    """Return whether one of these names, or a clock as an attribute, stands in a node."""
    clocks = {name for name in names if name in CLOCKS or "." in name}
    return any(
        (isinstance(n, ast.Name) and n.id in names)
        or (isinstance(n, ast.Attribute) and (n.attr in clocks or ast.unparse(n) in clocks))
        for n in ast.walk(node)
    )


def asserts_of(node: ast.AST, names: set[str]) -> set[int]:
    asserts = (n for n in ast.walk(node) if isinstance(n, ast.Assert))
    return {n.lineno for n in asserts if mentions(n.test, names)}


def assigned_from(node: ast.AST, names: set[str], places: dict[str, list[bool]]) -> set[str]:
    """Return the names that are assigned, directly or not, from an expression with these."""
    pairs = [*assignments(node)]
    found: set[str] = set()
    while True:
        more = {
            name
            for target, value in pairs
            for name in tainted(target, value, names | found, places)
        }
        if more <= found:
            return found
        found |= more


def assignments(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what gets a value, and the expression that it gets something of."""
    for n in ast.walk(node):
        if isinstance(n, ast.Assign):
            yield from ((target, n.value) for target in n.targets)
        elif isinstance(n, ast.AugAssign | ast.AnnAssign | ast.NamedExpr) and n.value:
            yield n.target, n.value
        elif isinstance(n, ast.For):
            yield from elements(n.target, n.iter)
        elif isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr in GROWS:
            yield from ((n.func.value, argument) for argument in n.args)


def elements(target: ast.expr, looped: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield the names of a loop with what they run over: each of `zip` with its own."""
    parts = target.elts if isinstance(target, ast.Tuple) else []
    if isinstance(looped, ast.Call) and parts:
        name, arguments = ast.unparse(looped.func), looped.args
        if name == "zip" and len(arguments) == len(parts):
            for part, argument in zip(parts, arguments, strict=True):
                yield from elements(part, argument)
            return
        if name == "enumerate" and len(parts) == 2:
            yield from elements(parts[1], arguments[0])
            return
        if name.endswith(".items") and len(parts) == 2:
            yield parts[1], looped
            return
    yield target, looped


def tainted(
    target: ast.expr, value: ast.expr, names: set[str], places: dict[str, list[bool]]
) -> set[str]:
    """Return the names in the target of an assignment that get something of `names`."""
    if isinstance(target, ast.Subscript | ast.Starred):
        return tainted(target.value, value, names, places)
    if isinstance(target, ast.Name):
        return {target.id} if mentions(value, names) else set()
    if not isinstance(target, ast.Tuple | ast.List):
        return set()
    parts = target.elts
    if isinstance(value, ast.Tuple) and len(value.elts) == len(parts):
        pairs = zip(parts, value.elts, strict=True)
        return {name for part, own in pairs for name in tainted(part, own, names, places)}
    hit = [mentions(value, names)] * len(parts)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        known = places.get(value.func.id, hit)
        hit = known if len(known) == len(parts) else hit
    clock = ast.Name(next(iter(CLOCKS)))
    chosen = (part for part, is_hit in zip(parts, hit, strict=True) if is_hit)
    return {name for part in chosen for name in tainted(part, clock, CLOCKS, places)}


def calls(code: str) -> list[tuple[int, str, set[str]]]:
    """Return line, function's own name and keywords, as they are written, of each call."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = []
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            found.append((node.lineno, name, {ast.unparse(k) for k in node.keywords}))
    return sorted(found, key=lambda call: call[:2])


def unstable_sorts(code: str) -> list[int]:
    """Return the lines of sorts by which ties come out as the processor has it."""
    if not any(name in code for name in SORTS):
        return []
    return [n for n, name, options in calls(code) if name in SORTS and not options & STABLE]


def suspects(code: str) -> list[str]:
    """Return which lines may make a record differ between instruction sets, and why."""
    found = []
    for why, names in SUSPECTS.items():
        lines = [n for n, name, options in calls(code) if name in names and not options & STABLE]
        if lines:
            found.append(f"{why}: line {', '.join(map(str, dict.fromkeys(lines)))}")
    return found
