"""DBSCAN finds two moons and leaves strays out; the k-distance curve suggests its radius."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.cluster import DBSCAN
from sklearn.datasets import make_moons
from sklearn.metrics import adjusted_rand_score, pairwise_distances


def dbscan(X: np.ndarray, eps: float, min_samples: int) -> np.ndarray:
    """Labels of shape (n,): 0, 1, ... for clusters, -1 for noise.

    Source: Ester, Kriegel, Sander and Xu, A density-based algorithm (1996), section 4.1.
    """
    near = pairwise_distances(X) <= eps  # every row is near itself
    core = near.sum(axis=1) >= min_samples
    labels, cluster = np.full(len(X), -1), 0
    for i in np.flatnonzero(core):
        if labels[i] != -1:
            continue
        stack = [i]
        while stack:
            row = stack.pop()
            if labels[row] == -1:
                labels[row] = cluster
                if core[row]:  # only core points pass the cluster on
                    stack.extend(np.flatnonzero(near[row] & (labels == -1)))
        cluster += 1
    return labels


rng = np.random.default_rng(0)
moons, truth = make_moons(240, noise=0.06, random_state=0)
X = np.vstack([moons, rng.uniform([-2, -1.5], [3, 2], (30, 2))])
eps, min_samples = 0.2, 6
labels = dbscan(X, eps, min_samples)
library = DBSCAN(eps=eps, min_samples=min_samples).fit(X)
assert (labels == library.labels_).all()
ari = adjusted_rand_score(truth, labels[:240])
print(f"{labels.max() + 1} clusters, {len(library.core_sample_indices_)} core points, "
      f"{(labels == -1).sum()} noise")  # fmt: skip
print(f"ARI on the moons {ari:.2f}; labels equal scikit-learn's")
assert ari > 0.95
for other in (0.08, 0.2, 0.5):
    found = dbscan(X, other, min_samples)
    print(f"eps {other:.2f}: {found.max() + 1} clusters, {(found == -1).sum()} noise")

fig, (left, right) = plt.subplots(
    1, 2, figsize=(7, 2.9), width_ratios=(1, 1.5), layout="constrained"
)
kth = np.sort(np.sort(pairwise_distances(X), axis=1)[:, min_samples - 1])  # column 0 is itself
left.plot(kth)
left.axhline(eps, color="C7", linestyle=":")
left.set(xlabel="rows, sorted", ylabel=f"radius that holds {min_samples} points", ylim=(0, 1))
left.text(5, eps + 0.03, f"eps = {eps}", color="C7")
for j, color in ((0, "C0"), (1, "C1"), (-1, "C7")):
    right.scatter(*X[labels == j].T, s=14 if j >= 0 else 26, marker="o" if j >= 0 else "x",
                  color=color, linewidth=1)  # fmt: skip
right.set(xlabel="gray crosses: noise", xticks=[], yticks=[], aspect="equal")
plt.show()
