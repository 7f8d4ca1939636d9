"""Distances that k-means, mini-batches and a full tree compute, against the number of rows."""

import numpy as np
from scipy.spatial.distance import pdist
from sklearn.cluster import KMeans, MiniBatchKMeans

rng = np.random.default_rng(0)
d, k, rounds = 16, 16, 10
X = rng.normal(size=(4000, d))
counts = []
print(f"rows   distances: {rounds} rounds of k-means   tree")
for n in (1000, 2000, 4000):
    model = KMeans(k, init=X[:k], n_init=1, max_iter=rounds, tol=0, algorithm="lloyd").fit(X[:n])
    assert model.n_iter_ == rounds  # each measures all rows against all centers
    means, tree = model.n_iter_ * n * k, pdist(X[:n]).size
    counts.append((means, tree))
    print(f"{n:4d}   {means:32,d}   {tree:,d}")
means, tree = np.log2(np.divide(counts[2], counts[1]))
print(f"exponent in n: k-means {means:.1f}, tree {tree:.1f}")
assert abs(means - 1) < 1e-9 and 1.99 < tree < 2.01
print(f"distances a tree of 100,000 rows must store: {100_000 * 99_999 // 2 * 8 / 1e9:.0f} GB")

groups = rng.normal(0, 1, (20, d))
X = groups[rng.integers(20, size=20_000)] + rng.normal(size=(20_000, d))
start = KMeans(20, n_init=1, max_iter=1, random_state=0).fit(X[:2000]).cluster_centers_
full = KMeans(20, init=start, n_init=1).fit(X)
batch = MiniBatchKMeans(20, init=start, n_init=1, batch_size=1024, random_state=0).fit(X)
worse = batch.inertia_ / full.inertia_
rows = {"all rows": full.n_iter_ * len(X), "mini-batches": batch.n_steps_ * 1024}
for name, seen in rows.items():
    print(f"{name}: ~{seen} times a row against all centers")
print(f"inertia of the mini-batches {worse:.2f} times as large")
# Fails if the batches get no closer than the start, or are allowed as many rows as the full run.
assert worse < 1.1 and 2 * rows["mini-batches"] < rows["all rows"]
