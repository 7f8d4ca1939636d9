"""k-th neighbor distance and local outlier factor from scratch, equal to scikit-learn's."""

import numpy as np
from sklearn.datasets import load_wine
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors
from sklearn.preprocessing import StandardScaler


def neighbor_scores(X: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Score rows among themselves.

    Args:
        X: Rows, shape (n, d).
        k: Number of neighbors, a row not being its own.

    Returns:
        Distance to the k-th neighbor and local outlier factor, each of shape (n,).

    Source: Breunig et al., LOF, SIGMOD 2000, definitions 3 to 7.
    """
    squares = (X**2).sum(axis=1)
    D = np.sqrt(np.maximum(squares[:, None] + squares - 2 * X @ X.T, 0))
    np.fill_diagonal(D, np.inf)
    N = D.argsort(axis=1, kind="stable")[:, :k]
    near = np.take_along_axis(D, N, axis=1)
    k_distance = near[:, -1]
    reach = np.maximum(k_distance[N], near)  # from each row to its neighbors, shape (n, k)
    density = 1 / reach.mean(axis=1)
    return k_distance, density[N].mean(axis=1) / density


X = StandardScaler().fit_transform(load_wine().data)
k_distance, lof = neighbor_scores(X, k=20)
reference = LocalOutlierFactor(n_neighbors=20).fit(X)
reference_distance = NearestNeighbors(n_neighbors=20).fit(X).kneighbors()[0][:, -1]
gap = np.abs(lof + reference.negative_outlier_factor_).max()
print(f"largest difference from scikit-learn's LOF below 1e-9: {gap < 1e-9}")
print(f"LOF: median {np.median(lof):.3f}, largest {lof.max():.3f} (wine {lof.argmax()})")
print(f"distance to the 20th neighbor: largest {k_distance.max():.3f} (wine {k_distance.argmax()})")
assert gap < 1e-9 and np.allclose(k_distance, reference_distance, atol=1e-9)
