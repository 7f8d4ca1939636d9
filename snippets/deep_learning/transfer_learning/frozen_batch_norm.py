"""Only the head is trained, and yet the frozen body changes: batch norm in training mode."""

import copy

import numpy as np
import torch
from sklearn.datasets import load_digits, load_sample_images
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
tests = [np.flatnonzero((digit // 5 == k) & ~first) for k in (0, 1)]
dark = 0.3 * X[0]  # the new pictures


def fit(net: nn.Module, X: Tensor, y: Tensor, steps: int) -> nn.Module:
    optimizer = torch.optim.Adam(net.train().parameters(), 0.01)
    for batch in torch.randint(len(X), (steps, 25)):
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    return net.eval()


def accuracy(body: nn.Module, head: nn.Module, X: Tensor, rows: np.ndarray) -> float:
    return (head(body.eval()(X[rows])).argmax(1) == y[rows]).double().mean().item()


share = np.zeros((3, 3, 2))  # mode, seed, task
for seed in range(3):
    torch.manual_seed(seed)
    body = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
        nn.AdaptiveMaxPool2d(1), nn.Flatten())  # fmt: skip
    old_head = nn.Linear(32, 5)
    fit(nn.Sequential(body, old_head), X[:, old].flatten(0, 1), y[old].repeat(3), 200)
    share[0, seed] = accuracy(body, old_head, X[0], tests[0]), np.nan
    few = np.random.default_rng(seed).permutation(new)[:50]
    for mode in (1, 2):
        frozen, head = copy.deepcopy(body).requires_grad_(False), nn.Linear(32, 5)
        optimizer = torch.optim.Adam(head.parameters(), 0.03)
        for _ in range(400):
            frozen.train(mode == 1)
            optimizer.zero_grad()
            F.cross_entropy(head(frozen(dark[few])), y[few]).backward()
            optimizer.step()
        pairs = zip(frozen.parameters(), body.parameters(), strict=True)
        assert all(torch.equal(a, b) for a, b in pairs)  # no weight moved in either mode
        share[mode, seed, 0] = accuracy(frozen, old_head, X[0], tests[0])
        share[mode, seed, 1] = accuracy(frozen, head, dark, tests[1])
for name, runs in zip(("before", "train mode", "eval mode"), share, strict=True):
    print(f"{name:10s} old task {runs[:, 0].mean():.2f}   new task {runs[:, 1].mean():.2f}")
assert (share[2, :, 0] == share[0, :, 0]).all()  # rejects averages that move
assert (share[0] - share[1])[:, 0].mean() > 0.04  # rejects two runs in eval mode
