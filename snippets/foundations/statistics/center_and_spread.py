"""Doctor visits a year: where mean, median and mode fall in a long-tailed distribution."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from statsmodels.datasets import randhie

x = randhie.load_pandas().data["mdvis"].to_numpy()  # visits of one person in one year
n = len(x)

mean = x.sum() / n
median = np.sort(x)[[(n - 1) // 2, n // 2]].mean()  # the middle one, or the middle two
values, counts = np.unique(x, return_counts=True)
mode = values[counts.argmax()]
assert np.isclose(mean, np.mean(x)) and median == np.median(x) and mode == stats.mode(x).mode

variance = np.sum((x - mean) ** 2) / (n - 1)
sd = np.sqrt(variance)
q25, q75, q99 = np.quantile(x, [0.25, 0.75, 0.99])
mad = np.median(np.abs(x - median))
assert np.isclose(variance, np.var(x, ddof=1)) and np.isclose(sd, stats.tstd(x))
assert q75 - q25 == stats.iqr(x) and mad == stats.median_abs_deviation(x)

print(f"{n} person-years")
print(f"mean {mean:.2f}   median {median:.0f}   mode {mode} ({counts.max() / n:.1%} of all)")
print(f"range {np.ptp(x)}   IQR {q75 - q25:.0f}   MAD {mad:.0f}")
print(f"variance {variance:.2f} visits²   standard deviation {sd:.2f} visits")
print(f"99 % quantile {q99:.0f}   share of all visits by the top tenth: ", end="")
print(f"{np.sort(x)[-n // 10 :].sum() / x.sum():.1%}")

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.bar(values[:21], counts[:21] / n, color="C0", alpha=0.5)
places = (("mode", mode, 0.30), ("median", median, 0.22), ("mean", mean, 0.16))
for color, (name, place, height) in zip(("C3", "C1", "C2"), places, strict=True):
    ax.plot([place, place], [0, height], color=color, lw=2)
    ax.text(place + 0.2, height, f"{name} {place:.3g}", color=color, va="center")
ax.set(xlabel="visits in a year (the tail to 77 is cut off)", ylabel="share of person-years")
ax.set_ylim(0, 0.33)
plt.show()
