"""Four priors fed the same people: weak ones soon agree, a stubborn one still lags at 1,000."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
free = (data["mdvis"] > 0).to_numpy()[data["lncoins"] == 0]
sample = np.random.default_rng(0).permutation(free)[:1000]
sizes = np.unique(np.append(np.geomspace(1, 1000, 40).astype(int), [20, 200]))
successes = np.cumsum(sample)[sizes - 1]

priors = {"flat": (1, 1), "informed": (14, 6), "misled": (6, 14), "stubborn": (60, 140)}
means = {}
for name, (a, b) in priors.items():
    means[name] = (a + successes) / (a + b + sizes)
    weight = (a + b) / (a + b + sizes)  # the prior counts as a + b people seen before
    assert np.allclose(means[name], weight * a / (a + b) + (1 - weight) * successes / sizes)
    at = [np.searchsorted(sizes, n) for n in (20, 200)] + [-1]
    row = ", ".join(f"n = {sizes[i]}: {means[name][i]:.3f}" for i in at)
    print(f"{name:8s} Beta({a}, {b}): {row}")

# A prior that excludes the truth: uniform between 0 and 0.5, so Beta posterior cut at 0.5.
k, n = int(successes[-1]), 1000
full = stats.beta(1 + k, 1 + n - k)
grid = np.linspace(0.4, 0.5, 2001)
log_density = full.logpdf(grid)
density = np.exp(log_density - log_density.max())
cut = np.sum(grid * density) / density.sum()
surprise = stats.binom.sf(k - 1, n, cut)  # chance of so many visits if the posterior were right
assert cut > 0.49 and surprise < 1e-20
print(f"uniform on 0 to 0.5: {cut:.3f}; chance of {k} or more visits there: below 1e-20")

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
labels = {"flat": (2.4, 0.5), "informed": (1.3, 0.69), "misled": (7, 0.42), "stubborn": (60, 0.36)}
for i, (name, values) in enumerate(means.items()):
    ax.plot(sizes, values, color=f"C{i}")
    ax.text(*labels[name], name, color=f"C{i}")
ax.axhline(free.mean(), color="C7", linestyle=":")
ax.text(1000, free.mean() + 0.05, "dotted: all 10,997 rows", color="C7", ha="right")
ax.set(xscale="log", xlabel="people seen", ylabel="posterior mean of the share", ylim=(0.25, 0.85))
plt.show()
