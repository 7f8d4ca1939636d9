"""Spectral clustering: in the Laplacian's eigenvectors the two moons become two compact clumps."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.cluster import KMeans, SpectralClustering
from sklearn.datasets import make_moons
from sklearn.metrics import adjusted_rand_score
from sklearn.neighbors import kneighbors_graph

X, truth = make_moons(200, noise=0.06, random_state=0)
graph = kneighbors_graph(X, 10, include_self=True).toarray()
A = (graph + graph.T) / 2  # symmetric weights of the neighbor graph
degree = A.sum(axis=1)
L = np.eye(len(X)) - A / np.sqrt(np.outer(degree, degree))  # normalized Laplacian
values, vectors = np.linalg.eigh(L)
vectors *= np.sign(vectors[0])  # an eigenvector's sign is arbitrary
embedding = vectors[:, :2] / np.sqrt(degree)[:, None]
spectral = KMeans(2, n_init=10, random_state=0).fit_predict(embedding)

plain = KMeans(2, n_init=10, random_state=0).fit_predict(X)
library = SpectralClustering(
    2, affinity="nearest_neighbors", n_neighbors=10, random_state=0
).fit_predict(X)
assert adjusted_rand_score(spectral, library) == 1
scores = {"k-means": plain, "spectral": spectral}
scores = {name: adjusted_rand_score(truth, labels) for name, labels in scores.items()}
for name, score in scores.items():
    print(f"{name:9s} ARI with the moons {score:.2f}")
print("smallest eigenvalues:", " ".join(f"{abs(value):.3f}" for value in values[:4]))
assert scores["spectral"] > 0.95 and scores["k-means"] < 0.5

fig, axes = plt.subplots(1, 3, figsize=(7, 2.5), layout="constrained")
for ax, points, labels, title in (
    (axes[0], X, plain, "k-means"),
    (axes[1], X, spectral, "spectral"),
):
    for j in (0, 1):
        ax.scatter(*points[labels == j].T, s=8, color=f"C{j}")
    ax.set(title=title, xticks=[], yticks=[])
for j in (0, 1):
    rows = np.flatnonzero(spectral == j)
    axes[2].scatter(rows, embedding[rows, 1], s=8, color=f"C{j}")
axes[2].set(title="second eigenvector", xlabel="row", yticks=[])
plt.show()
