"""Histograms of means of 1, 10 and 100 doctor visits: a skewed count turns into a bell curve."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from statsmodels.datasets import randhie

visits = randhie.load_pandas().data["mdvis"].to_numpy()
mu, sigma = visits.mean(), visits.std()
print(
    f"population: mean {mu:.3f}, standard deviation {sigma:.3f}, {np.mean(visits == 0):.1%} zeros"
)
rng = np.random.default_rng(0)

fig, axes = plt.subplots(1, 3, figsize=(7, 2.9), layout="constrained")
z = np.linspace(-3, 5, 121)
distances, coverages = [], []
for ax, n in zip(axes, (1, 10, 100), strict=True):
    samples = rng.choice(visits, size=(20_000, n))
    means = samples.mean(axis=1)
    assert np.isclose(means.std(), sigma / np.sqrt(n), rtol=0.03)  # the standard error
    standardized = (means - mu) / (sigma / np.sqrt(n))
    distances.append(stats.kstest(standardized, stats.norm.cdf).statistic)
    step = max(1, round(0.24 * sigma * np.sqrt(n)))  # totals are integers: bins hold whole ones
    edges = (np.arange(-0.5, (mu + 6 * sigma) * n, step) / n - mu) / (sigma / np.sqrt(n))
    density, _ = np.histogram(standardized, edges)
    density = density / (len(samples) * (edges[1] - edges[0]))
    ax.stairs(density, edges, color="C0", fill=True, alpha=0.5)
    ax.plot(z, stats.norm.pdf(z), color="C1")
    ax.set(title=f"n = {n}", xlim=(-3, 5), ylim=(0, 1.5), xticks=[-2, 0, 2, 4])
    if n > 1:  # how often does mean ± 1.96 estimated standard errors contain the truth?
        error = samples.std(axis=1, ddof=1) / np.sqrt(n)
        coverages.append(np.mean(np.abs(means - mu) <= 1.96 * error))
axes[0].set_ylabel("density")
axes[1].set_xlabel("standard errors from the mean")
axes[0].text(4.8, 0.5, "standard\nnormal", color="C1", ha="right")

print("largest gap to the normal CDF: " + ", ".join(f"{d:.3f}" for d in distances))
print("95 % interval holds the mean: " + ", ".join(f"{c:.1%}" for c in coverages))
assert distances[0] > 2 * distances[1] > 4 * distances[2]
assert coverages[0] < 0.9 < coverages[1] < 0.95
plt.show()
