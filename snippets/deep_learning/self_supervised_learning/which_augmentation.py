"""What the views share is learned, what differs between them is forgotten: digit or color."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.linear_model import RidgeClassifierCV
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # decimals that hold on every processor
X, y = load_digits(return_X_y=True)
ink = torch.tensor(X / 16, dtype=torch.float64)[:, None]  # (1797, 1, 64)


def paint(ink: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return strokes in random colors, (n, 3, 64), and which channel is the strongest."""
    color = 0.2 + 0.8 * torch.rand(len(ink), 3, 1)
    return ink * color, color.argmax(dim=1).flatten()


def view(x: torch.Tensor, kind: str) -> torch.Tensor:
    """Return x (B, 3, 64) with noise, after the named change."""
    if kind == "new color":
        x, _ = paint(x.amax(dim=1, keepdim=True))
    if kind == "new digit":  # another stroke in the color of this one
        x = x.amax(dim=2, keepdim=True) * ink[torch.randint(1300, (len(x),))]
    return x + 0.2 * torch.randn_like(x)


def probes(seed: int, kind: str) -> list[float]:
    """Return the test accuracy of linear probes for digit and color, 100 labels each."""
    torch.manual_seed(seed)
    X, color = paint(ink)
    net = nn.Sequential(nn.Flatten(), nn.Linear(192, 128), nn.ReLU(), nn.Linear(128, 32))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
    for _ in range(0 if kind == "untrained" else 100):
        x = X[torch.randint(1300, (128,))]
        a, b = (F.normalize(net(view(x, kind))) for _ in range(2))
        loss = F.cross_entropy(a @ b.T / 0.2, torch.arange(128))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        A = F.normalize(net(X)).numpy()
    ridge = RidgeClassifierCV([0.0001, 0.01, 1, 100])  # leave-one-out picks the penalty
    return [ridge.fit(A[:100], t[:100]).score(A[1300:], t[1300:]) for t in (y, color.numpy())]


mean = {}
print("the views have     digit          color")
for kind in ("untrained", "same color", "new color", "new digit"):
    S = np.array([probes(seed, kind) for seed in range(3)])
    (a, b), (c, d) = S.min(axis=0), S.max(axis=0)
    print(f"{kind:12s} {a:8.2f} to {c:.2f} {b:6.2f} to {d:.2f}")
    mean[kind] = S.mean(axis=0)
assert mean["new color"][1] < 0.42 < 0.6 < mean["untrained"][1]  # fails if views keep the color
assert mean["new digit"][0] < 0.42 < 0.8 < mean["new digit"][1]  # fails if the stroke is kept
assert (mean["same color"] > mean["untrained"] + 0.05).all()  # fails if "same color" recolors
assert mean["new color"][0] > mean["untrained"][0] + 0.1  # fails if nothing is learned
