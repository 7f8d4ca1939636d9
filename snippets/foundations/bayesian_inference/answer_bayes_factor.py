"""A Bayes factor for 'free care changes nothing', and how it hangs on the prior's width."""

import numpy as np
from scipy.special import betaln
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
saw_doctor, is_free = (data["mdvis"] > 0).to_numpy(), (data["lncoins"] == 0).to_numpy()
rng = np.random.default_rng(1)
n = 200
k = np.array([rng.choice(saw_doctor[arm], n, replace=False).sum() for arm in (~is_free, is_free)])
print(f"copayment {k[0]} of {n}, free care {k[1]} of {n}")


def log_evidence(k: np.ndarray, n: np.ndarray, a: float, b: float) -> float:
    """Log evidence of independent beta-binomial arms, for the sequences seen."""
    return float(np.sum(betaln(a + k, b + n - k) - betaln(a, b)))


factors = []
for strength in (2, 20, 200, 2000):
    a, b = 0.7 * strength, 0.3 * strength
    same = log_evidence(k.sum(), np.array(2 * n), a, b)
    different = log_evidence(k, np.array([n, n]), a, b)
    factors.append(np.exp(different - same))
    print(f"priors Beta({a:g}, {b:g}): different / same = {factors[-1]:.2f}")

# The evidence really is the integral of prior times likelihood.
theta = (np.arange(100_000) + 0.5) / 100_000
integral = np.mean(theta ** k[0] * (1 - theta) ** (n - k[0]))
assert np.isclose(np.log(integral), log_evidence(k[:1], np.array([n]), 1, 1))
assert max(factors) > 1.5 * min(factors)
