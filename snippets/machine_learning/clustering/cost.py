"""Distances that k-means, mini-batches and a full tree compute, against the number of rows."""

import numpy as np
from scipy.spatial.distance import cdist, pdist
from sklearn.cluster import KMeans, MiniBatchKMeans


def lloyd(X: np.ndarray, centers: np.ndarray, rounds: int) -> tuple[np.ndarray, int]:
    """Return the centers after some rounds and the distances computed, last labels included."""
    computed = 0
    for _ in range(rounds):
        distances = cdist(X, centers)
        computed += distances.size
        labels = distances.argmin(axis=1)
        centers = np.array([X[labels == j].mean(axis=0) for j in range(len(centers))])
    return centers, computed + cdist(X, centers).size


rng = np.random.default_rng(0)
d, k, rounds = 16, 16, 10
X = rng.normal(size=(4000, d))
counts = []
print(f"rows   distances: {rounds} rounds of k-means   tree")
for n in (1000, 2000, 4000):
    centers, means = lloyd(X[:n], X[:k], rounds)
    library = KMeans(k, init=X[:k], n_init=1, max_iter=rounds, tol=0).fit(X[:n])
    assert np.allclose(centers, library.cluster_centers_)  # it is the library's k-means
    tree = pdist(X[:n]).size
    counts.append((means, tree))
    print(f"{n:4d}   {means:32,d}   {tree:,d}")
means, tree = np.log2(np.divide(counts[2], counts[1]))
print(f"exponent in n: k-means {means:.1f}, tree {tree:.1f}")
print(f"distances a tree of 100,000 rows must store: {100_000 * 99_999 // 2 * 8 / 1e9:.0f} GB")

shares, worse = [], []
for seed in range(5):
    rng = np.random.default_rng(seed)
    groups = rng.normal(size=(20, d))
    X = groups[rng.integers(20, size=20_000)] + rng.normal(size=(20_000, d))
    start = KMeans(20, n_init=1, max_iter=1, random_state=seed).fit(X[:2000]).cluster_centers_
    full = KMeans(20, init=start, n_init=1).fit(X)
    batch = MiniBatchKMeans(20, init=start, n_init=1, batch_size=1024, random_state=seed).fit(X)
    # Three more batches check the start, and all rows get labels; full rounds may label once more.
    shares.append(((batch.n_steps_ + 3) * 1024 + len(X)) / (full.n_iter_ * len(X)))
    worse.append(batch.inertia_ / full.inertia_)
low, high = min(shares), max(shares)
print(f"mini-batches, five draws: ~{low:.2f} to ~{high:.2f} of the comparisons of full rounds")
print(f"their inertia: {min(worse):.2f} to {max(worse):.2f} times as large")
# Fails if the batches stay near the start (1.14 and more), or read as many rows as the full run.
assert max(worse) < 1.05 and high < 0.35
