"""Doctor visits: a spike at zero, a tail far beyond Poisson; incentive payments: several humps."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from scipy import stats

visits = sm.datasets.randhie.load_pandas().data
visits = visits[
    visits.iloc[:, 1:].groupby(list(visits.columns[1:])).ngroup() % 5 > 0
]  # training profiles
y = visits.mdvis.to_numpy()
n, mean = len(y), y.mean()
print(f"visits: mean {mean:.2f}, median {np.median(y):.0f}, variance {y.var():.1f}")
print(f"skewness {stats.skew(y):.2f}, after log(1 + y) {stats.skew(np.log1p(y)):.2f}")
print(f"zeros: {np.mean(y == 0):.3f} of the rows, Poisson expects {np.exp(-mean):.3f}")
print(f"largest tenth of the rows: {np.sort(y)[-n // 10 :].sum() / y.sum():.3f} of all visits")
print(f"20 or more: {np.mean(y >= 20):.4f}, Poisson {stats.poisson.sf(19, mean):.0e}")
assert np.mean(y == 0) > 5 * np.exp(-mean) and y.var() > 5 * mean

fig, (left, middle, right) = plt.subplots(1, 3, figsize=(7, 3), layout="constrained")
counts = np.bincount(y.astype(int))
left.bar(range(13), counts[:13] / n, color="C0")
left.plot(range(13), stats.poisson.pmf(range(13), mean), "o-", color="C1", ms=4)
left.text(3.6, 0.225, "Poisson,\nsame mean", color="C1")
left.set(xlabel="visits in a year", ylabel="share of rows", title="histogram")

values = np.unique(y)
ecdf = np.searchsorted(np.sort(y), values, side="right") / n  # share of rows at most this value
middle.loglog(1 + values[:-1], 1 - ecdf[:-1], drawstyle="steps-post", color="C0")
grid = np.arange(14)
middle.loglog(1 + grid, stats.poisson.sf(grid, mean), drawstyle="steps-post", color="C1")
middle.text(14, 0.08, "data", color="C0")
middle.set(xlabel="1 + visits", ylabel="share with more", ylim=(3e-5, 1), title="1 − ECDF")

right.hist(visits.lpi, bins=36, weights=np.full(n, 1 / n), color="C2")
right.set(xlabel="lpi: log of payment", ylabel="share of rows", title="several humps")
plt.show()
