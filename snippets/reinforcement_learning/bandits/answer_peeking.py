"""False alarms of an A/A test that stops at the first significant look, and a threshold that holds."""

import numpy as np
from scipy.stats import norm

VISITORS, RUNS = 4000, 4000
rng = np.random.default_rng(0)
# Two identical pages: the difference of their clicks is noise.
steps = rng.binomial(1, 0.1, size=(RUNS, VISITORS // 2)).astype(np.int8) - rng.binomial(
    1, 0.1, size=(RUNS, VISITORS // 2)
)
difference = steps.cumsum(axis=1, dtype=np.int32)
n = np.arange(1, VISITORS // 2 + 1)
z = difference / np.sqrt(2 * n * 0.1 * 0.9)
for looks in (1, 4, 20, 100):
    at = np.linspace(VISITORS // 2 / looks, VISITORS // 2, looks).astype(int) - 1
    naive = np.mean(np.abs(z[:, at]).max(axis=1) > norm.ppf(0.975))
    shared = np.mean(np.abs(z[:, at]).max(axis=1) > norm.ppf(1 - 0.025 / looks))
    print(
        f"{looks:4} looks: 'significant at 5 %' {naive:4.0%}, with the level divided by the looks {shared:4.0%}"
    )
    assert shared < 0.065
assert naive > 0.25
