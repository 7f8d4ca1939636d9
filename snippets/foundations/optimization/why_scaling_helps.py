"""Excess error of linear regression against steps, on raw, standardized and whitened features."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True, scaled=False)
n = len(y)
centered = X - X.mean(axis=0)
variances, directions = np.linalg.eigh(centered.T @ centered / n)
versions = {
    "raw": X,
    "standardized": centered / X.std(axis=0),
    "whitened": centered @ directions / np.sqrt(variances),  # uncorrelated, each with variance 1
}

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
needed = {}
for number, (name, features) in enumerate(versions.items()):
    A = np.column_stack([features, np.ones(n)])
    H, b = A.T @ A / n, A.T @ y / n  # so that the gradient is Hw − b
    eigenvalues = np.linalg.eigvalsh(H)
    rate = 2 / (eigenvalues[0] + eigenvalues[-1])
    best = np.linalg.solve(H, b)
    w, excess = np.zeros(len(b)), []
    for _ in range(20_001):
        excess.append((w - best) @ H @ (w - best) / 2)
        w = w - rate * (H @ w - b)
    excess = np.maximum(np.array(excess), 1e-3)
    done = np.flatnonzero(excess < 1)
    needed[name] = int(done[0]) if len(done) else None
    print(
        f"{name:12s} condition {eigenvalues[-1] / eigenvalues[0]:.2g}, best rate {rate:.2g},",
        end="",
    )
    print(f" steps to an excess below 1: {needed[name] or 'more than 20000'}")
    at = np.unique(np.r_[0, np.geomspace(1, 20_000, 120)].astype(int))
    ax.plot(at, excess[at], color=f"C{number}")
assert needed["raw"] is None and needed["standardized"] < 1000 and needed["whitened"] == 1
ax.text(9000, 3500, "raw", color="C0")
ax.text(400, 100, "standardized", color="C1")
ax.text(1.15, 0.03, "whitened", color="C2")
ax.set_xscale("symlog", linthresh=1)
ax.set(xlim=(0, 25_000), yscale="log", xlabel="steps", ylabel="error above the minimum")
plt.show()
