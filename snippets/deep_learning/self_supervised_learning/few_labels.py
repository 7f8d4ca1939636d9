"""Test accuracy by the number of labels: a linear probe on a pretrained net and its rivals."""

import numpy as np
import torch
from scipy.ndimage import rotate, shift
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler, normalize
from sklearn.semi_supervised import LabelSpreading
from sklearn.svm import SVC
from torch import nn
from torch.nn import functional as F

X, y = load_digits(return_X_y=True)
X, N, LABELS = X / 16, 1300, (10, 20, 50, 100, 300)  # rows from 1300 on test
g, old = np.random.default_rng(0), X[:N].reshape(-1, 8, 8)
V = [rotate(old, g.uniform(-20, 20), axes=(1, 2), reshape=False, order=1) for _ in range(21)]
V = np.stack([shift(v, (0, *g.uniform(-0.5, 0.5, 2)), order=1) for v in V])
V, pixels = (torch.tensor(a, dtype=torch.float32) for a in (V.reshape(21, N, 64), X))


def pretrain(net: nn.Module) -> nn.Module:
    """Train net (B, 64) -> (B, 128) by InfoNCE behind a projection head, without labels."""
    head = nn.Sequential(nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 32))
    optimizer = torch.optim.Adam([*net.parameters(), *head.parameters()], lr=0.003)
    for _ in range(700):
        b = torch.randint(N, (128,))
        u, v = (V[torch.randint(21, (128,)), b] + 0.2 * torch.randn(128, 64) for _ in range(2))
        S = F.normalize(head(net(u))) @ F.normalize(head(net(v))).T / 0.5
        optimizer.zero_grad()
        F.cross_entropy(S, torch.arange(128)).backward()
        optimizer.step()
    return net


names = ("pixels", "untrained", "pretrained", "1,000 random", "SVM", "spreading")
spread = LabelSpreading(kernel="knn", n_neighbors=10, alpha=0.8, max_iter=300)
T = np.zeros((3, 6, 5))  # accuracy by net, method, number of labels
for seed in range(3):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU())
    maps = nn.Conv2d(1, 250, 5, padding=2)(pixels.view(-1, 1, 8, 8)).relu()
    A = [pixels, net(pixels), pretrain(net)(pixels), F.adaptive_max_pool2d(maps, 2).flatten(1)]
    A = [a.detach().double().numpy() for a in A]
    A = [10 * normalize(StandardScaler().fit(a[:N]).transform(a)) for a in A]  # rows of length 10
    for draw, k in np.ndindex(4, 5):  # four sets of labeled rows for each net
        order = np.random.default_rng((seed, draw)).permutation(N)
        few = np.concatenate([order[y[order] == c][: LABELS[k] // 10] for c in range(10)])
        fits = [(LogisticRegression(max_iter=300), a) for a in A] + [(SVC(C=10), X)]
        scores = [m.fit(a[few], y[few]).score(a[N:], y[N:]) for m, a in fits]
        known = np.where(np.isin(np.arange(N), few), y[:N], -1)  # -1: no label
        scores.append(spread.fit(X[:N], known).score(X[N:], y[N:]))
        T[seed, :, k] += np.array(scores) / 4
print("labels        " + "".join(f"{n:6d}" for n in LABELS))
for name, t in zip(names, T.mean(axis=0), strict=True):
    print(f"{name:14s}" + "".join(f"{v:6.2f}" for v in t))
_, before, after, kernels, svm, graph = T.mean(axis=0)
assert (graph > after).all() and (after > before + 0.01).all()  # fails for views of other rows
assert (after > kernels)[:2].all() and (after < kernels)[3:].all()  # fails for kernels of zeros
assert (after > svm + 0.03)[:2].all() and svm[4] > after[4]  # for an SVM on those; a guess
