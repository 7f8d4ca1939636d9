"""Pull views together and push nothing apart: the net maps every picture to one point."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # decimals that hold on every processor
X = torch.tensor(load_digits().data / 16, dtype=torch.float64)
STEPS = (50, 100)  # the spread is measured after each


def run(seed: int, kind: str) -> list[float]:
    """Return the spread of the embeddings (1: in all directions, 0: one point) after STEPS."""
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Linear(64, 64), nn.BatchNorm1d(64), nn.ReLU(),
        nn.Linear(64, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 32))  # fmt: skip
    predictor = nn.Sequential(
        nn.Linear(32, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 32))  # fmt: skip
    optimizer = torch.optim.Adam([*net.parameters(), *predictor.parameters()], lr=0.003)
    spread = []
    for step in range(1, STEPS[-1] + 1):
        x = X[torch.randint(1300, (64,))]
        a, b = (net(x + 0.3 * torch.randn_like(x)) for _ in range(2))
        if kind == "negatives":
            S = F.normalize(a) @ F.normalize(b).T / 0.2
            loss = F.cross_entropy(S, torch.arange(64))
        else:
            p, q = (predictor(a), predictor(b)) if "predictor" in kind else (a, b)
            if "stop" in kind:
                a, b = a.detach(), b.detach()  # the target gets no gradient
            loss = -(F.cosine_similarity(p, b) + F.cosine_similarity(q, a)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step in STEPS:
            with torch.no_grad():
                Z = F.normalize(net.eval()(X[1300:]))
            net.train()
            spread.append(32**0.5 * Z.std(dim=0).mean().item())
    return spread


T = {}
print(f"spread after     {STEPS[0]} steps       {STEPS[1]} steps")
for kind in ("negatives", "pull", "stop", "predictor", "stop, predictor"):
    T[kind] = np.array([run(seed, kind) for seed in range(3)])
    (a, b), (c, d) = T[kind].min(axis=0), T[kind].max(axis=0)
    print(f"{kind:16s}  {a:.2f} to {c:.2f}   {b:.2f} to {d:.2f}")
for kind in ("pull", "stop", "predictor"):  # fails for a net that does not collapse
    assert T[kind][:, 1].max() < 0.3 < 0.6 < T["stop, predictor"][:, 1].min()
assert T["negatives"].min() > 0.6  # fails if nothing is pushed away
