"""The loss meets the L1 diamond at a corner (one weight is zero), the L2 circle beside it."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import Lasso, Ridge

center = np.array([1.6, 0.5])  # the weights that minimize the loss alone
Q = np.array([[1.0, 0.3], [0.3, 0.8]])


def loss(w: np.ndarray) -> np.ndarray:
    """Quadratic bowl at weights w of shape (..., 2)."""
    return np.einsum("...i,ij,...j->...", w - center, Q, w - center)


angle = np.linspace(0, 2 * np.pi, 40_001)
circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
diamond = circle / np.abs(circle).sum(axis=1, keepdims=True)
touch = {name: shape[loss(shape).argmin()] for name, shape in (("L2", circle), ("L1", diamond))}
for name, w in touch.items():
    print(f"{name} budget 1: w = ({w[0]:.2f}, {abs(w[1]):.2f})")
assert abs(touch["L1"][1]) < 1e-9 and abs(touch["L2"][1]) > 0.05

# With orthonormal columns each weight is on its own, and the two penalties have closed forms.
rng = np.random.default_rng(0)
n, penalty = 50, 0.5
A = np.linalg.qr(rng.normal(size=(n, 4)))[0]
w = np.array([3.0, -2.0, 0.4, -0.1])
y = A @ w  # least squares returns w itself
shrunk = w / (1 + penalty)  # minimizes (v - w)^2 / 2 + penalty v^2 / 2
thresholded = np.sign(w) * np.maximum(np.abs(w) - penalty, 0)  # ... + penalty |v|
print("least squares", w)
print("L2 shrinks   ", shrunk.round(2))
print("L1 subtracts ", thresholded.round(2) + 0.0)
ridge = Ridge(alpha=penalty, fit_intercept=False).fit(A, y).coef_
lasso = Lasso(alpha=penalty / n, fit_intercept=False, tol=1e-10).fit(A, y).coef_
assert np.allclose(ridge, shrunk) and np.allclose(lasso, thresholded)

side = np.linspace(-1.4, 2.4, 120)
W = np.stack(np.meshgrid(side, side), axis=-1)
fig, axes = plt.subplots(1, 2, figsize=(7, 3.5), layout="constrained", sharey=True)
for ax, name, shape in ((axes[0], "L1", diamond), (axes[1], "L2", circle)):
    levels = np.sort([*(loss(touch[name]) * np.array([0.25, 1, 2.2, 4]))])
    ax.contour(side, side, loss(W), levels=levels, colors="C7", linewidths=1)
    ax.fill(*shape[::500].T, color="C0", alpha=0.25)
    ax.plot(*shape[::500].T, color="C0")
    ax.plot(*center, "+", color="C3", markersize=10)
    ax.plot(*touch[name], "o", color="C1")
    ax.axhline(0, color="C7", linewidth=0.6)
    ax.axvline(0, color="C7", linewidth=0.6)
    ax.set(title=name, xlabel="$w_1$", xlim=(-1.4, 2.4), ylim=(-1.4, 1.8), aspect="equal")
axes[0].text(1.7, 0.55, "least loss", color="C3", fontsize=9, ha="center", va="bottom")
axes[0].set_ylabel("$w_2$")
plt.show()
