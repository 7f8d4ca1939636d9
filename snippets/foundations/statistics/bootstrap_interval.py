"""Percentile and BCa bootstrap intervals for a mean, from formulas and by scipy.stats."""

import numpy as np
from scipy import stats
from statsmodels.datasets import randhie

population = randhie.load_pandas().data["mdvis"].to_numpy()
x = np.random.default_rng(0).choice(population, size=60, replace=False)
n, B, alpha = len(x), 9999, 0.05

rng = np.random.default_rng(1)
resamples = x[rng.integers(0, n, size=(B, n))]  # n values drawn with replacement, B times
theta = resamples.mean(axis=1)
percentile = np.quantile(theta, [alpha / 2, 1 - alpha / 2])


def bca(x: np.ndarray, theta: np.ndarray, alpha: float) -> np.ndarray:
    """Return the BCa limits, shape (2,), for a mean of x, shape (n,), from B resampled means theta.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap, section 14.3.
    """
    below = (np.mean(theta < x.mean()) + np.mean(theta <= x.mean())) / 2
    z0 = stats.norm.ppf(below)  # is the bootstrap distribution off center?
    jackknife = (x.sum() - x) / (len(x) - 1)  # the mean without each value in turn
    u = jackknife.mean() - jackknife
    a = np.sum(u**3) / (6 * np.sum(u**2) ** 1.5)  # does the standard error grow with theta?
    z = stats.norm.ppf([alpha / 2, 1 - alpha / 2])
    return np.quantile(theta, stats.norm.cdf(z0 + (z0 + z) / (1 - a * (z0 + z))))


for method, ours in (("percentile", percentile), ("BCa", bca(x, theta, alpha))):
    result = stats.bootstrap(
        (x,), np.mean, method=method, n_resamples=B, rng=np.random.default_rng(1)
    )
    assert np.allclose(ours, result.confidence_interval, atol=0.03)
    print(f"{method:10s}  {ours[0]:.2f} to {ours[1]:.2f}")

se = x.std(ddof=1) / np.sqrt(n)
low, high = x.mean() + se * stats.t.ppf([0.025, 0.975], df=n - 1)
assert np.allclose((low, high), stats.ttest_1samp(x, 0).confidence_interval())
assert np.isclose(theta.std(), x.std() / np.sqrt(n), rtol=0.03)  # the bootstrap's own SE
print(f"t           {low:.2f} to {high:.2f}")
print(f"mean of the sample {x.mean():.2f}, of the population {population.mean():.2f}")
