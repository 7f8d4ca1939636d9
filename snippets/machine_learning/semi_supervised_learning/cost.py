"""A full graph against a graph of neighbors: memory and products as the rows grow."""

import numpy as np
from sklearn.datasets import make_blobs
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.neighbors import kneighbors_graph

sizes = np.array([500, 1_000, 2_000, 4_000])
CLASSES, K = 10, 10

weights = {"full": [], "knn": []}
for n in sizes:
    X, _ = make_blobs(n, n_features=8, centers=CLASSES, random_state=0)
    weights["full"].append(rbf_kernel(X).size)
    weights["knn"].append(kneighbors_graph(X, K).nnz)
for name, stored in weights.items():
    slope = np.polyfit(np.log(sizes), np.log(stored), 1)[0]
    print(f"{name:4s} graph: weights grow as n^{slope:.1f}; at n = {sizes[-1]} ", end="")
    print(f"{8 * stored[-1] / 1e6:.1f} MB of them, ", end="")
    print(f"and {CLASSES * stored[-1] / 1e6:.1f} million products a round")
    # Fails if the graph of neighbors is stored in full, zeros included.
    assert abs(slope - (2 if name == "full" else 1)) < 0.01
print(f"a full graph of 100,000 rows would take {8 * 100_000**2 / 1e9:.0f} GB")
