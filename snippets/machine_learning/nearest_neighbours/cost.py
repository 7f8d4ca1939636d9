"""Distances computed for a query: all of them by brute force; when a tree saves some; the memory."""

import numpy as np
from sklearn.neighbors import KDTree

rng = np.random.default_rng(0)
n, k, n_queries = 10_000, 5, 200

print(f"{n:,} rows, {k} neighbors, per query")
print("columns   brute force: distances   products   k-d tree: distances   cells   leaves")
computed = {}
for d in (2, 8, 32, 128):
    X, Q = rng.normal(size=(n, d)), rng.normal(size=(n_queries, d))
    tree = KDTree(X, leaf_size=30)
    found = tree.query(Q, k)[1]
    closest = ((Q[:5, None] - X) ** 2).sum(axis=2).argsort(axis=1, kind="stable")[:, :k]
    assert np.array_equal(found[:5], closest)
    computed[d] = tree.get_n_calls() / n_queries
    passed_over, leaves, opened = np.divide(tree.get_tree_stats(), n_queries)
    cells = passed_over + leaves + opened
    by_tree = f"{f'~{computed[d]:.0f}':>22}{f'~{cells:.0f}':>8}{f'~{leaves:.0f}':>9}"
    print(f"{d:7d}{n:26,d}{n * d:11,d}{by_tree}")
# Fails for a tree that never passes a cell over, and for one that would pay in many columns, too.
assert computed[2] < n / 50 and computed[32] > 0.9 * n
for n, d in ((40_000, 64), (1_000_000, 768)):
    print(f"{n:,} rows of {d}: {n * d * 4 / 1e6:,.0f} MB in float32, all of it needed to predict")
