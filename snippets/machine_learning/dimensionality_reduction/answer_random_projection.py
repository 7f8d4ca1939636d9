"""Distances survive a random projection, however many columns there were: measured."""

import numpy as np
from scipy.spatial.distance import pdist
from sklearn.random_projection import johnson_lindenstrauss_min_dim

rng = np.random.default_rng(0)
n, worst = 100, {}
for d in (1_000, 10_000):
    X = rng.normal(size=(n, d))
    before = pdist(X, "sqeuclidean")
    for k in (50, 200, 800):
        R = rng.normal(size=(d, k)) / np.sqrt(k)  # knows nothing about the data
        ratio = pdist(X @ R, "sqeuclidean") / before
        worst[d, k] = np.abs(ratio - 1).max()
        print(f"{d:6,} to {k:3d} columns: worst of {len(ratio)} squared distances off by ", end="")
        print(f"{worst[d, k]:.2f}, typical {ratio.std():.3f}")
        assert np.isclose(ratio.std(), np.sqrt(2 / k), rtol=0.25)
bound = johnson_lindenstrauss_min_dim(n, eps=0.5)
print(f"guaranteed within a half: {bound} columns for {n} rows of any length")
assert worst[10_000, 800] < 0.5 and worst[10_000, 800] < 1.6 * worst[1_000, 800]
