"""The mean of a few sampled neighbors: right on average, and the error falls as they grow."""

import networkx as nx
import numpy as np

rng = np.random.default_rng(0)
graph = nx.barabasi_albert_graph(500, 10, seed=0)  # some nodes have very many neighbors
x = rng.normal(size=500)
neighbors = [np.array(sorted(graph[i])) for i in graph]
exact = np.array([x[k].mean() for k in neighbors])
previous = np.inf
for size in (1, 2, 5, 10):
    draws = np.array([[x[rng.choice(k, min(size, len(k)), replace=False)].mean() for k in neighbors]
                      for _ in range(100)])  # fmt: skip
    error = np.sqrt(((draws - exact) ** 2).mean())
    bias = np.abs(draws.mean(axis=0) - exact).mean()
    print(
        f"{size:2d} neighbors: error of one draw {error:.2f}, of the mean of 100 draws {bias:.2f}"
    )
    assert error < previous and bias < error / 5  # a biased sampler keeps its error on average
    previous = error
rows = 1 + 10 + 10 * 10
print(f"rows for one node, two layers of 10: at most {rows}; its largest degree: "
      f"{max(len(k) for k in neighbors)}")  # fmt: skip
