"""Pull views together and push nothing apart: the net maps every picture to one point."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.linear_model import RidgeClassifierCV
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # digits that hold on every processor
X, y = load_digits(return_X_y=True)
X = torch.tensor(X / 16, dtype=torch.float64)


def run(seed: int, kind: str, steps: int) -> tuple[float, float]:
    """Return spread (1: in all directions, 0: one point) and accuracy with 100 labels."""
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Linear(64, 128), nn.BatchNorm1d(128), nn.ReLU(),
        nn.Linear(128, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 32))  # fmt: skip
    predictor = nn.Sequential(
        nn.Linear(32, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 32))  # fmt: skip
    optimizer = torch.optim.Adam([*net.parameters(), *predictor.parameters()], lr=0.003)
    for _ in range(steps):
        x = X[torch.randint(1300, (128,))]
        a, b = (net(x + 0.3 * torch.randn_like(x)) for _ in range(2))
        if kind == "negatives":
            S = F.normalize(a) @ F.normalize(b).T / 0.2
            loss = F.cross_entropy(S, torch.arange(128))
        else:
            p, q = (predictor(a), predictor(b)) if "predictor" in kind else (a, b)
            if "stop" in kind:
                a, b = a.detach(), b.detach()  # the target gets no gradient
            loss = -(F.cosine_similarity(p, b) + F.cosine_similarity(q, a)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        Z = F.normalize(net(X)).numpy()
    ridge = RidgeClassifierCV([1e-6, 1e-4, 0.01, 1, 100]).fit(Z[:100], y[:100])
    return 32**0.5 * Z[1300:].std(axis=0).mean(), ridge.score(Z[1300:], y[1300:])


spread = {}
print("loss                 steps   spread         accuracy")
for kind in ("negatives", "pull", "stop", "predictor", "stop, predictor"):
    for steps in (100, 300) if kind in ("pull", "stop, predictor") else (100,):
        S = np.array([run(seed, kind, steps) for seed in range(3)])
        spread[kind, steps] = S[:, 0]
        (a, b), (c, d) = S.min(axis=0), S.max(axis=0)
        print(f"{kind:20s} {steps:5d}   {a:.2f} to {c:.2f}   {b:.2f} to {d:.2f}")
assert spread["pull", 100].max() < 0.2 < 0.6 < spread["negatives", 100].min()  # fails if kept apart
assert spread["stop, predictor", 100].min() > 0.5  # fails if the target gets a gradient
