"""Four misreadings of p < 0.05, each refuted by simulated experiments."""

import numpy as np
from scipy import stats

rng = np.random.default_rng(0)


def experiments(d: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Simulate one two-group experiment for each true effect d (in standard deviations).

    Returns:
        Estimated effects (Cohen's d) and p-values, each of shape (len(d),).
    """
    x = rng.normal(size=(len(d), n)) + d[:, None]
    y = rng.normal(size=(len(d), n))
    pooled = np.sqrt((x.var(axis=1, ddof=1) + y.var(axis=1, ddof=1)) / 2)
    cohens_d = (x.mean(axis=1) - y.mean(axis=1)) / pooled
    return cohens_d, stats.ttest_ind(x, y, axis=1).pvalue


print('1. "p < 0.05: at most 5 % chance that there is nothing". n = 64, real effects 0.5 sd')
for share_real in (0.5, 0.1, 0.01):
    real = rng.random(20_000) < share_real
    _, p = experiments(0.5 * real, n=64)
    false = np.mean(~real[p < 0.05])
    expected = 0.05 * (1 - share_real) / (0.05 * (1 - share_real) + 0.80 * share_real)  # Bayes
    assert abs(false - expected) < 0.05
    print(f"   {share_real:.0%} of the ideas work: {false:.0%} of the discoveries are false")

print('2. "A small p is a big effect"')
x, y = rng.normal(0.03, size=100_000), rng.normal(size=100_000)
d = (x.mean() - y.mean()) / np.sqrt((x.var(ddof=1) + y.var(ddof=1)) / 2)
p = stats.ttest_ind(x, y).pvalue
print(f"   n = 100,000: Cohen's d {d:.3f}, p {p:.0e}")
assert p < 1e-6 and d < 0.05

print('3. "p > 0.05: no effect", and significant estimates can be taken at face value')
d, p = experiments(np.full(20_000, 0.5), n=15)
print(f"   n = 15, true d 0.5: {np.mean(p > 0.05):.0%} of the experiments miss it;", end=" ")
print(f"those that don't estimate d = {d[p < 0.05].mean():.2f}")

print('4. "p = 0.03: a repetition will confirm it"')
_, first = experiments(np.full(20_000, 0.5), n=32)
_, second = experiments(np.full(20_000, 0.5), n=32)
near = (first > 0.02) & (first < 0.04)
print(f"   true d 0.5, n = 32: {np.mean(second[near] < 0.05):.0%} of the repetitions do")
