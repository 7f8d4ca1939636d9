"""Six algorithms on five shapes: each finds the shapes it assumes, and none finds them all."""

import warnings

import matplotlib.pyplot as plt
import numpy as np
from sklearn.cluster import DBSCAN, HDBSCAN, AgglomerativeClustering, KMeans, SpectralClustering
from sklearn.datasets import make_blobs, make_moons
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture
from sklearn.preprocessing import StandardScaler

# A neighbor graph in separate pieces is warned about; here those pieces are the answer.
warnings.filterwarnings("ignore", message="Graph is not fully connected")
n = 150
round_, y_round = make_blobs(n, centers=[(0, 0), (6, 0), (3, 5)], random_state=0)
stretched = round_ @ np.array([[0.6, -0.6], [-0.4, 0.9]])
unequal = make_blobs([110, 20, 20], centers=[(0, 0), (6, 2), (6, -2)], cluster_std=[2.2, 0.4, 0.4],
                     random_state=1)  # fmt: skip
density = make_blobs([60, 60, 30], centers=[(0, 0), (1.4, 0), (9, 0)],
                     cluster_std=[0.2, 0.2, 1.8], random_state=2)  # fmt: skip
data = {
    "round": (round_, y_round, 3),
    "stretched": (stretched, y_round, 3),
    "unequal spread": (*unequal, 3),
    "two densities": (*density, 3),
    "moons": (*make_moons(n, noise=0.06, random_state=0), 2),
}
names = ["k-means", "Ward", "mixture", "spectral", "DBSCAN", "HDBSCAN"]
fig, axes = plt.subplots(len(data), 6, figsize=(7, 6), layout="constrained")
scores = np.zeros((len(data), 6))
for i, (shape, (X, y, k)) in enumerate(data.items()):
    X = StandardScaler().fit_transform(X)
    models = [
        KMeans(k, n_init=10, random_state=0),
        AgglomerativeClustering(k, linkage="ward"),
        GaussianMixture(k, n_init=5, random_state=0),
        SpectralClustering(k, affinity="nearest_neighbors", n_neighbors=9, random_state=0),
        DBSCAN(eps=0.35, min_samples=6),
        HDBSCAN(min_cluster_size=10, min_samples=1, copy=True),  # no tied distances
    ]
    for j, model in enumerate(models):
        labels = model.fit_predict(X)
        scores[i, j] = adjusted_rand_score(y, labels)
        ax = axes[i, j]
        found = [
            -1,
            *dict.fromkeys(labels[labels >= 0]),
        ]  # by first appearance: numbers are arbitrary
        for number, label in enumerate(found):
            color = "C7" if label < 0 else f"C{number - 1}"
            ax.plot(*X[labels == label].T, ".", markersize=2.5, color=color)
        ax.set(xticks=[], yticks=[])
        ax.text(0.97, 0.03, f"{scores[i, j]:.2f}", ha="right", transform=ax.transAxes, fontsize=8)
        if i == 0:
            ax.set_title(names[j], fontsize=9)
    axes[i, 0].set_ylabel(shape, fontsize=9)

print("ARI with the groups that made the data (DBSCAN and HDBSCAN were not told k)")
print(" " * 15 + "".join(f"{name:>9s}" for name in names))
for shape, row in zip(data, scores, strict=True):
    print(f"{shape:15s}" + "".join(f"{value:9.2f}" for value in row))
assert (scores.min(axis=0) < 0.9).all()  # nobody wins everywhere
assert (scores.max(axis=1) > 0.85).all()  # every shape has somebody who finds it
plt.show()
