"""P-values without and with a real effect, and how often three tests reject a true hypothesis."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats

rng = np.random.default_rng(0)


def permutation_p(X: np.ndarray, Y: np.ndarray, n_permutations: int = 400) -> np.ndarray:
    """Return a permutation p-value for each pair of rows of X and Y, shape (len(X),)."""
    pooled, n = np.hstack([X, Y]), X.shape[1]
    in_x = np.zeros(pooled.shape[1])
    in_x[:n] = 1
    masks = rng.permuted(np.tile(in_x, (n_permutations, 1)), axis=1)
    sums = pooled @ masks.T  # the shuffled sums of x; the rest of the total belongs to y
    total = pooled.sum(axis=1, keepdims=True)
    null = sums / n - (total - sums) / Y.shape[1]
    observed = np.abs(X.mean(axis=1) - Y.mean(axis=1))[:, None]
    return (1 + np.sum(np.abs(null) >= observed - 1e-12, axis=1)) / (n_permutations + 1)


CASES = {  # sizes and standard deviations; the two true means are equal
    "n 20, 20   sd 1, 1": (20, 20, 1, 1),
    "n 40, 10   sd 1, 3": (40, 10, 1, 3),
    "n 10, 40   sd 1, 3": (10, 40, 1, 3),
}
print("share of p < 0.05    Student  Welch  permutation")
rates = {}
for name, (n_x, n_y, sd_x, sd_y) in CASES.items():
    X = rng.normal(scale=sd_x, size=(10_000, n_x))
    Y = rng.normal(scale=sd_y, size=(10_000, n_y))
    p_student = stats.ttest_ind(X, Y, axis=1).pvalue
    p_welch = stats.ttest_ind(X, Y, axis=1, equal_var=False).pvalue
    p_permutation = permutation_p(X, Y)
    rates[name] = [np.mean(p < 0.05) for p in (p_student, p_welch, p_permutation)]
    print(f"{name}     {rates[name][0]:.3f}  {rates[name][1]:.3f}        {rates[name][2]:.3f}")
equal, small_noisy, large_noisy = rates.values()
assert max(abs(r - 0.05) for r in equal) < 0.01
assert small_noisy[0] > 0.2 and large_noisy[0] < 0.02
assert all(abs(r[1] - 0.05) < 0.01 for r in rates.values())

X = rng.normal(size=(10_000, 20))
p_null = stats.ttest_ind(X, rng.normal(size=X.shape), axis=1, equal_var=False).pvalue
p_real = stats.ttest_ind(X, rng.normal(0.5, size=X.shape), axis=1, equal_var=False).pvalue
assert stats.kstest(p_null, "uniform").pvalue > 0.01
print(f"with a real effect of half a standard deviation, n = 20: {np.mean(p_real < 0.05):.2f}")

fig, axes = plt.subplots(1, 2, figsize=(7, 2.9), layout="constrained", sharey=True)
titles = ("no effect: every p equally likely", "effect of 0.5 sd, n = 20")
for ax, p, title in zip(axes, (p_null, p_real), titles, strict=True):
    shares, _, bars = ax.hist(
        p, bins=20, range=(0, 1), weights=np.full(len(p), 100 / len(p)), color="C0", alpha=0.5
    )
    bars[0].set(color="C1", alpha=1)
    ax.text(0.07, shares[0] + 2, f"p < 0.05: {shares[0]:.0f} %", color="C1", va="center")
    ax.set(title=title, xlabel="p-value")
axes[0].set(ylabel="share of experiments, %", ylim=(0, 40))
plt.show()
