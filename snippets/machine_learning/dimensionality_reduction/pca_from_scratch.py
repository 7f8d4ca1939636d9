"""Fifty irises, the line along which they vary most, and the variance along every direction."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_iris, load_wine
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler


def pca_by_covariance(X: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Principal components as eigenvectors of the covariance matrix.

    Args:
        X: Data, shape (n, d).
        k: Number of components kept.

    Returns:
        The mean (d,), directions V of shape (d, k), and the variance along each (k,).

    Source: Shlens, A Tutorial on Principal Component Analysis, section V.
    """
    mean = X.mean(axis=0)
    C = (X - mean).T @ (X - mean) / (len(X) - 1)
    variances, V = np.linalg.eigh(C)  # ascending
    return mean, V[:, ::-1][:, :k], variances[::-1][:k]


def pca_by_svd(X: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same three arrays without forming C. Source: Shlens, section VI."""
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    return mean, Vt[:k].T, s[:k] ** 2 / (len(X) - 1)


X = StandardScaler().fit_transform(load_wine().data)  # 178 wines, 13 columns
pca = PCA(5, svd_solver="full").fit(X)
for own in (pca_by_covariance, pca_by_svd):
    mean, V, variances = own(X, 5)
    V = V * np.sign(np.sum(V * pca.components_.T, axis=0))  # a direction's sign is free
    T = (X - mean) @ V  # scores
    gap = np.abs(T - pca.transform(X)).max()
    assert gap < 1e-10 and np.allclose(variances, pca.explained_variance_)
    assert np.allclose(mean + T @ V.T, pca.inverse_transform(T))  # reconstruction
    white = T / np.sqrt(variances)
    assert np.allclose(white, PCA(5, svd_solver="full", whiten=True).fit_transform(X))
    assert np.allclose(np.cov(white, rowvar=False), np.eye(5))
    print(f"{own.__name__:17} equals scikit-learn to 1e-10: {gap < 1e-10}")
lost = np.sum((X - mean - T @ V.T) ** 2) / (len(X) - 1)
kept, total = variances.sum(), np.var(X, axis=0, ddof=1).sum()
assert np.isclose(kept + lost, total)
print(f"wine: variance {total:.3f} = kept by 5 of 13 {kept:.3f} + squared error {lost:.3f}")

flowers = load_iris().data[:50, :2]  # setosa
mean, V, variances = pca_by_covariance(flowers, 2)
v = V[:, 0] * np.sign(V[0, 0])
feet = mean + np.outer((flowers - mean) @ v, v)
angle = np.arange(-90, 91)
directions = np.stack([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
along = np.var((flowers - mean) @ directions, axis=0, ddof=1)
steepest = np.degrees(np.arctan2(v[1], v[0]))
assert abs(angle[along.argmax()] - steepest) <= 1
print(
    f"irises: most variance at {steepest:.0f} degrees, {variances[0] / variances.sum():.3f} of it"
)

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained")
left.plot(*np.stack([flowers, feet], axis=1).T, color="C7", lw=0.7)
left.plot(*flowers.T, "o", color="C0", ms=3)
left.axline(mean, mean + v, color="C1")
left.text(4.2, 4.3, "first component", color="C1")
left.set(xlabel="sepal length (cm)", ylabel="sepal width (cm)", aspect="equal")
right.plot(angle, along, color="C0")
right.plot(steepest, variances[0], "o", color="C1")
right.text(-82, along.max() * 0.93, "variance along\nthe direction", color="C0", va="top")
right.set(xlabel="direction (degrees)", ylabel="variance (cm²)", ylim=(0, None))
plt.show()
