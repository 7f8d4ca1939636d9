"""Accuracy on five new digits by labels per class: scratch, frozen features, fine-tuned."""

import copy

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits, load_sample_images
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC
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


def fit(net: nn.Module, X: Tensor, y: Tensor, steps: int) -> nn.Module:
    optimizer = torch.optim.Adam(net.train().parameters(), 0.01)
    for batch in torch.randint(len(X), (steps, 25)):
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    return net.eval()


sizes = (1, 3, 10, 30, 100)
ways = ("SVM on pixels", "frozen, random", "frozen", "scratch", "fine-tuned")
share = np.zeros((3, 5, 5))  # seed, way, size
for seed in range(3):
    torch.manual_seed(seed)
    pick = np.random.default_rng(seed)
    body = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
        nn.AdaptiveMaxPool2d(1), nn.Flatten())  # fmt: skip
    random = copy.deepcopy(body).eval()
    fit(nn.Sequential(body, nn.Linear(32, 5)), X[:, old].flatten(0, 1), y[old].repeat(3), 200)
    for out, n in zip(share[seed].T, sizes, strict=True):
        few = np.concatenate([pick.permutation(new[digit[new] == c])[:n] for c in range(5, 10)])
        P, Q = X[0, few], X[0, test]
        out[0] = SVC(C=10).fit(P.flatten(1), y[few]).score(Q.flatten(1), y[test])
        for way, start, steps in ((1, random, 300), (2, body, 100)):
            with torch.no_grad():
                out[way] = (
                    LogisticRegression(max_iter=2000).fit(start(P), y[few]).score(start(Q), y[test])
                )
            net = fit(nn.Sequential(copy.deepcopy(start), nn.Linear(32, 5)), P, y[few], steps)
            out[way + 2] = (net(Q).argmax(1) == y[test]).double().mean()
print("labels per class", *[f"{n:5d}" for n in sizes])
for way, line in zip(ways, share.transpose(1, 2, 0), strict=True):
    print(f"{way:16s}", *[f"{v:5.2f}" for v in line.mean(1)])
    half = 4.3 * line.std(1, ddof=1) / 3**0.5  # a 95 % interval of the mean, to the next 0.05
    plt.errorbar(sizes, line.mean(1).round(2), np.round(20 * half) / 20, label=way, capsize=3)
frozen, scratch, tuned = share[:, 2:].transpose(1, 0, 2)
assert (tuned - scratch)[:, :2].mean() > 0.04  # rejects a body that was not pretrained
assert (tuned - frozen)[:, 4].mean() > 0.04  # rejects a body that stays frozen
plt.xscale("log")
plt.gca().set(xlabel="labels per class", ylabel="accuracy on the new digits")
plt.legend()
plt.show()
