"""A value fetched by place and by content: a linear map and MLPs against one attention."""

import torch
import torch.nn.functional as F
from torch.nn import Linear, Module, Parameter, ReLU, Sequential

torch.set_default_dtype(torch.float64)


def tables(n: int, task: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Return three one-hot pairs (key, value) and the key asked for, (n, 70), and answers."""
    keys = torch.rand(n, 10).argsort(dim=1, stable=True)[:, :3]  # no key stands there twice
    values, place = torch.randint(10, (n, 3)), torch.randint(3, (n, 1))
    digits = torch.cat([torch.stack([keys, values], 2).flatten(1), keys.gather(1, place)], dim=1)
    X = F.one_hot(digits, 10).flatten(1).double()
    return X, values.gather(1, place)[:, 0] if task == "content" else values[:, -1]


class Attention(Module):
    """Compares the key asked for with every pair and mixes the values; `places` is optional."""

    def __init__(self, places: bool) -> None:
        super().__init__()
        sizes = (10, 32), (20, 32), (20, 32), (32, 10)
        self.W_q, self.W_k, self.W_v, self.W_out = (Linear(*size) for size in sizes)
        self.P = Parameter(0.5 * torch.randn(3, 20)) if places else 0  # a vector per place

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        table, asked = X[:, :60].unflatten(1, (3, 20)) + self.P, X[:, None, 60:]
        scores = self.W_q(asked) @ self.W_k(table).mT / 32**0.5
        return self.W_out(scores.softmax(dim=-1) @ self.W_v(table))[:, 0]


def accuracy(make, task: str, n: int, steps: int, seed: int) -> float:
    torch.manual_seed(seed)
    net, (X, y), (X_new, y_new) = make(), tables(n, task), tables(1000, task)
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.01)
    for rows in torch.randint(n, (steps, 128)):
        optimizer.zero_grad()
        F.cross_entropy(net(X[rows]), y[rows]).backward()
        optimizer.step()
    with torch.no_grad():
        return (net.eval()(X_new).argmax(dim=1) == y_new).double().mean().item()


for name, n, steps, make, fetches in (
    ("linear map", 2000, 200, lambda: Linear(70, 10), "place"),
    ("MLP", 2000, 200, lambda: Sequential(Linear(70, 25), ReLU(), Linear(25, 10)), "place"),
    ("wide", 2000, 800, lambda: Sequential(Linear(70, 256), ReLU(), Linear(256, 10)), ""),
    ("wide", 20_000, 800, lambda: Sequential(Linear(70, 256), ReLU(), Linear(256, 10)), "content"),
    ("attention", 500, 200, lambda: Attention(places=False), "content"),  # 2,026 weights
    ("with places", 500, 200, lambda: Attention(places=True), "place, content"),
):
    for task in ("place", "content") if name != "wide" else ("content",):
        runs = [accuracy(make, task, n, steps, seed) for seed in range(3)]
        print(f"by {task:7s} {name:11s} {n:6,} tables: {min(runs):.2f} to {max(runs):.2f}")
        assert min(runs) > 0.85 if task in fetches else max(runs) < 0.6  # rejects a tally
X, y = tables(20_000, "content")
commonest = X[:, :60].view(-1, 3, 20)[:, :, 10:].sum(dim=1).argmax(dim=1)
print(f"by content the commonest value: {(commonest == y).double().mean():.2f}")
