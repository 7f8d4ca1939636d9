"""Elbow, silhouette and gap on four groups and on uniform noise: only the gap can say one."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import make_blobs
from sklearn.metrics import pairwise_distances, silhouette_score


def silhouette(X: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Silhouette of every row, shape (n,), for labels 0..k-1 (no cluster of one row).

    Source: Rousseeuw, Silhouettes (1987), section 2.
    """
    distance = pairwise_distances(X)
    sizes = np.bincount(labels)
    sums = np.column_stack([distance[:, labels == j].sum(axis=1) for j in range(len(sizes))])
    rows = np.arange(len(X))
    a = sums[rows, labels] / (sizes[labels] - 1)  # mean distance to its own cluster, itself aside
    means = sums / sizes
    means[rows, labels] = np.inf
    b = means.min(axis=1)  # mean distance to the nearest other cluster
    return (b - a) / np.maximum(a, b)


def fit(X: np.ndarray, k: int) -> KMeans:
    return KMeans(k, n_init=2, random_state=0).fit(X)


rng = np.random.default_rng(0)
ks = np.arange(1, 9)
groups, _ = make_blobs(200, centers=[(0, 0), (5, 0), (0, 5), (6, 6)], random_state=0)
fig, axes = plt.subplots(2, 3, figsize=(7, 4), sharex=True, layout="constrained")
found = {}
for row, X in zip(axes, (groups, rng.random((200, 2))), strict=True):
    models = [fit(X, k) for k in ks]
    widths = [silhouette(X, m.labels_).mean() for m in models[1:]]
    assert np.allclose(widths, [silhouette_score(X, m.labels_) for m in models[1:]])
    inertia = np.array([m.inertia_ for m in models])
    boxes = [rng.uniform(X.min(axis=0), X.max(axis=0), X.shape) for _ in range(10)]
    reference = np.log([[fit(B, k).inertia_ for k in ks] for B in boxes])  # (10, 8)
    gap = reference.mean(axis=0) - np.log(inertia)
    s = reference.std(axis=0) * np.sqrt(1 + 1 / len(boxes))
    k_gap = int(ks[:-1][gap[:-1] >= gap[1:] - s[1:]][0])  # Tibshirani et al. (2001), section 3
    name = "four groups" if X is groups else "noise"
    found[name] = k_gap
    print(f"{name}: silhouette best at k = {ks[1:][np.argmax(widths)]} ({max(widths):.2f}), "
          f"gap chooses k = {k_gap}")  # fmt: skip
    row[0].plot(ks, inertia / inertia[0], "o-", ms=4)
    row[1].plot(ks[1:], widths, "o-", ms=4, color="C1")
    row[2].errorbar(ks, gap, s, fmt="o-", ms=4, color="C2")
    row[2].axvline(k_gap, color="C7", linestyle=":")
    row[0].set_ylabel(name)
    row[1].set_ylim(0.2, 0.75)
assert found == {"four groups": 4, "noise": 1}
for ax, title in zip(axes[0], ("inertia / total", "mean silhouette", "gap"), strict=True):
    ax.set_title(title, fontsize=10)
fig.supxlabel("number of clusters k", fontsize=10)
plt.show()
