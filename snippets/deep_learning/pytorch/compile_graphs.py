"""How many graphs torch.compile makes of a function, and which functions it takes as one."""

import logging
from collections.abc import Callable

import torch

torch._logging.set_logs(dynamo=logging.ERROR)  # else .item() prints a warning
graphs: list[torch.fx.GraphModule] = []


def keep(graph: torch.fx.GraphModule, inputs: list[torch.Tensor]) -> Callable[..., object]:
    """A backend that notes each graph and runs it as it is; the default one writes C++."""
    graphs.append(graph)
    return graph.forward


def branch(x: torch.Tensor) -> torch.Tensor:
    return x.sin() if x.sum() > 0 else x.cos()  # Python needs the number to choose


ones = torch.ones(4)
cases: list[tuple[str, Callable[[torch.Tensor], torch.Tensor], list[torch.Tensor]]] = [
    ("sizes 4, 5, 6, 7", lambda x: x.sin() + 1, [torch.ones(n) for n in (4, 5, 6, 7)]),
    ("sizes 4, 5, 1, 7", lambda x: x.sin() + 1, [torch.ones(n) for n in (4, 5, 1, 7)]),
    ("if", branch, [ones, -ones, ones]),
    ("torch.where", lambda x: torch.where(x.sum() > 0, x.sin(), x.cos()), [ones, -ones, ones]),
    (".item()", lambda x: x * x.sum().item(), [ones, -ones, ones]),
]
found = {}
for name, function, inputs in cases:
    torch.compiler.reset()
    graphs.clear()
    compiled, made = torch.compile(function, backend=keep), []
    for x in inputs:
        # Rejects a compiler that runs the graph of another size or side.
        torch.testing.assert_close(compiled(x), function(x), rtol=0, atol=0)
        made.append(len(graphs))
    torch.compiler.reset()
    try:
        torch.compile(function, backend=keep, fullgraph=True)(inputs[0])
        full = "runs"
    except torch._dynamo.exc.Unsupported:
        full = "raises"
    found[name] = made, full
    print(f"{name:16}  graphs after each call: {made}, fullgraph=True {full}")
assert found["sizes 4, 5, 6, 7"][0] == [1, 2, 2, 2]  # rejects a graph for each size
assert found["sizes 4, 5, 1, 7"][0] == [1, 2, 3, 3]  # rejects "the second is for all sizes"
assert found["if"] == ([2, 3, 3], "raises")  # rejects "an if costs nothing"
assert found["torch.where"] == ([1, 1, 1], "runs")  # rejects a graph for each side
assert found[".item()"][1] == "runs" and found[".item()"][0][0] > 1  # rejects "raises at any break"
names = torch.compile(torch.nn.Linear(4, 2), backend=keep).state_dict()
assert [*names] == ["_orig_mod.weight", "_orig_mod.bias"]  # rejects "a plain net will load it"
