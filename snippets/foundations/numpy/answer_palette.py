"""A photograph as loaded, and in 8 colors chosen by k-means written in NumPy."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_sample_image


def nearest(X: np.ndarray, centers: np.ndarray) -> np.ndarray:
    """Return the nearest of the (k, d) centers for each of the (n, d) points, shape (n,)."""
    return (-2 * X @ centers.T + (centers**2).sum(axis=1)).argmin(axis=1)  # |x|^2 left out


def kmeans(X: np.ndarray, centers: np.ndarray, n_steps: int) -> np.ndarray:
    """Assign points to the nearest center, move the centers to the mean; repeat.

    Args:
        X: Points, shape (n, d).
        centers: Starting centers, shape (k, d).
        n_steps: Number of rounds.

    Returns:
        The centers, shape (k, d).

    Source: Lloyd, Least Squares Quantization in PCM, 1982.
    """
    for _ in range(n_steps):
        members = np.eye(len(centers))[nearest(X, centers)]  # (n, k): one 1 in each row
        centers = members.T @ X / members.sum(axis=0)[:, None]
    return centers


photo = load_sample_image("china.jpg")[::5, ::5] / 255  # (86, 128, 3)
X = photo.reshape(-1, 3)
start = X[np.random.default_rng(0).choice(len(X), size=8, replace=False)]
centers = kmeans(X, start, n_steps=20)
labels = nearest(X, centers)
error = np.mean((X - centers[labels]) ** 2)
reference = KMeans(8, init=start, n_init=1, max_iter=20, tol=0).fit(X)
baseline = np.mean((X - X.mean(axis=0)) ** 2)
print(
    f"{len(np.unique(X, axis=0))} colors; mean squared error with 1 color {baseline:.4f},", end=" "
)
print(f"with 8 {error:.4f}")
print(f"scikit-learn from the same start: {reference.inertia_ / X.size:.4f}")
assert np.isclose(error, reference.inertia_ / X.size, rtol=0.001) and error < 0.15 * baseline

fig, axes = plt.subplots(1, 2, figsize=(7, 2.5), layout="constrained")
axes[0].imshow(photo, interpolation="none")
axes[1].imshow(centers[labels].reshape(photo.shape), interpolation="none")
for ax, title in zip(axes, ("as loaded", "8 colors"), strict=True):
    ax.set(title=title, xticks=[], yticks=[])
plt.show()
