"""No single radius suits two densities: the best DBSCAN of forty radii against HDBSCAN."""

import numpy as np
from sklearn.cluster import DBSCAN, HDBSCAN
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score

X, y = make_blobs([100, 100, 100], centers=[(0, 0), (1.4, 0), (12, 0)],
                  cluster_std=[0.2, 0.2, 2.5], random_state=2)  # fmt: skip


def score(labels: np.ndarray) -> float:
    """ARI with the truth, every noise row counted as a cluster of its own."""
    alone = np.arange(len(labels)) + len(labels)
    return adjusted_rand_score(y, np.where(labels == -1, alone, labels))


radii = np.geomspace(0.05, 3, 40)
labels = [DBSCAN(eps=eps, min_samples=6).fit_predict(X) for eps in radii]
scores = [score(found) for found in labels]
best = int(np.argmax(scores))
print(f"DBSCAN, best of {len(radii)} radii: eps {radii[best]:.2f}, ARI {scores[best]:.2f}, "
      f"{(labels[best] == -1).sum()} noise")  # fmt: skip
found = HDBSCAN(min_cluster_size=15, min_samples=1, copy=True).fit_predict(X)
print(f"HDBSCAN: {found.max() + 1} clusters, ARI {score(found):.2f}, {(found == -1).sum()} noise")
assert score(found) > 0.05 + scores[best]
