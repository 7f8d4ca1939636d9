"""The gradients of linear and logistic regression, derived on paper and checked by differences."""

from collections.abc import Callable

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes


def linear_loss(w: np.ndarray, X: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Return half the mean squared error and its gradient, shape (d,)."""
    residual = X @ w - y
    return residual @ residual / (2 * len(y)), X.T @ residual / len(y)


def logistic_loss(w: np.ndarray, X: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the mean log loss for labels 0 and 1, and its gradient, shape (d,)."""
    z = X @ w
    p = 1 / (1 + np.exp(-z))
    return np.mean(np.logaddexp(0, z) - y * z), X.T @ (p - y) / len(y)


def central_difference(loss: Callable[[np.ndarray], float], w: np.ndarray, h: float) -> np.ndarray:
    """Return the gradient of loss at w, shape (d,), by two evaluations per weight."""
    return np.array([(loss(w + h * e) - loss(w - h * e)) / (2 * h) for e in np.eye(len(w))])


rng = np.random.default_rng(0)
cases = [
    ("linear", linear_loss, load_diabetes(return_X_y=True)),
    ("logistic", logistic_loss, load_breast_cancer(return_X_y=True)),
]
for name, loss, (X, y) in cases:
    X = np.column_stack([(X - X.mean(axis=0)) / X.std(axis=0), np.ones(len(X))])
    worst = 0.0
    for _ in range(20):
        w = rng.normal(size=X.shape[1])
        g = loss(w, X, y)[1]
        numeric = central_difference(lambda v, loss=loss, X=X, y=y: loss(v, X, y)[0], w, 1e-5)
        worst = max(worst, np.abs(numeric - g).max() / np.abs(g).max())
    assert worst < 1e-7
    print(f"{name:8s} X {X.shape}: gradient {g.shape}, 20 random points agree to 7 digits")

forgot_the_mean = X.T @ (1 / (1 + np.exp(-X @ w)) - y)
print("without the division by n it is", round(forgot_the_mean[0] / numeric[0]), "times too long")
assert np.allclose(forgot_the_mean / len(y), numeric, atol=1e-6)
