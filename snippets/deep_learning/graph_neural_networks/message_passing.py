"""Message passing on five nodes: a loop over neighbors, and the same as a product of matrices."""

import matplotlib.pyplot as plt
import networkx as nx
import torch

edges = [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4)]
n = 5
A = torch.zeros(n, n, dtype=torch.float64)
for i, j in edges:
    A[i, j] = A[j, i] = 1  # undirected: an edge carries messages both ways

A_loop = A + torch.eye(n, dtype=torch.float64)  # a node also listens to itself
degree = A_loop.sum(dim=1)
P = A_loop / torch.sqrt(degree[:, None] * degree[None, :])  # D^-1/2 (A + I) D^-1/2

x = torch.tensor([[0.0], [0.0], [0.0], [0.0], [6.0]], dtype=torch.float64)  # a signal at node 4
by_hand = torch.zeros_like(x)
for i in range(n):
    for j in range(n):
        if i == j or A[i, j] == 1:
            by_hand[i] += x[j] / torch.sqrt(degree[i] * degree[j])
assert torch.allclose(P @ x, by_hand)  # fails without the node itself, or for 1 / degree

torch.manual_seed(0)
X = torch.randn(n, 3, dtype=torch.float64)
W = torch.randn(3, 2, dtype=torch.float64)
order = torch.tensor([3, 0, 4, 1, 2])
renamed = P[order][:, order]  # the same graph, its nodes listed in another order
layer = torch.relu(P @ X @ W)
assert torch.allclose(torch.relu(renamed @ X[order] @ W), layer[order])
assert not torch.allclose(torch.relu(P @ X[order] @ W), layer[order])  # rows alone: wrong

print("degrees with self-loop:", degree.int().tolist())
for name, M in {"sum": A_loop, "mean": A_loop / degree[:, None], "GCN": P}.items():
    largest = torch.linalg.eigvals(M).abs().max()
    print(f"{name:4s} largest eigenvalue {largest:.2f}, row of node 3: {(M @ x)[3].item():.2f}")
    assert (largest > 3) == (name == "sum") and largest > 0.99  # rejects a P with a wrong root
two, three = P @ P @ x, P @ P @ P @ x
assert two[0] > 0 and two[1] == two[2] == 0 < three[1]  # rejects "two steps reach all nodes"

fig, axes = plt.subplots(2, 2, figsize=(7, 4.6), layout="constrained")
place = {0: (0, 0), 1: (-1, 0.8), 2: (-1, -0.8), 3: (1, 0), 4: (2, 0)}
for k, ax in enumerate(axes.flat):
    H = torch.linalg.matrix_power(P, k) @ x
    nx.draw(nx.Graph(edges), place, ax=ax, nodelist=range(n), node_color=H[:, 0], vmin=0, vmax=6,
            cmap="Blues", edgecolors="C7", edge_color="C7", node_size=500)  # fmt: skip
    for i, (u, v) in place.items():
        shift = -0.75 if i in (2, 3) else 0.42
        ax.text(u, v + shift, f"node {i}: {H[i, 0]:.1f}", ha="center", color="C3")
    ax.set(title=f"{k} steps", xlim=(-1.7, 2.7), ylim=(-1.9, 1.7))
plt.show()
