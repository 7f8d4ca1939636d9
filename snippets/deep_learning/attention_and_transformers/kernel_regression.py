"""Attention is kernel regression: disease progression from body mass, a Gaussian-weighted mean."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

data = load_diabetes(scaled=False)
bmi, progression = data.data[:, 2], data.target


def kernel_weights(x: np.ndarray, x_i: np.ndarray, h: float) -> np.ndarray:
    """Gaussian weights of width h, (len(x), len(x_i)). Source: Nadaraya, 1964."""
    kernel = np.exp(-((x[:, None] - x_i) ** 2) / (2 * h**2))
    return kernel / kernel.sum(axis=1, keepdims=True)


def attention_weights(x: np.ndarray, x_i: np.ndarray, h: float) -> np.ndarray:
    """The same weights as softmax(Q K^T): the key carries its own squared length."""
    Q = np.stack([x, np.ones_like(x)], axis=1)
    K = np.stack([x_i, -(x_i**2) / 2], axis=1) / h**2
    E = np.exp(Q @ K.T - (Q @ K.T).max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


widths, scores = (0.2, 2.0, 20.0), []
for seed in range(20):  # half of the people answer, the other half ask
    train, test = np.array_split(np.random.default_rng(seed).permutation(len(bmi)), 2)
    total = ((progression[test] - progression[train].mean()) ** 2).sum()
    for h in widths:
        A = attention_weights(bmi[test], bmi[train], h)
        # Fails without the key's second number; far from every key 0.2 kg/m2 may underflow.
        assert h < 1 or np.allclose(A, kernel_weights(bmi[test], bmi[train], h))
        scores.append(1 - ((progression[test] - A @ progression[train]) ** 2).sum() / total)
    line = np.polyval(np.polyfit(bmi[train], progression[train], 1), bmi[test])
    scores.append(1 - ((progression[test] - line) ** 2).sum() / total)
scores = np.reshape(scores, (20, 4))
names = [f"h = {h} kg/m2" for h in widths] + ["straight line"]
for name, run in zip(names, scores.T, strict=True):
    print(f"{name:14s} held-out R^2 {run.mean():.2f} ({run.min():.2f} to {run.max():.2f})")
print(
    f"h = 2 ahead of 0.2 in {(scores[:, 1] > scores[:, 0]).sum()} of 20 halvings,",
    f"of the line in {(scores[:, 1] > scores[:, 3]).sum()}",
)
assert (scores[:, 1] > scores[:, 2]).all() and (scores[:, 1] > scores[:, 0]).mean() > 0.6

grid = np.linspace(bmi.min(), bmi.max(), 100)
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
ax.scatter(bmi, progression, s=8, color="C7", alpha=0.6)
for h, color in zip(widths, ("C1", "C0", "C2"), strict=True):
    mean = attention_weights(grid, bmi, h) @ progression
    ax.plot(grid, mean, color=color)
    ax.annotate(f"h = {h}", (grid[-1], mean[-1]), (4, -3), textcoords="offset points", color=color)
ax.set(xlabel="body mass index (kg/m$^2$)", ylabel="disease progression", xlim=(17, 46))
plt.show()
