"""Credible intervals from the posterior of a share, and how often they cover each true share."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats


def highest_density(a: float, b: float, mass: float = 0.95) -> tuple[float, float]:
    """Return the shortest interval that holds `mass` of Beta(a, b). Source: BDA3, section 2.3."""
    start = np.linspace(0, 1 - mass, 4001)  # probability left out below
    low, high = stats.beta.ppf(start, a, b), stats.beta.ppf(start + mass, a, b)
    best = np.argmin(high - low)
    return low[best], high[best]


k, n = 1, 20  # one reader of 20 clicked
posterior = stats.beta(1 + k, 1 + n - k)
equal_tailed = posterior.ppf([0.025, 0.975])
shortest = highest_density(1 + k, 1 + n - k)
p = k / n
wald = p + np.array([-1.96, 1.96]) * np.sqrt(p * (1 - p) / n)
for name, (low, high) in {
    "equal-tailed": equal_tailed, "highest density": shortest, "Wald confidence": wald
}.items():  # fmt: skip
    print(f"{name:15s} {low:6.3f} to {high:.3f}, length {high - low:.3f}")
assert np.isclose(np.diff(posterior.cdf(shortest)), 0.95)
assert np.isclose(*posterior.pdf(shortest), rtol=0.01)  # the same density at both ends
assert shortest[1] - shortest[0] < np.diff(equal_tailed)

ks = np.arange(n + 1)
shares = np.linspace(0.005, 0.995, 150)
chance = stats.binom.pmf(ks[:, None], n, shares)  # shape (21, 150): of each k, for each truth


def coverage(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return the probability that the interval computed from k contains each true share."""
    return np.sum(chance * ((low[:, None] <= shares) & (shares <= high[:, None])), axis=0)


bayes = coverage(stats.beta.ppf(0.025, 1 + ks, 1 + n - ks), stats.beta.ppf(0.975, 1 + ks, 21 - ks))
half = 1.96 * np.sqrt(ks / n * (1 - ks / n) / n)
normal = coverage(ks / n - half, ks / n + half)
for name, values in {"credible": bayes, "Wald": normal}.items():
    print(f"{name:8s} coverage: mean {values.mean():.3f}, at 0.05: {values[7]:.2f}")
assert abs(bayes.mean() - 0.95) < 0.01 and normal.mean() < 0.92

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.plot(shares, bayes, color="C0")
ax.plot(shares, normal, color="C1")
ax.axhline(0.95, color="C7", linestyle=":")
ax.text(0.5, 0.995, "credible, flat prior", color="C0", ha="center")
ax.text(0.5, 0.87, "Wald confidence", color="C1", ha="center")
ax.set(xlabel="true share", ylabel="share of samples covered", ylim=(0.5, 1.03))
plt.show()
