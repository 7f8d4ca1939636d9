"""Coverage of the bootstrap interval for a median and for a maximum: one works, one cannot."""

import numpy as np

rng = np.random.default_rng(0)
n, B, samples = 50, 500, 1000
X = rng.uniform(0, 1, size=(samples, n))  # true median 0.5, true maximum 1
hits = {"median": 0, "maximum": 0}
for x in X:
    resamples = x[rng.integers(0, n, size=(B, n))]
    for name, statistic, truth in (("median", np.median, 0.5), ("maximum", np.max, 1.0)):
        low, high = np.quantile(statistic(resamples, axis=1), [0.025, 0.975])
        hits[name] += low <= truth <= high
for name, count in hits.items():
    print(f"{name}: {count / samples:.2f} of the 95 % intervals contain the truth")
assert hits["median"] > 0.9 * samples and hits["maximum"] == 0
print(f"a resample contains the sample's maximum with probability {1 - (1 - 1 / n) ** n:.2f}")
