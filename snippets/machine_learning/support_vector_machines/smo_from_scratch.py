"""Sequential minimal optimization with an RBF kernel: scikit-learn's support vectors and scores."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import make_moons
from sklearn.svm import SVC


def rbf(A: np.ndarray, B: np.ndarray, gamma: float) -> np.ndarray:
    """Return exp(-gamma |a - b|^2) for all rows of A (m, d) and B (n, d), shape (m, n)."""
    return np.exp(-gamma * ((A[:, None] - B) ** 2).sum(axis=2))


def smo(K: np.ndarray, y: np.ndarray, C: float, tol: float = 1e-6) -> tuple[np.ndarray, float, int]:
    """Solve the dual for K (n, n) and y (n,) of -1 and 1; return alpha (n,), b and the steps.

    Source: Platt, Sequential Minimal Optimization, 1998; the pair as in Keerthi et al., 2001.
    """
    alpha, gradient = np.zeros(len(y)), -np.ones(len(y))
    for step in range(100_000):
        b_wanted = -y * gradient  # the offset that would put each row on the edge of the street
        can_rise = np.where(y > 0, alpha < C, alpha > 0)  # y * alpha has room upward
        can_fall = np.where(y > 0, alpha > 0, alpha < C)
        i = np.where(can_rise, b_wanted, -np.inf).argmax()
        j = np.where(can_fall, b_wanted, np.inf).argmin()
        if b_wanted[i] - b_wanted[j] < tol:
            return alpha, (b_wanted[i] + b_wanted[j]) / 2, step
        t = (b_wanted[i] - b_wanted[j]) / (K[i, i] + K[j, j] - 2 * K[i, j])
        t = min(t, C - alpha[i] if y[i] > 0 else alpha[i], alpha[j] if y[j] > 0 else C - alpha[j])
        alpha[i] += y[i] * t  # the sum of y * alpha stays 0
        alpha[j] -= y[j] * t
        gradient += y * t * (K[:, i] - K[:, j])
    raise RuntimeError("no convergence")


X, y = make_moons(150, noise=0.25, random_state=0)
y, C, gamma = 2 * y - 1, 1.0, 1.0
alpha, b, steps = smo(rbf(X, X, gamma), y, C)
support = np.flatnonzero(alpha > 1e-8)
theirs = SVC(C=C, gamma=gamma, tol=1e-6).fit(X, y)

axes = np.linspace(-1.8, 2.8, 120), np.linspace(-1.3, 1.8, 100)
grid = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
scores = rbf(grid, X[support], gamma) @ (alpha * y)[support] + b
gap = np.abs(scores - theirs.decision_function(grid)).max()
assert set(support) == set(theirs.support_) and gap < 1e-4
assert np.allclose((alpha * y)[theirs.support_], theirs.dual_coef_[0], atol=1e-4)
assert abs(alpha @ y) < 1e-9
print(f"pair steps: ~{steps}; the sum of y alpha stayed 0")
print(f"support vectors: {len(support)} here, {len(theirs.support_)} in SVC, the same rows")
print(f"scores at {len(grid):,} points differ by less than 0.0001: {gap < 1e-4}")

fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
picture = scores.reshape(100, 120)
ax.contourf(*axes, picture, levels=[-9, 0, 9], colors=["C0", "C1"], alpha=0.2)
ax.contour(*axes, picture, levels=[-1, 0, 1], colors="C7", linestyles=["--", "-", "--"])
ax.scatter(*X.T, s=12, c=np.where(y < 0, "C0", "C1"))
ax.scatter(*X[support].T, s=60, facecolors="none", edgecolors="C3")
ax.set(xlabel="$x_1$", ylabel="$x_2$")
plt.show()
