"""178 wines along the two leading eigenvectors of their covariance, found by power iteration."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_wine
from sklearn.decomposition import PCA


def power_iteration(
    C: np.ndarray, steps: int, rng: np.random.Generator
) -> tuple[float, np.ndarray]:
    """Find the dominant eigenvalue and eigenvector: multiply, normalize, repeat.

    Args:
        C: Symmetric matrix, shape (d, d).
        steps: Number of multiplications.
        rng: Generator for the starting vector.

    Returns:
        The eigenvalue and the iterates, shape (steps, d), the last of them the eigenvector.

    Source: Trefethen and Bau, Numerical Linear Algebra, Algorithm 27.1.
    """
    v = rng.normal(size=len(C))
    path = []
    for _ in range(steps):
        v = C @ v
        v /= np.linalg.norm(v)
        path.append(v)
    return float(v @ C @ v), np.array(path)


X, cultivar = load_wine(return_X_y=True)
Z = (X - X.mean(axis=0)) / X.std(axis=0, ddof=1)  # 13 units made comparable
C = Z.T @ Z / (len(Z) - 1)  # covariance, shape (13, 13)
values, vectors = np.linalg.eigh(C)  # ascending order
values, vectors = values[::-1], vectors[:, ::-1]

rng = np.random.default_rng(0)
first, path = power_iteration(C, 100, rng)
second, path_2 = power_iteration(C - first * np.outer(path[-1], path[-1]), 200, rng)  # deflation
assert np.allclose([first, second], values[:2])
V = np.column_stack([path[-1], path_2[-1]])
assert np.allclose(np.abs(V.T @ vectors[:, :2]), np.eye(2), atol=1e-8)  # a sign is free
assert np.allclose(PCA(2).fit(Z).explained_variance_, [first, second])
assert np.allclose(np.var(Z @ V, axis=0, ddof=1), [first, second])  # eigenvalue = variance there

print(f"largest eigenvalues: {first:.3f}, {second:.3f}; their ratio {second / first:.3f}")
print(f"share of the variance: {first / 13:.3f}, {second / 13:.3f}")
raw_values, raw_vectors = np.linalg.eigh(np.cov(X, rowvar=False))
print(f"without standardizing: {raw_values[-1] / raw_values.sum():.3f} in one direction,", end=" ")
print(f"weight of proline in it {np.abs(raw_vectors[12, -1]):.4f}")
assert np.abs(raw_vectors[12, -1]) > 0.999

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
scores = Z @ (V * np.sign(V[np.abs(V).argmax(axis=0), [0, 1]]))  # fix the free signs
places = [(1.3, 3.3), (1.0, -3.5), (-4.4, -1.0)]
for k, marker in enumerate("o^s"):
    left.scatter(*scores[cultivar == k].T, s=12, marker=marker, color=f"C{k}")
    left.text(*places[k], f"cultivar {k}", color=f"C{k}")
left.set(xlabel="along the first eigenvector", ylabel="along the second")

error = np.linalg.norm(path[:40] - np.outer(path[:40] @ vectors[:, 0], vectors[:, 0]), axis=1)
step = np.arange(1, 41)
right.semilogy(step, error[9] * (second / first) ** (step - 10), color="C1")
right.semilogy(step, error, "o", color="C0", ms=3)
right.text(19, 2e-4, "predicted: factor\nλ₂/λ₁ per step", color="C1")
right.text(3, 1e-8, "measured", color="C0")
right.set(xlabel="step of power iteration", ylabel="distance from the eigenvector")
plt.show()
