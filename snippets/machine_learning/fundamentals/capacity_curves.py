"""Training error falls with capacity, held-out error falls and rises, on two data sets."""

import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legvander
from sklearn.datasets import load_diabetes
from sklearn.kernel_approximation import RBFSampler
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(0)
sigma = 0.3  # standard deviation of the noise


def draw(n: int) -> tuple[np.ndarray, np.ndarray]:
    """n points x in [-1, 1] with y = sin(pi x) + noise."""
    x = rng.uniform(-1, 1, n)
    return x, np.sin(np.pi * x) + rng.normal(0, sigma, n)


(x, y), (x_new, y_new) = draw(20), draw(5000)
degrees = np.arange(13)
known = []
for p in degrees:
    w = np.linalg.lstsq(legvander(x, p), y, rcond=None)[0]  # a polynomial of degree p
    known.append([np.mean((legvander(a, p) @ w - b) ** 2) for a, b in ((x, y), (x_new, y_new))])
known = np.array(known)

X, progression = load_diabetes(return_X_y=True)
widths = np.array([1, 2, 4, 8, 16, 32, 64, 128, 192])
real = []
for width in widths:  # linear regression on `width` random waves of the ten measurements
    model = make_pipeline(
        StandardScaler(),
        RBFSampler(gamma=0.02, n_components=width, random_state=0),
        LinearRegression(),
    )
    result = cross_validate(
        model,
        X,
        progression,
        cv=RepeatedKFold(n_splits=5, n_repeats=2, random_state=0),
        scoring="neg_root_mean_squared_error",
        return_train_score=True,
    )
    real.append([-result["train_score"].mean(), -result["test_score"].mean()])
real = np.array(real)

for p in (0, 1, 3, 5, 12):
    print(f"degree {p:2d}: training MSE {known[p, 0]:.3f}, new points {known[p, 1]:.3f}")
best, peak = known[:, 1].argmin(), real[:, 1].argmin()
print(f"best degree {best}; the noise alone is {sigma**2:.2f}")
for i in (0, peak, len(widths) - 1):
    print(
        f"diabetes, {widths[i]:3d} features: training {real[i, 0]:.0f}, held out {real[i, 1]:.0f}"
    )
print(f"(RMSE); always predicting the mean: about {progression.std():.0f}")
assert np.all(np.diff(known[:, 0]) < 1e-9) and known[-1, 1] > 1.3 * known[best, 1]
assert real[-1, 0] < real[peak, 0] and real[-1, 1] > 1.2 * real[peak, 1] < real[0, 1]

fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
for ax, at, curves in ((axes[0], degrees, known), (axes[1], widths, real)):
    ax.plot(at, curves[:, 0], "o-", color="C0", markersize=4)
    ax.plot(at, curves[:, 1], "o-", color="C1", markersize=4)
axes[0].axhline(sigma**2, color="C7", linestyle=":")
axes[0].text(0, 0.075, "noise", color="C7", va="top")
axes[0].set(xlabel="degree of the polynomial", ylabel="mean squared error", yscale="log")
axes[0].set_yticks([0.05, 0.1, 0.2, 0.4], ["0.05", "0.1", "0.2", "0.4"])
axes[0].minorticks_off()
axes[0].text(7, 0.026, "training", color="C0")
axes[0].text(3, 0.16, "new points", color="C1")
axes[0].set_xticks(degrees[::3])
axes[1].set(xlabel="random features", ylabel="RMSE (units of progression)", xscale="log")
axes[1].set_xticks([1, 4, 16, 64], ["1", "4", "16", "64"])
axes[1].minorticks_off()
plt.show()
