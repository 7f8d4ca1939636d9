"""Thresholds that one boosted tree tries against rows and features: exact search and histograms."""

import time
import timeit

import numpy as np
from sklearn.ensemble import GradientBoostingRegressor, HistGradientBoostingRegressor

rng = np.random.default_rng(0)
TREES, LEAVES = 5, 8
exact = GradientBoostingRegressor(n_estimators=TREES, max_depth=3, random_state=0)
binned = HistGradientBoostingRegressor(max_iter=TREES, max_leaf_nodes=LEAVES, early_stopping=False)


def sample(n: int, d: int) -> tuple[np.ndarray, np.ndarray]:
    """Return X (n, d) and a target that two of its columns explain."""
    X = rng.normal(size=(n, d))
    return X, np.sin(2 * X[:, 0]) + X[:, 1] + 0.3 * rng.normal(size=n)


def tried_by_exact(n: int, d: int) -> int:
    """Thresholds per tree: every node that splits tries one between each two of its rows."""
    trees = [row[0].tree_ for row in exact.fit(*sample(n, d)).estimators_]
    rows = [tree.n_node_samples[tree.children_left >= 0] - 1 for tree in trees]
    return d * int(np.concatenate(rows).sum()) // TREES


def tried_by_histogram(d: int) -> int:
    """At most this many per tree: 8 leaves and 7 nodes above them try 254 borders of bins each."""
    return d * (2 * LEAVES - 1) * 254


print("  rows   features   thresholds per tree: exact   histogram")
counts = {}
for n, d in ((2_000, 6), (6_000, 6), (18_000, 6), (2_000, 18), (2_000, 54)):
    counts[n, d] = tried_by_exact(n, d), tried_by_histogram(d)
    print(f"{n:6d}{d:11d}{counts[n, d][0]:29d}{counts[n, d][1]:12d}")
rows, features = (
    np.divide(counts[shape], counts[2_000, 6]) for shape in ((18_000, 6), (2_000, 54))
)
assert 8.5 < rows[0] < 9.5 and rows[1] == 1  # 9 times the rows, and still 254 borders
assert 8 < features[0] < 10 and features[1] == 9

X, y = sample(18_000, 6)
slow, fast = (
    min(timeit.repeat(lambda m=m: m.fit(X, y), timer=time.process_time, number=n, repeat=2)) / n
    for m, n in ((exact, 1), (binned, 5))
)
print(f"18000 rows: exact search takes ~{slow / fast:.0f} times as long as histograms")
