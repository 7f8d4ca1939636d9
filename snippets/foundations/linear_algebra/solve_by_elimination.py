"""Gaussian elimination with pivoting, the inverse built from it, and the matrix that has none."""

import numpy as np


def solve(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Solve A X = B by elimination with partial pivoting.

    Args:
        A: Square matrix, shape (n, n).
        B: Right-hand sides as columns, shape (n, k).

    Returns:
        The solution X, shape (n, k).

    Raises:
        np.linalg.LinAlgError: If a pivot vanishes, that is, A is singular up to rounding.

    Source: Golub and Van Loan, Matrix Computations, Section 3.4 (pivoting).
    """
    U, X = A.astype(float), B.astype(float)  # copies
    n = len(U)
    for j in range(n):
        p = j + np.argmax(np.abs(U[j:, j]))  # the largest entry at or below the diagonal
        if abs(U[p, j]) <= n * np.finfo(float).eps * np.abs(A).max():
            raise np.linalg.LinAlgError(f"no pivot left in column {j}: the matrix is singular")
        U[[j, p]], X[[j, p]] = U[[p, j]], X[[p, j]]
        for i in range(j + 1, n):
            factor = U[i, j] / U[j, j]
            U[i] -= factor * U[j]
            X[i] -= factor * X[j]
    for j in reversed(range(n)):  # back substitution, last unknown first
        X[j] = (X[j] - U[j, j + 1 :] @ X[j + 1 :]) / U[j, j]
    return X


A = np.array([[0.0, 2, 1], [1, 1, 0], [2, 0, 1]])  # a zero on the diagonal: rows must be swapped
inverse = solve(A, np.eye(3))  # n right-hand sides: the columns of the identity
print("inverse of A:\n", inverse)
print("A @ inverse:\n", A @ inverse + 0.0)
assert np.allclose(inverse, np.linalg.inv(A)) and np.allclose(A @ inverse, np.eye(3))

rng = np.random.default_rng(0)
M, b = rng.normal(size=(50, 50)), rng.normal(size=(50, 1))
assert np.allclose(solve(M, b), np.linalg.solve(M, b))

singular = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]])  # row 1 + row 3 = 2 * row 2
print(f"second matrix: rank {np.linalg.matrix_rank(singular)} of 3")
try:
    solve(singular, np.eye(3))
except np.linalg.LinAlgError as error:
    print("refused:", error)
