"""Fits to many training sets: stiff models all miss alike, flexible ones scatter."""

import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(0)
sigma, n_sets = 0.3, 1000  # standard deviation of the noise
x_new = np.linspace(-0.95, 0.95, 150)
truth = np.sin(np.pi * x_new)


def fits(degree: int, n: int) -> np.ndarray:
    """Predictions at x_new of polynomials fitted to n_sets fresh training sets, (n_sets, 150)."""
    x = -1 + 2 * (np.arange(n) + rng.random((n_sets, n))) / n  # one point in each of n cells
    y = np.sin(np.pi * x) + rng.normal(0, sigma, x.shape)
    A = legvander(x, degree)  # (n_sets, n, degree + 1)
    w = np.linalg.pinv(A) @ y[..., None]
    return (legvander(x_new, degree) @ w)[..., 0]


def decompose(prediction: np.ndarray) -> tuple[float, float, float]:
    """Squared bias, variance, and error on fresh noisy targets, each averaged over x_new."""
    bias2 = np.mean((prediction.mean(axis=0) - truth) ** 2)
    variance = np.mean(prediction.var(axis=0))
    y_new = truth + rng.normal(0, sigma, prediction.shape)
    return bias2, variance, np.mean((y_new - prediction) ** 2)


degrees = np.arange(13)
predictions = [fits(p, n=20) for p in degrees]
parts = np.array([decompose(q) for q in predictions])
print("degree  bias^2  variance  noise     sum  test error")
for p, (bias2, variance, error) in zip(degrees, parts, strict=True):
    total = bias2 + variance + sigma**2
    print(f"{p:6d}{bias2:8.3f}{variance:10.3f}{sigma**2:7.3f}{total:8.3f}{error:12.3f}")
    assert abs(total - error) < 0.02 * error
assert np.all(np.diff(parts[:, 1]) > 0) and parts[:, 2].argmin() == 3

print("rows    degree 1: bias^2  variance    degree 5: bias^2  variance")
rows = np.array([20, 80, 320])
growth = np.array([[decompose(fits(p, n))[:2] for p in (1, 5)] for n in rows])
for n, ((b1, v1), (b5, v5)) in zip(rows, growth, strict=True):
    print(f"{n:4d}{b1:20.3f}{v1:10.4f}{b5:20.4f}{v5:10.4f}")
slope = np.polyfit(np.log(rows), np.log(growth[:, 1, 1]), 1)[0]
print(f"variance of degree 5 falls as rows to the power {slope:.1f}")
assert -1.4 < slope < -0.8 and abs(growth[2, 0, 0] / growth[0, 0, 0] - 1) < 0.1

fig, axes = plt.subplots(2, 2, figsize=(7, 5.4), layout="constrained")
for ax, p in zip(axes.flat, (1, 3, 12), strict=False):
    ax.plot(x_new[::3], predictions[p][:25, ::3].T, color="C0", linewidth=0.6, alpha=0.6)
    ax.plot(x_new, predictions[p].mean(axis=0), color="C1", linewidth=2)
    ax.plot(x_new, truth, color="C2", linewidth=2, linestyle="--")
    ax.set(title=f"degree {p}", xlabel="x", ylabel="y", ylim=(-2, 2))
axes[0, 0].text(-0.9, 1.6, "25 fits", color="C0")
axes[0, 0].text(-0.9, 1.2, "mean of 1000 fits", color="C1")
axes[0, 0].text(-0.9, 0.8, "truth", color="C2")
ax = axes[1, 1]
ax.plot(degrees, parts[:, 0], color="C1")
ax.plot(degrees, parts[:, 1], color="C0")
ax.plot(degrees, parts[:, 2], color="C3")
ax.axhline(sigma**2, color="C7", linestyle=":")
ax.text(1.1, 0.04, "bias²", color="C1")
ax.text(7, 0.05, "variance", color="C0", ha="right")
ax.text(5, 0.16, "test error", color="C3")
ax.text(0, 0.1, "noise", color="C7")
ax.set_xticks(degrees[::3])
ax.set(xlabel="degree", ylabel="squared error", ylim=(0, 0.65))
plt.show()
