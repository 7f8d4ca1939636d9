"""Prior to posterior on a grid: the share who see a doctor, after 0, 5, 20 and 200 people."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
free = (data["mdvis"] > 0).to_numpy()[data["lncoins"] == 0]  # free care: any visit this year?
sample = np.random.default_rng(0).permutation(free)[:200]  # 200 rows, drawn without replacement

theta = np.linspace(0, 1, 1001)  # the grid: candidate values of the share
width = theta[1] - theta[0]


def update(prior: np.ndarray, visits: np.ndarray) -> tuple[np.ndarray, float]:
    """Apply Bayes' theorem at every grid point.

    Args:
        prior: Density at each grid point, shape (1001,).
        visits: One bool per person, in the order seen.

    Returns:
        The posterior density, shape (1001,), and the evidence: probability of these data.
    """
    k, n = visits.sum(), len(visits)
    likelihood = theta**k * (1 - theta) ** (n - k)
    evidence = np.sum(prior * likelihood) * width
    return prior * likelihood / evidence, evidence


flat = np.ones_like(theta)
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
labels = {0: (0.1, 1.2), 5: (0.5, 1.7), 20: (0.93, 5.0), 200: (0.75, 13.5)}
for i, n in enumerate(labels):
    posterior, evidence = update(flat, sample[:n])
    cdf = np.cumsum(posterior) * width
    low, high = theta[np.searchsorted(cdf, [0.025, 0.975])]
    mean = np.sum(theta * posterior) * width
    print(
        f"{sample[:n].sum():3d} of {n:3d}: mean {mean:.3f}, "
        f"95 % interval {low:.2f} to {high:.2f}, evidence {evidence:.1e}"
    )
    ax.plot(theta, posterior, color=f"C{i}")
    ax.text(*labels[n], f"after {n}", color=f"C{i}", ha="center")

# Order and batches do not matter: yesterday's posterior is today's prior.
step, _ = update(flat, sample[:5])
step, _ = update(step, sample[5:])
assert np.allclose(step, posterior)
assert low < free.mean() < high
print(f"all {len(free)} rows: {free.mean():.3f}")

ax.set(xlabel="share who see a doctor, θ", ylabel="density", ylim=(0, 14.5))
plt.show()
