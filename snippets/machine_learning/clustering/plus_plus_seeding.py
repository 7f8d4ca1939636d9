"""K-means++ spreads the first centers out: final inertia over 60 starts, against random ones."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits, make_blobs


def plus_plus(X: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Draw k starting centers, shape (k, d), each far from those before it.

    Source: Arthur and Vassilvitskii, k-means++ (2007), section 2.2.
    """
    centers = [X[rng.integers(len(X))]]
    nearest = np.full(len(X), np.inf)
    for _ in range(k - 1):
        nearest = np.minimum(nearest, ((X - centers[-1]) ** 2).sum(axis=1))
        centers.append(X[rng.choice(len(X), p=nearest / nearest.sum())])
    return np.array(centers)


rng = np.random.default_rng(0)
grid = np.array([(i, j) for i in range(5) for j in range(5)], dtype=float)
blobs, _ = make_blobs(500, centers=grid, cluster_std=0.12, random_state=0)
digits = load_digits().data[:600]
fig, axes = plt.subplots(1, 2, figsize=(7, 2.6), layout="constrained")
for ax, (name, X, k) in zip(
    axes, [("25 groups on a grid", blobs, 25), ("600 digits, k = 10", digits, 10)], strict=True
):
    final = {"random": [], "k-means++": []}
    for _ in range(60):
        rows = rng.choice(len(X), k, replace=False)
        for seeding, start in (("random", X[rows]), ("k-means++", plus_plus(X, k, rng))):
            final[seeding].append(KMeans(k, init=start, n_init=1).fit(X).inertia_)
    best = min(min(values) for values in final.values())
    for row, (seeding, values) in enumerate(final.items()):
        ratio = np.array(values) / best
        height = row + rng.uniform(-0.25, 0.25, len(ratio))
        ax.scatter(ratio, height, s=9, alpha=0.6, color=f"C{1 - row}")
        print(f"{name}, {seeding:9s} median {np.median(ratio):.2f} times the best, "
              f"worst {ratio.max():.2f}")  # fmt: skip
        final[seeding] = np.median(ratio)
    assert final["k-means++"] <= final["random"] + 0.01
    if k == 25:
        assert final["random"] > 1.3 * final["k-means++"]
    ax.set(yticks=[0, 1], yticklabels=list(final), title=name, xlabel="final inertia / best found")
axes[1].set(yticklabels=[], xlim=(0.98, 1.3))
plt.show()
