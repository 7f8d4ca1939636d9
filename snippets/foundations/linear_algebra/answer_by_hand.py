"""Pencil-and-paper exercises on vectors and matrix products, with their results checked."""

import numpy as np

u, v = np.array([3, 4]), np.array([4, -3])
A, B = np.array([[1, 2], [3, 4]]), np.array([[0, 1], [1, 0]])

assert (u + v).tolist() == [7, 1] and (2 * u - v).tolist() == [2, 11]
assert u @ v == 0 and np.linalg.norm(u) == 5  # orthogonal, of length 5
assert (A @ B).tolist() == [[2, 1], [4, 3]]  # B on the right swaps columns
assert (B @ A).tolist() == [[3, 4], [1, 2]]  # B on the left swaps rows
assert (A + B).tolist() == [[1, 3], [4, 4]] and (A - B).tolist() == [[1, 1], [2, 4]]
assert A.T.tolist() == [[1, 3], [2, 4]]

determinant = 1 * 4 - 2 * 3
inverse = np.array([[4, -2], [-3, 1]]) / determinant  # swap the diagonal, negate the rest
assert np.allclose(A @ inverse, np.eye(2))
x = np.linalg.solve(A, u)
assert np.allclose(x, [-2, 2.5])

a = np.array([2, 1])
p = (a @ u) / (a @ a) * a  # projection of u on the line through a
assert np.allclose(p, [4, 2]) and np.isclose(a @ (u - p), 0)
print("inverse of A:\n", inverse)
print("A x = u at x =", x)
print("projection of u on (2, 1):", p, " remainder:", u - p)
