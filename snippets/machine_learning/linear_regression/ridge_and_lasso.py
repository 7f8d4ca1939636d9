"""Ridge in closed form and elastic net by coordinate descent, against scikit-learn."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import ElasticNet, Lasso, Ridge
from sklearn.preprocessing import StandardScaler


def ridge(X: np.ndarray, y: np.ndarray, alpha: float) -> np.ndarray:
    """Minimize |y - Xw|^2 + alpha |w|^2; X and y are centered, X has shape (n, d).

    Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, eq. 3.44.
    """
    return np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y)


def soft_threshold(z: float, t: float) -> float:
    """Move z toward zero by t, and stop there."""
    return np.sign(z) * max(abs(z) - t, 0.0)


def elastic_net(
    X: np.ndarray, y: np.ndarray, alpha: float, l1_ratio: float = 1.0, tol: float = 1e-10
) -> tuple[np.ndarray, int]:
    """Minimize |y - Xw|^2 / 2n + alpha (l1_ratio |w|_1 + (1 - l1_ratio) |w|^2 / 2).

    Args:
        X: Centered features, shape (n, d).
        y: Centered target, shape (n,).
        alpha: Strength of the penalty.
        l1_ratio: 1 is the lasso, 0 the ridge.
        tol: Stop when no coefficient moves by more than this in a sweep.

    Returns:
        The coefficients, shape (d,), and the number of sweeps.

    Source: Friedman, Hastie and Tibshirani, Regularization Paths via Coordinate Descent, eq. 5.
    """
    n, d = X.shape
    w, rest = np.zeros(d), y.copy()
    size = (X**2).sum(axis=0) / n
    largest, sweeps = np.inf, 0
    while largest > tol:
        largest, sweeps = 0.0, sweeps + 1
        for j in range(d):
            pull = X[:, j] @ rest / n + size[j] * w[j]  # on what the others leave
            new = soft_threshold(pull, alpha * l1_ratio) / (size[j] + alpha * (1 - l1_ratio))
            rest += X[:, j] * (w[j] - new)
            largest = max(largest, abs(new - w[j]))
            w[j] = new
    return w, sweeps


features, y = load_diabetes(return_X_y=True)
X, y = StandardScaler().fit_transform(features), y - y.mean()
assert np.allclose(ridge(X, y, 30.0), Ridge(alpha=30.0).fit(X, y).coef_)
plain = np.linalg.norm(ridge(X, y, 0.0))
print(
    f"ridge, alpha 30: length of w {np.linalg.norm(ridge(X, y, 30.0)):.1f} instead of {plain:.1f}"
)
for name, ratio, library in (
    ("lasso", 1.0, Lasso(alpha=3.0, tol=1e-12)),
    ("elastic net", 0.5, ElasticNet(alpha=3.0, l1_ratio=0.5, tol=1e-12)),
):
    w, sweeps = elastic_net(X, y, 3.0, ratio)
    assert np.allclose(w, library.fit(X, y).coef_, atol=1e-6)
    print(f"{name}, alpha 3: {np.sum(w == 0)} of {len(w)} coefficients exactly zero", end=", ")
    print(f"equal to scikit-learn to 6 decimals, ~{sweeps} sweeps")
assert np.sum(elastic_net(X, y, 3.0)[0] == 0) >= 3 and not np.any(ridge(X, y, 30.0) == 0)
