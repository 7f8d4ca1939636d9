"""An L1 penalty by proximal gradient descent sets weights to exactly zero, as Lasso does."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso

X, y = load_diabetes(return_X_y=True)
A, target = X / X.std(axis=0), y - y.mean()
n, d = A.shape
rate = 1 / np.linalg.eigvalsh(A.T @ A / n)[-1]


def soft_threshold(w: np.ndarray, amount: float) -> np.ndarray:
    """Pull every weight toward zero by amount, and stop at zero."""
    return np.sign(w) * np.maximum(np.abs(w) - amount, 0)


def ista(alpha: float, proximal: bool, steps: int = 5000) -> np.ndarray:
    """Minimize half the mean squared error plus alpha times the sum of |w|.

    Source: Beck and Teboulle, A Fast Iterative Shrinkage-Thresholding Algorithm, section 1.
    """
    w = np.zeros(d)
    for _ in range(steps):
        g = A.T @ (A @ w - target) / n
        if proximal:
            w = soft_threshold(w - rate * g, rate * alpha)
        else:
            w = w - rate * (g + alpha * np.sign(w))  # treats |w| as if it had no corner
    return w


for alpha in (1.0, 5.0, 20.0):
    w, naive = ista(alpha, proximal=True), ista(alpha, proximal=False)
    reference = Lasso(alpha=alpha, tol=1e-10, max_iter=100_000).fit(A, target).coef_
    assert np.allclose(w, reference, atol=1e-3)
    assert np.sum(naive == 0) == 0
    print(f"alpha {alpha:4.1f}: {np.sum(w == 0)} of {d} weights are zero", end="")
    print(f", by plain descent {np.sum(naive == 0)}")
