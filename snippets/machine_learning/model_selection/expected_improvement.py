"""Bayesian optimization from scratch: a Gaussian process and the expected improvement it sees."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.stats import norm
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF

LENGTH, NOISE = 0.15, 1e-6  # length scale of the process, variance of the noise


def kernel(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Covariance of the process at a, shape (m,), and b, shape (n,): an (m, n) matrix."""
    return np.exp(-((a[:, None] - b) ** 2) / (2 * LENGTH**2))


def posterior(x: np.ndarray, f: np.ndarray, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation at z, shape (m,), given values f at x, both shape (n,).

    Source: Rasmussen and Williams, Gaussian Processes for Machine Learning, equations 2.25-2.26.
    """
    factor = cho_factor(kernel(x, x) + NOISE * np.eye(len(x)))
    k = kernel(x, z)  # shape (n, m)
    variance = 1 - (k * cho_solve(factor, k)).sum(axis=0)
    return k.T @ cho_solve(factor, f), np.sqrt(np.maximum(variance, 1e-12))


def expected_improvement(mean: np.ndarray, sd: np.ndarray, best: float) -> np.ndarray:
    """E[max(f - best, 0)] for f ~ N(mean, sd^2), elementwise."""
    u = (mean - best) / sd
    return sd * (u * norm.cdf(u) + norm.pdf(u))


def objective(x: np.ndarray) -> np.ndarray:
    """The score to maximize, as if each value took an hour of training."""
    return np.sin(9 * x) * x + 0.4 * np.cos(25 * x)


z = np.linspace(0, 1, 401)
x = np.array([0.1, 0.5, 0.95])
fig, axes = plt.subplots(2, 3, figsize=(7, 4), layout="constrained", sharex=True, sharey="row")
for trial in range(3, 11):
    f = objective(x)
    mean, sd = posterior(x, f, z)
    gain = expected_improvement(mean, sd, f.max())
    reference = GaussianProcessRegressor(RBF(LENGTH), alpha=NOISE, optimizer=None)
    assert all(
        np.allclose(ours, theirs, atol=1e-4)
        for ours, theirs in zip(
            (mean, sd),
            reference.fit(x[:, None], f).predict(z[:, None], return_std=True),
            strict=True,
        )
    )
    if trial in (3, 5, 8):
        top, low = axes[:, (3, 5, 8).index(trial)]
        top.plot(z[::8], objective(z)[::8], ":", color="C7")
        top.plot(z[::8], mean[::8], color="C0")
        top.fill_between(z[::8], (mean - 2 * sd)[::8], (mean + 2 * sd)[::8], color="C0", alpha=0.15)
        top.plot(x, f, "o", color="C1", ms=5)
        low.fill_between(z[::8], gain[::8], color="C2", alpha=0.4)
        low.axvline(z[gain.argmax()], color="C2")
        top.set(title=f"after {trial} trials", ylim=(-1.9, 1.9))
        low.set(xlabel="knob")
    print(f"{trial:2d} trials: best {f.max():6.3f}, next at {z[gain.argmax()]:.2f}")
    x = np.append(x, z[gain.argmax()])
axes[0, 0].set(ylabel="score")
axes[1, 0].set(ylabel="expected gain")
top_value = objective(z).max()
print(f"optimum on the grid: {top_value:.3f}; equal to scikit-learn within 1e-4 in all 8 rounds")
assert top_value - objective(x).max() < 0.01

draws = np.random.default_rng(0).normal(0.2, 0.5, 1_000_000)  # the formula against simulation
assert abs(np.maximum(draws - 0.6, 0).mean() - expected_improvement(0.2, 0.5, 0.6)) < 1e-3
plt.show()
