"""Few labels, many pictures: logistic regression on pixels, PCA and the codes of autoencoders."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
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
    for _ in range(600):
        x = train[torch.randint(1300, (64,))]
        optimizer.zero_grad()
        ((net(x + noise * torch.randn_like(x)) - x) ** 2).sum(dim=1).mean().backward()
        optimizer.step()
    with torch.no_grad():
        return encoder(X).numpy()


def accuracy(features: np.ndarray, n_labels: int, draw: int) -> float:
    """Fit on n_labels rows drawn from the first 1,300; test on the rest, at the best penalty."""
    rows = np.random.default_rng(draw).permutation(1300)[:n_labels]
    F = (features - features[:1300].mean(axis=0)) / features[:1300].std()
    models = [LogisticRegression(C=C, max_iter=200).fit(F[rows], y[rows]) for C in (0.1, 1, 10)]
    return max(m.score(F[1300:], y[1300:]) for m in models)  # the same favor for all features


V = torch.linalg.svd(train - train.mean(dim=0), full_matrices=False)[2].T
kinds = {"pixels": [X.numpy()] * 3, "PCA": [(X @ V[:, :32]).numpy()] * 3}
kinds["plain"] = [encode(seed, noise=0.0) for seed in range(3)]
kinds["denoising"] = [encode(seed, noise=0.4) for seed in range(3)]
print("accuracy   " + "".join(f"{name:>12}" for name in kinds) + "   denoising minus pixels")
for n in (30, 100, 300):
    score = {  # draw i meets net i, for each kind the same labeled rows
        k: np.array([accuracy(nets[draw % 3], n, draw) for draw in range(6)])
        for k, nets in kinds.items()
    }
    gap = score["denoising"] - score["pixels"]
    means = "".join(f"{score[k].mean():12.2f}" for k in kinds)
    print(f"{n:4} labels{means}   {gap.min():.2f} to {gap.max():.2f}")
    if n == 30:
        assert gap.mean() > 0.02  # fails for codes of an untrained encoder
        assert gap.mean() > (score["plain"] - score["pixels"]).mean() + 0.02  # noise, not the net
