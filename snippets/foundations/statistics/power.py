"""Power of the t test against sample size: simulated points on the analytic curves."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from statsmodels.stats.power import TTestIndPower

rng = np.random.default_rng(0)


def power_of_t(d: float, n: np.ndarray, alpha: float = 0.05) -> np.ndarray:
    """Return the power of the two-sided t test with n per group; effect d in sd.

    Under the effect, t follows a noncentral t distribution with noncentrality d sqrt(n / 2).
    Source: Cohen, Statistical Power Analysis for the Behavioral Sciences, chapter 2.
    """
    df, shift = 2 * n - 2, d * np.sqrt(n / 2)
    critical = stats.t.ppf(1 - alpha / 2, df)
    return stats.nct.sf(critical, df, shift) + stats.nct.cdf(-critical, df, shift)


n = np.arange(5, 201)
fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for k, (d, n_label) in enumerate(((0.8, 22), (0.5, 48), (0.2, 130))):
    curve = power_of_t(d, n)
    assert np.allclose(curve, TTestIndPower().power(d, n, 0.05))
    needed = int(np.ceil(TTestIndPower().solve_power(d, alpha=0.05, power=0.8)))
    assert needed == next(m for m in range(2, 1000) if power_of_t(d, np.array(m)) >= 0.8)
    print(f"d = {d}: {needed:3d} per group for 80 % power")
    ax.plot(n, curve, color=f"C{k}")
    for m in (10, 25, 50, 100, 200):
        x, y = rng.normal(d, size=(4000, m)), rng.normal(size=(4000, m))
        simulated = np.mean(stats.ttest_ind(x, y, axis=1).pvalue < 0.05)
        assert abs(simulated - power_of_t(d, np.array(m))) < 0.03
        ax.plot(m, simulated, "o", color=f"C{k}")
    at_label = power_of_t(d, np.array(n_label))
    ax.text(n_label + 3, at_label - 0.06, f"d = {d}", color=f"C{k}")
ax.axhline(0.8, color="C7", ls="--")
ax.text(201, 0.81, "80 %", color="C7", ha="right", va="bottom")
ax.set(xlabel="sample size per group", ylabel="power", ylim=(0, 1.03))
plt.show()
