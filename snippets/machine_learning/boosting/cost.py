"""Thresholds to try per boosted tree against rows and features: all values, and 255 bins."""

import time
import timeit

import numpy as np
from sklearn.ensemble import GradientBoostingRegressor, HistGradientBoostingRegressor

rng = np.random.default_rng(0)
TREES, BINS = 5, 255
exact = GradientBoostingRegressor(n_estimators=TREES, max_depth=3, random_state=0)
binned = HistGradientBoostingRegressor(max_iter=TREES, max_leaf_nodes=8, early_stopping=False)


def sample(n: int, d: int) -> tuple[np.ndarray, np.ndarray]:
    """Return X (n, d) and a target that two of its columns explain."""
    X = rng.normal(size=(n, d))
    return X, np.sin(2 * X[:, 0]) + X[:, 1] + 0.3 * rng.normal(size=n)


def bins(X: np.ndarray) -> np.ndarray:
    """Replace each value by the number of its bin; the bins of a column hold about equal rows."""
    edges = np.quantile(X, np.arange(1, BINS) / BINS, axis=0)
    return np.stack([np.searchsorted(e, x) for e, x in zip(edges.T, X.T, strict=True)], axis=1)


def thresholds(X: np.ndarray, y: np.ndarray) -> int:
    """Count the gaps between distinct values at all nodes that split, per tree."""
    tried = 0
    for (tree,) in exact.fit(X, y).estimators_:
        reached = tree.decision_path(X).tocsc()
        for node in np.flatnonzero(tree.tree_.children_left >= 0):
            rows = reached.indices[reached.indptr[node] : reached.indptr[node + 1]]
            tried += sum(len(np.unique(column)) - 1 for column in X[rows].T)
    return tried // TREES


print("  rows   features   thresholds per tree: all values   bins")
counts = {}
for n, d in ((2_000, 6), (6_000, 6), (18_000, 6), (2_000, 18), (2_000, 54)):
    X, y = sample(n, d)
    counts[n, d] = thresholds(X, y), thresholds(bins(X), y)
    print(f"{n:6d}{d:11d}{counts[n, d][0]:34d}{counts[n, d][1]:7d}")
rows, features = (
    np.divide(counts[shape], counts[2_000, 6]) for shape in ((18_000, 6), (2_000, 54))
)
# Fails if the bins are as many as the values, or if a search looks at some columns only.
assert 8.5 < rows[0] < 9.5 and rows[1] < 1.5
assert 7.5 < features.min() and features.max() < 12

X, y = sample(18_000, 6)
slow, fast = (
    min(timeit.repeat(lambda m=m: m.fit(X, y), timer=time.process_time, number=n, repeat=2)) / n
    for m, n in ((exact, 1), (binned, 5))
)
print(f"18000 rows: exact search takes ~{slow / fast:.0f} times as long as histograms")
