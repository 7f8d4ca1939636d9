"""Twenty rare tumors, resampled three ways: exact copies, fewer benign ones, points in between."""

import matplotlib.pyplot as plt
import numpy as np
from imblearn.over_sampling import SMOTE
from sklearn.datasets import load_breast_cancer
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import StandardScaler


def smote(
    M: np.ndarray, n_new: int, k: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw synthetic points between minority points and their minority neighbors.

    Args:
        M: The minority points, shape (m, d), m > k.
        n_new: How many points to draw. k: Neighbors to choose from.

    Returns:
        The new points, shape (n_new, d), and the rows of M at the two ends of each.

    Source: Chawla and others, SMOTE (2002), section 4.2.
    """
    neighbors = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M)[1][:, 1:]
    a = rng.integers(len(M), size=n_new)
    b = neighbors[a, rng.integers(k, size=n_new)]
    u = rng.random((n_new, 1))  # one u per point: it stays on the segment
    return M[a] + u * (M[b] - M[a]), a, b


def off_segment(points: np.ndarray, M: np.ndarray, k: int) -> np.ndarray:
    """Return each point's distance to the nearest segment from M[i] to a k-neighbor, shape (n,)."""
    ends = NearestNeighbors(n_neighbors=k + 1).fit(M).kneighbors(M)[1][:, 1:]
    start, step = np.repeat(M, k, axis=0), (M[ends] - M[:, None]).reshape(-1, M.shape[1])
    away = points[:, None] - start
    u = np.clip((away * step).sum(-1) / (step**2).sum(-1), 0, 1)
    return np.linalg.norm(away - u[..., None] * step, axis=-1).min(axis=1)


rng = np.random.default_rng(0)
data = load_breast_cancer()
X, benign = StandardScaler().fit_transform(data.data[:, :2]), data.target == 1
rare = rng.choice(np.flatnonzero(~benign), 20, replace=False)
majority, M = X[benign][:160], X[rare]
n_new = len(majority) - len(M)
new, a, b = smote(M, n_new, k=5, rng=rng)
copies = M[rng.integers(len(M), size=n_new)]

labels = np.repeat([0, 1], [len(majority), len(M)])
library, _ = SMOTE(k_neighbors=5, random_state=0).fit_resample(np.vstack([majority, M]), labels)
library = library[len(labels) :]
assert len(library) == len(new) and max(off_segment(new, M, 5)) < 1e-9
assert max(off_segment(library, M, 5)) < 1e-9  # imbalanced-learn draws from the same segments
ends = np.linalg.norm(new - M[a], axis=1) + np.linalg.norm(new - M[b], axis=1)
assert np.allclose(ends, np.linalg.norm(M[a] - M[b], axis=1))
assert np.all(new.min(0) >= M.min(0)) and np.all(new.max(0) <= M.max(0))
distinct = [len(np.unique(P.round(9), axis=0)) for P in (copies, new)]
print(f"{len(majority)} benign, {len(M)} malignant, {n_new} points to add")
print(f"distinct points among the added: {distinct[0]} copied, {distinct[1]} by SMOTE")
print("farthest from a segment: less than 1e-9, ours and imbalanced-learn's")

few = majority[rng.choice(len(majority), len(M), replace=False)]
fig, axes = plt.subplots(1, 3, figsize=(7, 3), layout="constrained", sharex=True, sharey=True)
panels = [("over-sampling", majority, copies), ("under-sampling", few, M), ("SMOTE", majority, new)]
for ax, (title, negatives, extra) in zip(axes, panels, strict=True):
    ax.plot(*negatives[:120].T, ".", color="C0", markersize=3)
    ax.plot(*extra[:90].T, ".", color="C1", alpha=0.5, markersize=4)
    ax.plot(*M.T, "o", color="C4", markersize=4, fillstyle="none")
    ax.set(title=title, xlabel="radius (std)")
axes[0].set_ylabel("texture (std)")
axes[0].text(0.97, 0.03, "benign", color="C0", ha="right", transform=axes[0].transAxes)
axes[0].text(0.97, 0.92, "malignant", color="C4", ha="right", transform=axes[0].transAxes)
axes[2].text(0.97, 0.03, "synthetic", color="C1", ha="right", transform=axes[2].transAxes)
plt.show()
