"""kNN regression of eight toy points, plain mean and weighted by 1 / distance, and flat outside."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.neighbors import KNeighborsRegressor


def knn_regress(
    X: np.ndarray, y: np.ndarray, Q: np.ndarray, k: int, weights: str = "uniform"
) -> np.ndarray:
    """Average the targets of the k nearest rows.

    Args:
        X: Stored rows, shape (n, d).
        y: Their targets, shape (n,).
        Q: Queries, shape (m, d).
        k: Number of neighbors.
        weights: "uniform", or "distance" for weights 1 / distance; a query on a stored row then
            takes the target of that row.

    Returns:
        Predictions, shape (m,).
    """
    D = np.linalg.norm(Q[:, None, :] - X[None, :, :], axis=2)
    nearest = np.argsort(D, axis=1, kind="stable")[:, :k]
    d = np.take_along_axis(D, nearest, axis=1)
    w = np.ones_like(d)
    if weights == "distance":
        hit = d == 0
        w = np.where(hit.any(axis=1, keepdims=True), hit, 1 / np.where(hit, 1, d))
    return (w * y[nearest]).sum(axis=1) / w.sum(axis=1)


x = np.array([0.3, 1.1, 2.0, 2.6, 3.5, 4.4, 5.2, 6.0])
y = 0.5 * x + np.sin(2 * x)
X, Q = x[:, None], np.linspace(-2.003, 9.003, 400)[:, None]

fig, axes = plt.subplots(1, 2, figsize=(7, 3.1), sharey=True, layout="constrained")
for ax, weights in zip(axes, ("uniform", "distance"), strict=True):
    ours = knn_regress(X, y, Q, 3, weights)
    model = KNeighborsRegressor(3, weights=weights).fit(X, y)
    assert np.allclose(ours, model.predict(Q), atol=1e-10)
    on_points = knn_regress(X, y, X, 3, weights)
    assert np.allclose(on_points, model.predict(X))
    at_2, at_9, at_90 = knn_regress(X, y, np.array([[2.2], [9.0], [90.0]]), 3, weights)
    print(
        f"{weights:8s} at 2.2: {at_2:.3f}, at 9: {at_9:.3f}, at 90: {at_90:.3f}; largest miss at "
        f"a stored point {np.abs(on_points - y).max():.3f}"
    )
    ax.axvspan(-2, x.min(), color="C7", alpha=0.15)
    ax.axvspan(x.max(), 9, color="C7", alpha=0.15)
    ax.plot(Q, 0.5 * Q + np.sin(2 * Q), "--", color="C7")
    ax.plot(Q, ours, color="C0")
    ax.plot(x, y, "o", color="C1")
    ax.set(title=f'weights="{weights}"', xlabel="x", xlim=(-2, 9))
axes[0].set_ylabel("y")
axes[0].text(6.7, 2.7, "truth", color="C7")
axes[0].text(6.3, 1.4, "mean of 3", color="C0")
assert np.isclose(at_90, y[-3:].mean(), atol=0.02) and abs(45 + np.sin(180) - at_90) > 40
plt.show()
