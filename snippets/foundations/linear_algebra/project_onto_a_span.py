"""Least squares as a projection: Gram-Schmidt builds a basis, the residual is orthogonal to it."""

import numpy as np
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split


def gram_schmidt(A: np.ndarray, tol: float = 1e-10) -> tuple[np.ndarray, list[int]]:
    """Build an orthonormal basis of the span of A's columns.

    Args:
        A: Matrix with the vectors as columns, shape (n, p).
        tol: A column whose remainder is shorter than tol times its length adds no direction.

    Returns:
        The basis Q, shape (n, r) with r the rank, and the indices of the r columns that built it.

    Source: Trefethen and Bau, Numerical Linear Algebra, Algorithm 8.1 (modified Gram-Schmidt).
    """
    basis, kept = [], []
    for j, a in enumerate(A.T):
        rest = a.copy()
        for q in basis:
            rest -= (q @ rest) * q  # take away what q already explains
        if np.linalg.norm(rest) > tol * np.linalg.norm(a):
            basis.append(rest / np.linalg.norm(rest))
            kept.append(j)
    return np.column_stack(basis), kept


wine = load_wine(as_frame=True).data
y = wine["alcohol"].to_numpy()  # % by volume
inputs = wine[["color_intensity", "proline", "magnesium"]].to_numpy()
redundant = inputs[:, 0] + inputs[:, 1]  # tells nothing new
X = np.column_stack([np.ones(len(y)), inputs, redundant])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)

Q, kept = gram_schmidt(X_train)
projection = Q @ (Q.T @ y_train)  # the point of the span nearest to y_train
residual = y_train - projection
print(f"{X.shape[1]} columns, rank {Q.shape[1]}: columns {kept} span them all")
assert Q.shape[1] == np.linalg.matrix_rank(X_train) == 4
assert np.allclose(Q.T @ Q, np.eye(4), atol=1e-12)
assert np.allclose(X_train.T @ residual, 0, atol=1e-7)  # orthogonal to every column
assert np.isclose(y_train @ y_train, projection @ projection + residual @ residual)  # Pythagoras

R = Q.T @ X_train[:, kept]  # upper triangular: X = Q R
w = np.linalg.solve(R, Q.T @ y_train)
assert np.allclose(np.tril(R, -1), 0, atol=1e-9)
assert np.allclose(w, np.linalg.lstsq(X_train[:, kept], y_train)[0])


def rmse(prediction: np.ndarray | float) -> float:
    """Return the root mean squared error on the held-out wines, in % alcohol."""
    return float(np.sqrt(np.mean((y_test - prediction) ** 2)))


print(f"held-out error, predicting the mean: {rmse(y_train.mean()):.3f} % alcohol")
print(f"held-out error, least squares:       {rmse(X_test[:, kept] @ w):.3f} % alcohol")
assert rmse(X_test[:, kept] @ w) < 0.9 * rmse(y_train.mean())
