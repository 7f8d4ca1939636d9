"""A rolled-up sheet: PCA flattens it, Isomap unrolls it, and too many neighbors cut through."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from scipy.sparse.csgraph import shortest_path
from sklearn.datasets import make_swiss_roll
from sklearn.decomposition import PCA
from sklearn.manifold import Isomap, LocallyLinearEmbedding
from sklearn.neighbors import kneighbors_graph


def isomap(X: np.ndarray, n_neighbors: int, k: int) -> np.ndarray:
    """Distances along a neighbor graph, then coordinates that reproduce them (classical MDS).

    Args:
        X: Data, shape (n, d).
        n_neighbors: Edges drawn from each row.
        k: Number of coordinates.

    Returns:
        Coordinates, shape (n, k).

    Source: Tenenbaum, de Silva and Langford, A Global Geometric Framework, table 1.
    """
    graph = kneighbors_graph(X, n_neighbors, mode="distance")
    D = shortest_path(graph, directed=False)
    J = np.eye(len(X)) - 1 / len(X)  # J A centers the columns of A
    B = -J @ D**2 @ J / 2  # inner products, if D were Euclidean
    values, vectors = np.linalg.eigh(B)
    return vectors[:, ::-1][:, :k] * np.sqrt(values[::-1][:k])


X, position = make_swiss_roll(600, random_state=0)
ours, theirs = isomap(X, 7, 2), Isomap(n_neighbors=7, n_components=2).fit_transform(X)
ours *= np.sign(np.sum(ours * theirs, axis=0))
gap = np.abs(ours - theirs).max() / np.abs(theirs).max()
assert gap < 1e-6
print(f"own Isomap equals scikit-learn's to 1e-6: {gap < 1e-6}")

# Length along the spiral r = t, the true first coordinate of the sheet
arc = (position * np.sqrt(1 + position**2) + np.arcsinh(position)) / 2
maps = {
    "PCA": PCA(2).fit_transform(X),
    "Isomap, 7 neighbors": ours,
    "Isomap, 20 neighbors": isomap(X, 20, 2),
    "LLE": LocallyLinearEmbedding(n_neighbors=7, random_state=0).fit_transform(X),
}
match = {}
for name, T in maps.items():
    match[name] = max(abs(np.corrcoef(T[:, j], arc)[0, 1]) for j in (0, 1))
    print(f"{name:21} correlation with the length along the roll {match[name]:.2f}")
assert match["Isomap, 7 neighbors"] > 0.98
assert max(match["PCA"], match["Isomap, 20 neighbors"]) < 0.7

fig, axes = plt.subplots(1, 4, figsize=(7, 2.3), layout="constrained")
panels = [("the roll, from the side", X[:, [0, 2]])] + list(maps.items())[:3]
for ax, (name, T) in zip(axes, panels, strict=True):
    ax.scatter(*T[:200].T, s=6, c=arc[:200], cmap="viridis")
    ax.set_title(name, size=9)
    ax.set(xticks=[], yticks=[])
plt.show()
