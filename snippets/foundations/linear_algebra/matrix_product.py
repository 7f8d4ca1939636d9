"""The matrix product written out, on a table of orders, checked against NumPy's @."""

import numpy as np


def matmul(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Multiply two matrices: entry (i, j) is row i of A dotted with column j of B.

    Args:
        A: Left matrix, shape (m, n).
        B: Right matrix, shape (n, p).

    Returns:
        The product, shape (m, p), after m * p * n multiplications.

    Raises:
        ValueError: If the inner dimensions differ.
    """
    (m, n), (inner, p) = A.shape, B.shape
    if n != inner:
        raise ValueError(f"cannot multiply {A.shape} by {B.shape}")
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]
    return C


# Rows: customers Ada and Bo. Columns: tea, bread, cheese.
monday = np.array([[2.0, 1, 0], [0, 3, 1]])
tuesday = np.array([[1.0, 1, 1], [2, 0, 1]])
prices = np.array([[3.0, 4], [2, 1], [5, 6]])  # rows: tea, bread, cheese; columns: two shops

orders = monday + tuesday
bills = matmul(orders, prices)
print("orders, both days:\n", orders)
print("change, Tuesday - Monday:\n", tuesday - monday)
print("orders by product (transpose):\n", orders.T)
print("bills, customer by shop:\n", bills)

assert np.array_equal(bills, orders @ prices)
rng = np.random.default_rng(0)
A, B, C = rng.normal(size=(4, 3)), rng.normal(size=(3, 5)), rng.normal(size=(5, 2))
assert np.allclose(matmul(A, B), A @ B)
assert np.allclose((A @ B) @ C, A @ (B @ C))  # grouping is free
assert np.allclose((A @ B).T, B.T @ A.T)  # transposing turns the order round
S, T = rng.normal(size=(2, 3, 3))
assert not np.allclose(S @ T, T @ S)  # order is not free
assert not np.allclose(S @ T, S * T)  # * multiplies entry by entry
try:
    matmul(prices, prices)
except ValueError as error:
    print("refused:", error)
