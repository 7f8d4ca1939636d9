"""A Gaussian squeezed into [-1, 1] by tanh: the log density needs the slope of the squeeze."""

import numpy as np

MU, SIGMA = 0.8, 0.9


def log_normal(u: np.ndarray) -> np.ndarray:
    """Log density of Normal(MU, SIGMA) at u."""
    return -0.5 * ((u - MU) / SIGMA) ** 2 - np.log(SIGMA * np.sqrt(2 * np.pi))


def log_density(action: np.ndarray) -> np.ndarray:
    """Log density of a = tanh(u): the Gaussian's, minus log |da/du| = log(1 - a^2)."""
    return log_normal(np.arctanh(action)) - np.log1p(-(action**2))


u = np.linspace(-8, 8, 200_001)
a = np.tanh(u)
right = np.trapezoid(np.exp(log_density(a)), a)
wrong = np.trapezoid(np.exp(log_normal(np.arctanh(a))), a)
draws = np.tanh(np.random.default_rng(0).normal(MU, SIGMA, 200_000))
inside = (a > 0.2) & (a < 0.6)
share = np.trapezoid(np.exp(log_density(a[inside])), a[inside])
sampled = np.mean((draws > 0.2) & (draws < 0.6))
print(f"area with the correction {right:.3f}, without {wrong:.3f}")
print(f"actions in 0.2 to 0.6: density {share:.3f}, samples {sampled:.2f}")
clipped = np.random.default_rng(0).normal(MU, SIGMA, 200_000).clip(-1, 1)
print(f"clipping instead piles {np.mean(np.abs(clipped) == 1):.2f} of the actions onto the borders")
assert abs(right - 1) < 1e-3 and wrong < 0.8
assert abs(share - sampled) < 0.005
