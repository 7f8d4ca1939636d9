"""A value fetched by place and by content: a linear map and an MLP against one attention."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)


def tables(n: int, task: str, pairs: int = 6) -> tuple[Tensor, Tensor]:
    """Return one-hot pairs (key, value) and the key asked for, (n, 20 pairs + 10), and answers."""
    keys = torch.rand(n, 10).argsort(dim=1, stable=True)[:, :pairs]  # no key stands there twice
    values, place = torch.randint(10, (n, pairs)), torch.randint(pairs, (n, 1))
    one_hot = F.one_hot(torch.stack([keys, values], dim=2), 10).flatten(1)
    X = torch.cat([one_hot, F.one_hot(keys.gather(1, place)[:, 0], 10)], dim=1).double()
    return X, values.gather(1, place)[:, 0] if task == "content" else values[:, 2]


class Attention(nn.Module):
    """Compares the key asked for with every pair and mixes the values; `places` is optional."""

    def __init__(self, places: bool, d: int = 32) -> None:
        super().__init__()
        self.W_q, self.W_k, self.W_v = nn.Linear(10, d), nn.Linear(20, d), nn.Linear(20, d)
        self.W_out = nn.Linear(d, 10)
        self.P = nn.Parameter(0.5 * torch.randn(6, 20)) if places else 0  # a vector per place

    def forward(self, X: Tensor) -> Tensor:
        table, asked = X[:, :-10].unflatten(1, (-1, 20)) + self.P, X[:, None, -10:]
        scores = self.W_q(asked) @ self.W_k(table).mT / 32**0.5
        return self.W_out(scores.softmax(dim=-1) @ self.W_v(table))[:, 0]


def accuracies(make, seed: int, task: str, longer: bool) -> list[float]:
    """Train on 2,000 tables; return the accuracy on them, on new ones, and on longer ones."""
    torch.manual_seed(seed)
    tests = [tables(2000, task), tables(1000, task), *[tables(1000, task, pairs=10)] * longer]
    optimizer, (X, y) = torch.optim.AdamW((net := make()).parameters(), lr=0.01), tests[0]
    for rows in torch.randint(2000, (200, 64)):
        optimizer.zero_grad()
        F.cross_entropy(net(X[rows]), y[rows]).backward()
        optimizer.step()
    return [(net(X).argmax(dim=1) == y).double().mean().item() for X, y in tests]


nets = {
    "linear": lambda: nn.Linear(130, 10),  # 1,310 weights
    "MLP": lambda: nn.Sequential(nn.Linear(130, 15), nn.ReLU(), nn.Linear(15, 10)),  # 2,125
    "wide MLP": lambda: nn.Sequential(nn.Linear(130, 105), nn.ReLU(), nn.Linear(105, 10)),
    "attention": lambda: Attention(places=False),  # 2,026
    "with places": lambda: Attention(places=True),
}
print("fetched by               training rows      new rows      10 pairs")
for task, name in [(task, name) for task in ("place", "content") for name in nets]:
    longer = (task, name) == ("content", "attention")  # the others take six pairs only
    runs = torch.tensor([accuracies(nets[name], seed, task, longer) for seed in range(3)])
    spread = [f"{a:.2f} to {b:.2f}" for a, b in zip(runs.amin(0), runs.amax(0), strict=True)]
    print(f"{task:7s} {name:14s}  {'  '.join(spread)}")
    fetches = name == "with places" or (name == "attention") == (task == "content")
    assert runs[:, 1:].min() > 0.95 if fetches else runs[:, 1:].max() < 0.5  # rejects a tally
