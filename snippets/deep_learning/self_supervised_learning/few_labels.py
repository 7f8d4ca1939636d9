"""Test accuracy by the number of labels: a linear probe on a pretrained net and its rivals."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.linear_model import RidgeClassifierCV
from sklearn.preprocessing import StandardScaler
from sklearn.semi_supervised import LabelSpreading
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # digits that hold on every processor
X, y = load_digits(return_X_y=True)
pixels, X = X / 16, torch.tensor(X / 16, dtype=torch.float64).view(-1, 1, 8, 8)
N, LABELS = 1300, (10, 20, 50, 100, 300)  # rows from 1300 on, mostly of other writers, test


def view(x: torch.Tensor) -> torch.Tensor:
    """Return pictures x (B, 1, 8, 8) turned a little, moved by up to a pixel, with noise."""
    angle, (right, down) = (torch.rand(len(x)) - 0.5) * 0.8, torch.rand(2, len(x)) / 2 - 0.25
    c, s = angle.cos(), angle.sin()
    M = torch.stack([c, -s, right, s, c, down], dim=1).view(-1, 2, 3)
    grid = F.affine_grid(M, x.shape, align_corners=False)
    return F.grid_sample(x, grid, align_corners=False) + 0.2 * torch.randn_like(x)


def train(net: nn.Module, rows: np.ndarray, labels: torch.Tensor | None) -> None:
    """Train on the rows: by their labels, or by InfoNCE where there are none."""
    optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
    for _ in range(200):
        b = torch.as_tensor(rows)[torch.randint(len(rows), (128,))]
        z = net(view(X[b]))
        if labels is None:
            z = F.normalize(z) @ F.normalize(net(view(X[b]))).T / 0.2
        loss = F.cross_entropy(z, torch.arange(128) if labels is None else labels[b])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


T: dict[str, list[float]] = {}
for seed in range(3):
    torch.manual_seed(seed)
    order = np.random.default_rng(seed).permutation(N)
    half = [nn.Flatten(), nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU()]
    encoder, head = nn.Sequential(*half), [nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 32)]
    conv = nn.Sequential(nn.Conv2d(1, 500, 5, padding=2), nn.ReLU(), nn.AdaptiveMaxPool2d(2))
    A = {"pixels": pixels, "PCA": PCA(20, random_state=0).fit(pixels[:N]).transform(pixels)}
    A |= {"untrained": encoder(X).detach(), "2,000 random": conv(X).detach().flatten(1)}
    train(nn.Sequential(encoder, *head), order, None)
    A["pretrained"] = encoder(X).detach()
    for n in LABELS:
        few = np.concatenate([order[y[order] == c][: n // 10] for c in range(10)])
        for name, a in A.items():
            a = StandardScaler().fit(a[:N]).transform(a)
            ridge = RidgeClassifierCV(np.logspace(-2, 4, 7)).fit(a[few], y[few])
            T.setdefault(name, []).append(ridge.score(a[N:], y[N:]))
        net = nn.Sequential(nn.Flatten(), nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
        train(net, few, torch.tensor(y))
        right = net(X[N:]).argmax(1).numpy() == y[N:]
        T.setdefault("supervised", []).append(right.mean())
        known = np.where(np.isin(np.arange(N), few), y[:N], -1)
        graph = LabelSpreading(kernel="knn", n_neighbors=10, alpha=0.9, max_iter=300)
        graph.fit(pixels[:N], known)
        T.setdefault("spreading", []).append(graph.score(pixels[N:], y[N:]))
print("labels        " + "".join(f"{n:6d}" for n in LABELS) + "   range over seeds")
P = {name: np.reshape(t, (3, len(LABELS))) for name, t in T.items()}
for name, t in P.items():
    means = "".join(f"{v:6.2f}" for v in t.mean(axis=0))
    print(f"{name:14s}{means}{np.ptp(t, axis=0).mean():10.2f}")
gain, lead = P["pretrained"] - P["untrained"], P["spreading"] - P["pretrained"]
assert gain.mean(axis=1).min() > 0.01 < lead.mean(axis=1).min()  # fails for an untrained net
