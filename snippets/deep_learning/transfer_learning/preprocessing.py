"""A frozen net behind wrong preprocessing: its head is trained on it, or meets it in service only."""

import numpy as np
import torch
from sklearn.datasets import load_digits, load_sample_images
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
draw, photos = np.random.default_rng(0), [p.mean(2) / 255 for p in load_sample_images().images]
scans, digit = load_digits(return_X_y=True)
X, y = np.empty((3, 1797, 1, 12, 12)), torch.tensor(digit % 5)  # each scan on three backgrounds
for k, i in np.ndindex(3, 1797):
    top, left, a, b = draw.integers((415, 628, 5, 5))
    picture, ink = X[k, i, 0], scans[i].reshape(8, 8) / 16
    picture[:] = 0.7 * photos[draw.integers(2)][top : top + 12, left : left + 12]
    picture[a : a + 8, b : b + 8] += ink * (1 - picture[a : a + 8, b : b + 8])
X, first = torch.tensor(X), np.arange(1797) < 1300  # the rest: mostly other writers
old, new = [np.flatnonzero((digit // 5 == k) & first) for k in (0, 1)]
test = np.flatnonzero((digit >= 5) & ~first)
mean, deviation = X[:, old].mean(), X[:, old].std()
ways = {
    "as in pretraining": lambda X: (X - mean) / deviation,
    "0 to 1": lambda X: X,
    "inverted": lambda X: (1 - X - mean) / deviation,
    "upside down": lambda X: ((X - mean) / deviation).flip(2),
}
right = ways["as in pretraining"]


def fit(net: nn.Module, X: Tensor, y: Tensor, steps: int) -> nn.Module:
    optimizer = torch.optim.Adam(net.train().parameters(), 0.01)
    for batch in torch.randint(len(X), (steps, 25)):
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    return net.eval()


share = np.zeros((4, 3, 2))  # way, seed, in training and service or in service only
for seed in range(3):
    torch.manual_seed(seed)
    body = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
        nn.AdaptiveMaxPool2d(1), nn.Flatten())  # fmt: skip
    fit(
        nn.Sequential(body, nn.Linear(32, 5)), right(X[:, old]).flatten(0, 1), y[old].repeat(3), 200
    )
    few = np.random.default_rng(seed).permutation(new)[:150]
    with torch.no_grad():
        for out, way in zip(share, ways.values(), strict=True):
            for j, seen in enumerate((way, right)):
                P, Q = body(seen(X[0, few])), body(way(X[0, test]))
                head = LogisticRegression(max_iter=2000).fit(P / P.std(), y[few])
                out[seed, j] = head.score(Q / P.std(), y[test])  # one scale: one penalty for all
print("wrong in            both        service only")
for name, runs in zip(ways, share, strict=True):
    ends = [f"{v.min():.2f} to {v.max():.2f}" for v in runs.T]
    print(f"{name:18s}", *ends)
loss = share[0] - share[1:]  # way, seed, where
assert (loss[:, :, 1] > 0.1).all()  # rejects a service that uses the right one
assert (loss[1, :, 0] > 0.05).all()  # rejects a head on the pixels
