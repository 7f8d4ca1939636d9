"""A full graph against a graph of neighbors: memory and time as the rows grow."""

from time import perf_counter

import numpy as np
from sklearn.datasets import make_blobs
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.neighbors import kneighbors_graph

sizes = np.array([500, 1_000, 2_000, 4_000])
STEPS, K = 10, 10


def seconds(work, repeats: int = 2) -> float:
    """Best wall time of several calls."""
    times = []
    for _ in range(repeats):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def spread(S, Y: np.ndarray) -> np.ndarray:
    """STEPS rounds of F <- 0.8 S F + 0.2 Y, for a dense or a sparse S of shape (n, n)."""
    F = Y
    for _ in range(STEPS):
        F = 0.8 * (S @ F) + 0.2 * Y
    return F


build, walk, memory = {}, {}, {}
for n in sizes:
    X, _ = make_blobs(n, n_features=8, centers=10, random_state=0)
    Y = np.zeros((n, 10))
    full, sparse = rbf_kernel(X), kneighbors_graph(X, K)
    for name, graph, make in (
        ("full", full, lambda X=X: rbf_kernel(X)),
        ("knn", sparse, lambda X=X: kneighbors_graph(X, K)),
    ):
        build.setdefault(name, []).append(seconds(make))
        walk.setdefault(name, []).append(seconds(lambda S=graph, Y=Y: spread(S, Y)))
        memory.setdefault(name, []).append(graph.data.nbytes)
for name in ("full", "knn"):
    slope = np.polyfit(np.log(sizes), np.log(walk[name]), 1)[0]
    memory_slope = np.polyfit(np.log(sizes), np.log(memory[name]), 1)[0]
    print(
        f"{name:4s} graph: memory grows as n^{memory_slope:.1f}; at n = {sizes[-1]} "
        f"{memory[name][-1] / 1e6:.1f} MB of weights"
    )
    print(f"  build ~{1e3 * build[name][-1]:.0f} ms, {STEPS} rounds ~{1e3 * walk[name][-1]:.0f} ms")
    assert (1.4 < slope < 2.7) if name == "full" else (0.4 < slope < 1.6)
assert walk["full"][-1] > 4 * walk["knn"][-1]
print(f"a full graph of 100,000 rows would take {8 * 100_000**2 / 1e9:.0f} GB")
