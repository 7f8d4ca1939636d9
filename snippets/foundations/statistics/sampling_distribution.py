"""Means of repeated samples from one skewed population narrow as one over the square root of n."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from statsmodels.datasets import randhie

population = randhie.load_pandas().data["mdvis"].to_numpy()
mu, sigma = population.mean(), population.std()  # the whole population: divide by its size
rng = np.random.default_rng(0)

print("  n   sd of the means  sigma/√n   mean of s² (÷ n)  (÷ n-1)  sigma²")
means = {}
for n in (5, 50, 500):
    samples = rng.choice(population, size=(10_000, n))
    means[n] = samples.mean(axis=1)
    biased, unbiased = samples.var(axis=1).mean(), samples.var(axis=1, ddof=1).mean()
    print(f"{n:3d}   {means[n].std():15.2f}  {sigma / np.sqrt(n):8.2f}", end="")
    print(f"   {biased:16.1f}  {unbiased:7.1f}  {sigma**2:6.1f}")
    assert np.isclose(means[n].std(), sigma / np.sqrt(n), rtol=0.03)
    assert np.isclose(biased / sigma**2, (n - 1) / n, rtol=0.05)
    assert np.isclose(unbiased / sigma**2, 1, rtol=0.05)
print("skewness of the means:", ", ".join(f"{stats.skew(m):.1f}" for m in means.values()))

fig, axes = plt.subplots(1, 3, figsize=(7, 2.8), layout="constrained", sharex=True)
for ax, (n, m) in zip(axes, means.items(), strict=True):
    ax.hist(m, bins=np.arange(-0.1, 9.2, 0.2), density=True, color="C0", alpha=0.5)
    grid = np.linspace(0, 9, 120)
    ax.plot(grid, stats.norm.pdf(grid, mu, sigma / np.sqrt(n)), color="C1")
    ax.set(title=f"n = {n}", xlabel="mean of a sample", yticks=[])
axes[0].text(4.6, 0.16, "normal with sd\nσ/√n", color="C1")
plt.show()
