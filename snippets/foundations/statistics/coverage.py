"""Share of nominal 95 % intervals that contain the true mean, for three kinds of interval."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from statsmodels.datasets import randhie

visits = randhie.load_pandas().data["mdvis"].to_numpy()  # a skewed population, fully known
rng = np.random.default_rng(0)


def standard_interval(X: np.ndarray, quantile: float) -> tuple[np.ndarray, np.ndarray]:
    """Return mean -/+ quantile standard errors for every row of X, each of shape (len(X),)."""
    half = quantile * X.std(axis=1, ddof=1) / np.sqrt(X.shape[1])
    return X.mean(axis=1) - half, X.mean(axis=1) + half


def covered(interval: tuple[np.ndarray, np.ndarray], truth: float) -> float:
    """Return the share of intervals that contain truth."""
    return float(np.mean((interval[0] <= truth) & (truth <= interval[1])))


t_975 = stats.t(df=4).ppf(0.975)
normal = rng.normal(size=(20_000, 5))
by_t, by_z = (covered(standard_interval(normal, q), 0) for q in (t_975, 1.96))
print(f"normal, n = 5:    t {by_t:.3f}   z {by_z:.3f}")
assert abs(by_t - 0.95) < 0.006 and by_z < 0.9

sizes, rates = (10, 30, 100, 300), []
for n in sizes:
    X = rng.choice(visits, size=(4000, n))
    row = [covered(standard_interval(X, stats.t(df=n - 1).ppf(0.975)), visits.mean())]
    for method in ("percentile", "BCa") if n <= 100 else ():
        ci = stats.bootstrap(
            (X[:800],), np.mean, axis=1, n_resamples=500, method=method, batch=20, rng=1
        ).confidence_interval
        row.append(covered((ci.low, ci.high), visits.mean()))
    rates.append(row)
    names = ("t", "percentile", "BCa")
    line = "   ".join(f"{name} {rate:.2f}" for name, rate in zip(names, row, strict=False))
    print(f"visits, n = {n:3d}:  {line}")
assert rates[0][0] < 0.9 and rates[-1][0] > 0.92

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
low, high = standard_interval(normal[:50], t_975)
for row, (a, b) in enumerate(zip(low, high, strict=True)):
    miss = not a <= 0 <= b
    left.plot([a, b], [row, row], color="C1" if miss else "C0", lw=2.5 if miss else 1)
left.axvline(0, color="C7", ls="--")
left.set(xlabel="t interval, n = 5, true mean 0", ylabel="sample", xlim=(-4, 4))
for k, name in enumerate(("t", "percentile bootstrap", "BCa bootstrap")):
    rate = [row[k] for row in rates if k < len(row)]
    right.semilogx(sizes[: len(rate)], rate, "o-", label=name)
right.text(10, 0.955, "promised", color="C7")
right.legend(frameon=False, loc="lower right")
right.axhline(0.95, color="C7", ls="--")
right.set(xlabel="sample size, visits", ylabel="coverage", ylim=(0.75, 1), xticks=sizes)
right.set_xticks([], minor=True)
right.set_xticklabels(sizes)
plt.show()
