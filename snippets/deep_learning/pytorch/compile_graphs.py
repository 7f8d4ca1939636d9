"""How many graphs torch.compile makes of a function, counted after each call."""

from collections.abc import Callable

import torch

graphs: list[torch.fx.GraphModule] = []


def keep(graph: torch.fx.GraphModule, inputs: list[torch.Tensor]) -> Callable[..., object]:
    """A backend that notes each graph and runs it as it is; the default one writes C++."""
    graphs.append(graph)
    return graph.forward


def straight(x: torch.Tensor) -> torch.Tensor:
    return (x.sin() * 2 + 1).relu()


def branch(x: torch.Tensor) -> torch.Tensor:
    x = x.sin()
    return x * 2 if x.sum() > 0 else x * 3  # Python needs the number to choose


def both_sides(x: torch.Tensor) -> torch.Tensor:
    x = x.sin()
    return torch.where(x.sum() > 0, x * 2, x * 3)


def count(function: Callable[..., torch.Tensor], *inputs: torch.Tensor) -> list[int]:
    """Return the number of graphs after each call."""
    torch.compiler.reset()
    graphs.clear()
    compiled, made = torch.compile(function, backend=keep), []
    for x in inputs:
        # Rejects a compiler that runs the graph of another shape, type or side.
        torch.testing.assert_close(compiled(x), function(x), rtol=0, atol=0)
        made.append(len(graphs))
    return made


x = torch.ones(4)
counts = {
    "same shape": count(straight, x, x, x),
    "shapes 4, 5, 6, 7": count(straight, x, torch.ones(5), torch.ones(6), torch.ones(7)),
    "float32, float64": count(straight, x, x.double(), x),
    "if": count(branch, x, -x, x),
    "torch.where": count(both_sides, x, -x, x),
}
for name, made in counts.items():
    print(f"{name:18} graphs after each call: {', '.join(map(str, made))}")
print("operations of the first graph:", end=" ")
count(straight, x)
print(", ".join(node.name for node in graphs[0].graph.nodes if node.op.startswith("call")))
assert counts["shapes 4, 5, 6, 7"] == [1, 2, 2, 2]  # rejects a graph for each shape
assert counts["if"] == [2, 3, 3]  # rejects "an if costs nothing"
assert counts["torch.where"] == [1, 1, 1]  # rejects a graph for each side
