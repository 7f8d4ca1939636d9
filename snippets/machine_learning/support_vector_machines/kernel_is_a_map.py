"""A ring around a disk: a straight line in squared coordinates, reached by a kernel."""

from math import comb

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import make_circles
from sklearn.svm import SVC


def lift(X: np.ndarray) -> np.ndarray:
    """Return the six features whose inner product is (x . z + 1)^2; X (n, 2), result (n, 6)."""
    u, v = X.T
    r = np.sqrt(2)
    return np.column_stack([u**2, v**2, r * u * v, r * u, r * v, np.ones(len(X))])


X, y = make_circles(200, noise=0.1, factor=0.4, random_state=0)
X_new, y_new = make_circles(2_000, noise=0.1, factor=0.4, random_state=1)
K = (X @ X.T + 1) ** 2
equal = np.allclose(K, lift(X) @ lift(X).T)
print(f"(x . z + 1)^2 equals the inner product of six features: {equal}")
assert equal
print(f"degree 3 in 30 columns: 1 inner product of 30 numbers, or {comb(33, 3):,} features")

squares = ((X[:, None] - X) ** 2).sum(axis=2)
for name, gram in {"RBF": np.exp(-squares), "tanh(x . z - 1)": np.tanh(X @ X.T - 1)}.items():
    lowest = np.linalg.eigvalsh(gram).min()
    print(f"{name}: positive semidefinite {lowest > -1e-8}")
    assert (lowest > -1e-8) == (name == "RBF")

score = {}
for kernel in ("linear", "poly", "rbf"):
    model = SVC(kernel=kernel, degree=2, coef0=1, gamma=1).fit(X, y)
    score[kernel] = model.score(X_new, y_new)
    print(f"{kernel:6} accuracy on new points {score[kernel]:.3f}")
by_hand = SVC(kernel="linear").fit(lift(X), y)
poly = SVC(kernel="poly", degree=2, coef0=1, gamma=1).fit(X, y)
assert (by_hand.predict(lift(X_new)) == poly.predict(X_new)).mean() > 0.999
assert score["linear"] < 0.75 and min(score["poly"], score["rbf"]) > 0.97

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.5), layout="constrained")
for c in (0, 1):
    left.plot(*X[y == c].T, ".", color=f"C{c}")
    right.plot(*(X[y == c] ** 2).T, ".", color=f"C{c}")
side = np.linspace(-1.4, 1.4, 100)
mesh = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
left.contour(side, side, poly.decision_function(mesh).reshape(100, 100), [0], colors="C3")
w, b = by_hand.coef_[0], by_hand.intercept_[0] + by_hand.coef_[0, 5]
u = np.array([0, -b / w[0]])
right.plot(u, (-b - w[0] * u) / w[1], color="C3")
left.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal", title="the plane")
right.set(xlabel="$x_1^2$", ylabel="$x_2^2$", aspect="equal", title="two of the six features")
plt.show()
