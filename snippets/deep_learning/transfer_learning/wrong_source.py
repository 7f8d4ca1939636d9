"""One net after four sources: a linear probe for digit and light, and fine-tuning to the new digits."""

import copy

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
light = (X.mean((2, 3, 4)) > X.mean((2, 3, 4)).median()).long()  # says nothing about the digit


def fit(net: nn.Module, X: Tensor, y: Tensor, steps: int) -> nn.Module:
    optimizer = torch.optim.Adam(net.train().parameters(), 0.01)
    for batch in torch.randint(len(X), (steps, 25)):
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    return net.eval()


names = ("no source", "five digits", "bright or dark", "random labels")
share = np.zeros((4, 3, 3))  # source, seed, what
for seed in range(3):
    torch.manual_seed(seed)
    body = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
        nn.AdaptiveMaxPool2d(1), nn.Flatten())  # fmt: skip
    few = np.random.default_rng(seed).permutation(new)[:100]
    for out, label in zip(
        share, (None, y.expand(3, -1), light, torch.randint(5, (3, 1797))), strict=True
    ):
        start = copy.deepcopy(body).eval()
        if label is not None:
            net = nn.Sequential(start, nn.Linear(32, 5))
            fit(net, X[:, old].flatten(0, 1), label[:, old].flatten(), 200)
        with torch.no_grad():
            P, Q = start(X[0, few]), start(X[0, test])
        for k, task in enumerate((y, light[0])):
            probe = LogisticRegression(max_iter=2000).fit(P / P.std(), task[few])
            out[seed, k] = probe.score(Q / P.std(), task[test])
        net = fit(nn.Sequential(start, nn.Linear(32, 5)), X[0, few], y[few], 100)
        out[seed, 2] = (net(X[0, test]).argmax(1) == y[test]).double().mean()
print("source           probe: digit   probe: light     fine-tuned")
for name, runs in zip(names, share, strict=True):
    print(f"{name:15s}", *[f"  {v.min():.2f} to {v.max():.2f}" for v in runs.T])
none, digits, bright, noise = share
assert (digits - none)[:, 0].min() > 0.05  # rejects a source that taught nothing
assert (digits - bright)[:, 0].min() > 0.1 and (bright - digits)[:, 1].min() > 0.05  # one swapped
