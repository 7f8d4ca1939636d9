"""Answer: test error peaks where features equal rows, then falls again below its first minimum."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

rng = np.random.default_rng(0)
X, y = load_digits(return_X_y=True)
X, Y = X / 16, np.eye(10)[y]
n, draws = 200, 5
widths = np.array([10, 20, 40, 80, 120, 160, 200, 240, 300, 500, 1200])
error = np.zeros((len(widths), draws))
train = np.zeros_like(error)
for d in range(draws):
    order = rng.permutation(len(X))
    fit, test = order[:n], order[n : n + 600]
    W = rng.normal(size=(64, widths[-1]))
    for i, width in enumerate(widths):
        H = np.maximum(X @ W[:, :width], 0) / np.sqrt(width)  # random ReLU features
        B = np.linalg.lstsq(H[fit], Y[fit], rcond=None)[0]  # the smallest of all exact fits
        train[i, d] = np.mean((H[fit] @ B - Y[fit]) ** 2)
        error[i, d] = np.mean((H[test] @ B - Y[test]) ** 2)
error, train = np.median(error, axis=1), np.median(train, axis=1)
peak, valley = error.argmax(), error[: np.searchsorted(widths, n)].argmin()
print(f"first minimum: {widths[valley]} features, test MSE {error[valley]:.3f}")
print(f"peak at {widths[peak]} features for {n} rows")
print(f"{widths[-1]} features: test MSE {error[-1]:.3f}, training MSE {abs(train[-1]):.3f}")
assert widths[peak] == n and error[-1] < error[valley] < 0.1 * error[peak]

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.plot(widths, error, "o-", color="C1", markersize=4)
shown = train > 1e-6
ax.plot(widths[shown], train[shown], "o-", color="C0", markersize=4)
ax.axvline(n, color="C7", linestyle=":")
ax.text(n * 1.1, 1e-3, "as many features as rows", color="C7")
ax.text(560, 0.045, "test", color="C1")
ax.text(12, 0.03, "training", color="C0")
ax.set(xscale="log", yscale="log", xlabel="random features", ylabel="mean squared error")
plt.show()
