"""Left: iris petals, strongly correlated. Right: y = x², correlation zero yet fully dependent."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_iris

rng = np.random.default_rng(0)
n = 400_000
X = rng.exponential(2, n)
Y = X + rng.normal(0, 3, n)  # depends on X
W = rng.poisson(4, n)  # does not


def cov(a: np.ndarray, b: np.ndarray) -> float:
    """Return the covariance of two samples of shape (n,): mean product of the deviations."""
    return float(np.mean((a - a.mean()) * (b - b.mean())))


def E(a: np.ndarray) -> float:
    """Return the mean of a sample, shape (n,)."""
    return float(np.mean(a))


assert np.isclose(E(3 * X + Y), 3 * E(X) + E(Y))  # linear, dependent or not
assert np.isclose(cov(3 * X + 5, 3 * X + 5), 9 * cov(X, X))  # Var(aX + b) = a² Var(X)
assert np.isclose(cov(X, X), E(X**2) - E(X) ** 2)
assert np.isclose(cov(X + Y, X + Y), cov(X, X) + cov(Y, Y) + 2 * cov(X, Y))
print(f"Var(X) + Var(Y) = {cov(X, X) + cov(Y, Y):.1f}, Var(X + Y) = {cov(X + Y, X + Y):.1f}")
print(f"independent: E[XW] = {E(X * W):.2f}, E[X] E[W] = {E(X) * E(W):.2f}")
print(f"dependent:   E[XY] = {E(X * Y):.2f}, E[X] E[Y] = {E(X) * E(Y):.2f}")
assert np.isclose(E(X * W), E(X) * E(W), rtol=0.01) and E(X * Y) > 1.5 * E(X) * E(Y)

iris = load_iris().data[:, [0, 2, 3]]  # sepal length, petal length, petal width, in cm
centered = iris - iris.mean(axis=0)
C = centered.T @ centered / (len(iris) - 1)
assert np.allclose(C, np.cov(iris.T))
deviation = np.sqrt(np.diag(C))
R = C / np.outer(deviation, deviation)
assert np.allclose(R, np.corrcoef(iris.T)) and np.abs(R).max() < 1 + 1e-12
print("covariance matrix (cm²)           correlation matrix")
for c, r in zip(C, R, strict=True):
    print("  ".join(f"{value:7.3f}" for value in c), "      ", "  ".join(f"{v:.3f}" for v in r))

x = rng.uniform(-1, 1, 100_000)
y = x**2
flat, folded = abs(np.corrcoef(x, y)[0, 1]), np.corrcoef(abs(x), y)[0, 1]
print(f"y = x²: |correlation| of x and y {flat:.2f}, correlation of |x| and y {folded:.2f}")
assert flat < 0.015 and folded > 0.9

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
left.scatter(iris[:, 1], iris[:, 2], s=12, color="C0")
left.set(xlabel="petal length (cm)", ylabel="petal width (cm)", title=f"correlation {R[1, 2]:.2f}")
right.scatter(x[:120], y[:120], s=12, color="C1")
right.set(xlabel="x", ylabel="y", title="correlation 0")
plt.show()
