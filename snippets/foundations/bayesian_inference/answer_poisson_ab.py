"""Counts instead of yes or no: visits per person, free care against copayment, by gamma-Poisson."""

import numpy as np
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
visits, is_free = data["mdvis"].to_numpy().astype(int), (data["lncoins"] == 0).to_numpy()
rng = np.random.default_rng(0)
n = 300
A, B = (rng.choice(visits[arm], n, replace=False) for arm in (~is_free, is_free))

rate_a = rng.gamma(
    3 + A.sum(), 1 / (1 + n), size=100_000
)  # prior Gamma(3, 1): one person, 3 visits
rate_b = rng.gamma(3 + B.sum(), 1 / (1 + n), size=100_000)
ratio = rate_b / rate_a
low, high = np.quantile(ratio, [0.025, 0.975])
print(f"visits per person: A {A.mean():.2f}, B {B.mean():.2f}")
print(f"ratio of rates, 95 %: {low:.2f} to {high:.2f}, P(B > A) = {np.mean(ratio > 1):.3f}")

# Posterior predictive check: would the model produce people as different as the real ones?
replicas = rng.poisson(rate_b[:1000, None], size=(1000, n))
spread = replicas.var(axis=1)
print(f"variance of B: real {B.var():.1f}, replicas at most {spread.max():.1f}")
assert B.var() > 2 * spread.max()  # no: the intervals above are too narrow

# A remedy: bootstrap the people, which makes no assumption on their spread.
boot = [rng.choice(B, n).mean() / rng.choice(A, n).mean() for _ in range(4000)]
low2, high2 = np.quantile(boot, [0.025, 0.975])
print(f"bootstrap of people, 95 %: {low2:.2f} to {high2:.2f}")
assert high2 - low2 > 1.7 * (high - low)
