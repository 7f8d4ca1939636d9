"""Likelihood of the probability of a visit to a doctor: more data, a sharper peak."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import optimize, stats
from sklearn.datasets import load_wine
from statsmodels.datasets import randhie

visits = randhie.load_pandas().data["mdvis"].to_numpy()
visits = np.random.default_rng(0).permutation(visits)
any_visit = (visits > 0).astype(int)
alcohol = load_wine().data[:, 0]  # percent by volume

# Bernoulli: k ln(p) + (n - k) ln(1 - p) has its maximum at p = k / n.
n, k = len(any_visit), any_visit.sum()
found = optimize.minimize_scalar(
    lambda p: -stats.bernoulli.logpmf(any_visit, p).sum(), bounds=(0.01, 0.99), method="bounded"
).x
assert np.isclose(found, k / n, atol=1e-4)
print(f"Bernoulli: closed form p = {k / n:.4f}, optimizer {found:.4f}")

# Poisson: the maximum is at the mean.
found = optimize.minimize_scalar(
    lambda rate: -stats.poisson.logpmf(visits, rate).sum(), bounds=(0.01, 50), method="bounded"
).x
assert np.isclose(found, visits.mean(), atol=1e-4)
print(f"Poisson: closed form rate = {visits.mean():.4f}, optimizer {found:.4f}")


# Normal: mean, and the standard deviation that divides by n. Optimize log(sigma): no bounds needed.
def negative_log_likelihood(theta: np.ndarray) -> float:
    """Return minus the log-likelihood of the alcohol under theta = (mu, log sigma)."""
    return -stats.norm.logpdf(alcohol, theta[0], np.exp(theta[1])).sum()


fit = optimize.minimize(negative_log_likelihood, x0=[10.0, 0.0])
assert np.allclose([fit.x[0], np.exp(fit.x[1])], [alcohol.mean(), alcohol.std()], atol=1e-3)
print(f"normal: closed form {alcohol.mean():.3f}, {alcohol.std():.3f}; ", end="")
print(f"optimizer {fit.x[0]:.3f}, {np.exp(fit.x[1]):.3f}")

grid = np.linspace(0, 1, 2001)[1:-1]
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for color, m in zip(["C2", "C1", "C0"], (20, 200, 2000), strict=True):
    k = any_visit[:m].sum()
    log_likelihood = k * np.log(grid) + (m - k) * np.log(1 - grid)
    assert np.isclose(grid[log_likelihood.argmax()], k / m, atol=6e-4)  # the grid agrees
    relative = np.exp(log_likelihood - log_likelihood.max())
    # Divided by its area, the likelihood is the beta density: the posterior under a flat prior.
    density = relative / (relative.sum() * (grid[1] - grid[0]))
    assert np.allclose(density, stats.beta(k + 1, m - k + 1).pdf(grid), atol=1e-3)
    low, high = stats.beta(k + 1, m - k + 1).ppf([0.025, 0.975])
    print(f"{m:4d} person-years: p = {k / m:.3f}, 95 % posterior {low:.3f} to {high:.3f}")
    ax.plot(grid[::4], relative[::4], color=color)
    place, side = {20: (0.54, "right"), 200: (0.775, "left"), 2000: (0.685, "right")}[m]
    ax.text(place, {20: 0.3, 200: 0.5, 2000: 0.93}[m], f"n = {m}", color=color, ha=side)
ax.set(xlabel="p, probability of a visit within the year", ylabel="likelihood / its maximum")
ax.set_xlim(0.38, 0.95)
plt.show()
