"""Digits drawn by a DCGAN from eight fixed codes as it trains, above rows of real digits."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.mixture import GaussianMixture
from sklearn.neural_network import MLPClassifier
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # float32 is usual
X, y = load_digits(return_X_y=True)
order = np.random.default_rng(0).permutation(len(X))
X, y = X[order] / 8 - 1, y[order]  # pixels from -1 to 1
fit, real, other = X[:897], X[897:1347], X[1347:]
judge = MLPClassifier((16,), tol=1e-3, max_iter=400, random_state=0).fit(fit, y[:897])


def frechet(A: np.ndarray, B: np.ndarray) -> float:
    """Compare rows A and B (n, 64) by the judge's 16 features (Heusel et al., 2017, eq. 6)."""
    A, B = (np.maximum(Z @ judge.coefs_[0] + judge.intercepts_[0], 0) for Z in (A, B))
    S, T, gap = np.cov(A.T), np.cov(B.T), A.mean(0) - B.mean(0)
    root = np.sqrt(np.linalg.eigvals(S @ T).real.clip(0)).sum()  # trace of the root of S T
    return float(gap @ gap + np.trace(S) + np.trace(T) - 2 * root)


torch.manual_seed(0)
G = nn.Sequential(
    nn.Linear(16, 128), nn.Unflatten(1, (32, 2, 2)), nn.BatchNorm2d(32), nn.ReLU(),
    nn.ConvTranspose2d(32, 16, 4, 2, 1), nn.BatchNorm2d(16), nn.ReLU(),  # to 4 by 4
    nn.ConvTranspose2d(16, 1, 4, 2, 1), nn.Tanh())  # fmt: skip  # to 8 by 8
D = nn.Sequential(
    nn.Conv2d(1, 16, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(16, 32, 4, 2, 1), nn.LeakyReLU(0.2),
    nn.Flatten(), nn.Linear(128, 1))  # fmt: skip
opt_G, opt_D = (torch.optim.Adam(N.parameters(), 0.002, (0.5, 0.999)) for N in (G, D))
data, noise = torch.tensor(fit).reshape(-1, 1, 8, 8), torch.randn(450, 16)
frames = {}
for step in range(801):
    if step in (0, 50, 200, 800):
        frames[step] = G(noise).detach().numpy().reshape(-1, 64)
    some, fake = data[torch.randint(len(data), (32,))], G(torch.randn(32, 16))
    opt_D.zero_grad()
    (F.softplus(-D(some)).mean() + F.softplus(D(fake.detach())).mean()).backward()
    opt_D.step()
    opt_G.zero_grad()
    F.softplus(-D(fake)).mean().backward()
    opt_G.step()
mixture = GaussianMixture(10, reg_covar=0.01, random_state=0).fit(fit).sample(450)[0]
distances = [frechet(real, fakes) for fakes in frames.values()]
print("GAN after 0, 50, 200, 800 steps:", *[f"{d:.0f}" for d in distances])
floor, few, best = frechet(real, other), frechet(real[:50], other[:50]), frechet(real, mixture)
print(f"real digits {floor:.1f}, with 50 a side {few:.1f}; mixture below 1: {best < 1}")
assert distances[0] > 3 * distances[-1] > 6 * best  # fails for an untrained G, and if GAN won
fig, axes = plt.subplots(5, 1, figsize=(7, 5), layout="constrained")
for ax, (step, Z) in zip(axes, {**frames, "real": other}.items(), strict=True):
    ax.imshow(np.hstack(list(Z[:8].reshape(-1, 8, 8))), cmap="gray_r")
    ax.set(xticks=[], yticks=[], ylabel=step)
plt.show()
