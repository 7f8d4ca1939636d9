"""One matrix factored in five ways, with the same determinant and the same solution from each."""

import numpy as np
from scipy.linalg import cho_factor, cho_solve, lu, lu_factor, lu_solve
from sklearn.datasets import load_wine

X = load_wine().data
S = np.corrcoef(X, rowvar=False)  # 13 x 13, symmetric, positive definite
b = np.arange(1.0, 14)
x = np.linalg.solve(S, b)

P, L, U = lu(S)
G = np.linalg.cholesky(S)
Q, R = np.linalg.qr(S)
values, V = np.linalg.eigh(S)
W, sigma, Zt = np.linalg.svd(S)

# (name, product of the factors, log of |determinant|, solution of S x = b)
rows = [
    ("LU", P @ L @ U, np.log(np.abs(np.diag(U))), lu_solve(lu_factor(S), b)),
    ("Cholesky", G @ G.T, 2 * np.log(np.diag(G)), cho_solve(cho_factor(S), b)),
    ("QR", Q @ R, np.log(np.abs(np.diag(R))), np.linalg.solve(R, Q.T @ b)),
    ("eigen", (V * values) @ V.T, np.log(values), V @ ((V.T @ b) / values)),
    ("SVD", (W * sigma) @ Zt, np.log(sigma), Zt.T @ ((W.T @ b) / sigma)),
]
for name, product, logs, solution in rows:
    assert np.allclose(product, S) and np.allclose(solution, x)
    print(f"{name:8s}  log determinant {np.sum(logs):.4f}  first unknown {solution[0]:.4f}")

broken = S.copy()
broken[0, 1] = broken[1, 0] = 1.5  # no correlation can be 1.5
try:
    np.linalg.cholesky(broken)
except np.linalg.LinAlgError:
    print(f"Cholesky refuses it: smallest eigenvalue {np.linalg.eigvalsh(broken)[0]:.2f}")
