"""Support vector regression: errors inside the tube are free, points outside hold the curve."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.svm import SVR, LinearSVR


def linear_svr(X: np.ndarray, y: np.ndarray, C: float, epsilon: float, sweeps: int) -> np.ndarray:
    """Return w (d,) of X (n, d), y (n,) by coordinate descent on the dual weights in [-C, C].

    Source: Ho and Lin, Large-scale Linear Support Vector Regression, 2012, section 3.
    """
    beta, w, squares = np.zeros(len(y)), np.zeros(X.shape[1]), (X**2).sum(axis=1)
    for _ in range(sweeps):
        for i, x in enumerate(X):
            z = y[i] - x @ w + squares[i] * beta[i]  # soft threshold by epsilon, then clip
            new = np.sign(z) * max(abs(z) - epsilon, 0) / squares[i]
            new = min(max(new, -C), C)
            w += (new - beta[i]) * x
            beta[i] = new
    return w


rng = np.random.default_rng(0)
x = np.sort(rng.uniform(0, 5, 40))
y = np.sin(x)
y[::5] += rng.uniform(-1.5, 1.5, 8)  # every fifth point is off

A = np.column_stack([x - x.mean(), np.ones(40)])  # centered: far fewer sweeps
setting = {"C": 0.1, "epsilon": 0.1}
mine = linear_svr(A, y, **setting, sweeps=300)
theirs = LinearSVR(**setting, fit_intercept=False, tol=1e-8, max_iter=100_000, random_state=0)
gap = np.abs(mine - theirs.fit(A, y).coef_).max()
assert gap < 1e-5
print(f"straight line: slope {mine[0]:.3f}, height at the mean {mine[1]:.3f}")
print(f"LinearSVR agrees to 0.00001: {gap < 1e-5}")

t = np.linspace(0, 5, 150)
fig, axes = plt.subplots(1, 3, figsize=(7, 2.9), sharey=True, layout="constrained")
counts = []
for ax, epsilon in zip(axes, (0.02, 0.2, 0.6), strict=True):
    model = SVR(C=1, gamma=1, epsilon=epsilon).fit(x[:, None], y)
    curve, held = model.predict(t[:, None]), model.support_
    error = np.abs(y - model.predict(x[:, None]))
    assert (error[held] > epsilon - 1e-2).all()  # SVR stops at tol=1e-3
    counts.append(len(held))
    rmse = np.sqrt(np.mean((curve - np.sin(t)) ** 2))
    print(f"epsilon {epsilon:4}: {len(held):2d} support vectors of 40, RMSE to the sine {rmse:.2f}")
    ax.fill_between(t, curve - epsilon, curve + epsilon, color="C0", alpha=0.2)
    ax.plot(t, curve, color="C0")
    ax.plot(x, y, ".", color="C7")
    ax.plot(x[held], y[held], "o", markerfacecolor="none", color="C3", markersize=7)
    ax.set(xlabel="x", title=f"epsilon = {epsilon}")
axes[0].set_ylabel("y")
assert counts[0] > counts[1] > counts[2]
plt.show()
