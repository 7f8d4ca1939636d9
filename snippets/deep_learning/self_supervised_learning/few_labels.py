"""Test accuracy by the number of labels: a linear probe on a pretrained net and its rivals."""

import numpy as np
import torch
from scipy.ndimage import rotate, shift
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.linear_model import RidgeClassifierCV
from sklearn.preprocessing import StandardScaler
from sklearn.semi_supervised import LabelSpreading
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # digits that hold on every processor
X, y = load_digits(return_X_y=True)
X, N, LABELS = X / 16, 1300, (10, 20, 50, 100, 300)  # rows from 1300 on test
g, old = np.random.default_rng(0), X[:N].reshape(-1, 8, 8)
V = [rotate(old, g.uniform(-20, 20), axes=(1, 2), reshape=False, order=1) for _ in range(21)]
V = torch.tensor(np.stack([shift(v, (0, *g.uniform(-0.5, 0.5, 2)), order=1) for v in V])).flatten(2)


def fit(net: nn.Module, rows: torch.Tensor, steps: int, y: torch.Tensor | None = None) -> None:
    """Train on views of the rows: by their labels, or by InfoNCE where there are none."""
    optimizer = torch.optim.Adam(net.parameters(), lr=0.003 if y is None else 0.01)
    for _ in range(steps):
        b = rows[torch.randint(len(rows), (64,))]
        u, v = (net(V[torch.randint(21, (64,)), b] + 0.2 * torch.randn(64, 64)) for _ in range(2))
        S = F.normalize(u) @ F.normalize(v).T / 0.5 if y is None else torch.cat([u, v])
        loss = F.cross_entropy(S, torch.arange(64) if y is None else y[b].repeat(2))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


names = ("pixels", "PCA", "untrained", "pretrained", "1,000 random", "spreading", "supervised")
T = np.zeros((3, 7, 5))
for seed in range(3):
    torch.manual_seed(seed)
    order, pixels = np.random.default_rng(seed).permutation(N), torch.tensor(X)
    net = nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU())
    A = [X, PCA(20, random_state=0).fit(X[:N]).transform(X), net(pixels).detach().numpy()]
    fit(nn.Sequential(net, nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 32)), torch.arange(N), 700)
    maps = nn.Conv2d(1, 250, 5, padding=2)(pixels.view(-1, 1, 8, 8)).detach()
    A += [net(pixels).detach().numpy(), F.adaptive_max_pool2d(maps, 2).flatten(1).relu().numpy()]
    A = [StandardScaler().fit(a[:N]).transform(a) for a in A]
    for k, n in enumerate(LABELS):
        few = np.concatenate([order[y[order] == c][: n // 10] for c in range(10)])
        probe = RidgeClassifierCV(np.logspace(-2, 4, 7))
        T[seed, :5, k] = [probe.fit(a[few], y[few]).score(a[N:], y[N:]) for a in A]
        graph = LabelSpreading(kernel="knn", n_neighbors=10, alpha=0.8, max_iter=300)
        graph.fit(X[:N], np.where(np.isin(np.arange(N), few), y[:N], -1))
        mlp = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
        fit(mlp, torch.tensor(few), 200, torch.tensor(y))
        right = (mlp(pixels[N:]).argmax(1).numpy() == y[N:]).mean()
        T[seed, 5:, k] = graph.score(X[N:], y[N:]), right
for name, t in zip(names, T.mean(axis=0), strict=True):
    print(f"{name:14s}" + "".join(f"{v:6.2f}" for v in t))
gain = T[:, 3] - T[:, 2]
print(f"pretrained - untrained: {gain.min():.2f} to {gain.max():.2f}")
assert gain.mean(axis=1).min() > 0.03  # fails for a net that learned nothing
