"""Posteriors of three click rates under Thompson sampling after 30, 300 and 3,000 visitors."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import beta

RATES = np.array([0.05, 0.07, 0.10])
rng = np.random.default_rng(3)
a, b = np.ones(3), np.ones(3)  # Beta(1, 1): any rate is as likely as any other
grid = np.linspace(0, 0.2, 300)
fig, axes = plt.subplots(1, 3, figsize=(7, 2.9), layout="constrained", sharex=True)
pictures = dict(zip((30, 300, 3000), axes, strict=True))
for visitor in range(1, 3001):
    arm = int(np.argmax(rng.beta(a, b)))  # one draw from each posterior; show the largest
    click = rng.random() < RATES[arm]
    a[arm] += click
    b[arm] += 1 - click
    if visitor in pictures:
        ax = pictures[visitor]
        for k in range(3):
            ax.plot(grid, beta.pdf(grid, a[k], b[k]), color=f"C{k}")
            ax.axvline(RATES[k], color=f"C{k}", linestyle=":", linewidth=1)
        ax.set(title=f"{visitor} visitors", xlabel="click rate", yticks=[])
        draws = rng.beta(a, b, size=(20_000, 3))
        chance = np.mean(draws.argmax(axis=1) == 2)
        views = (a + b - 2).astype(int)
        print(f"{visitor:5} visitors: views {views}, P(third is best) about {chance:.1f}")

# Conjugacy: counting clicks is Bayes' rule. Check one posterior against prior times likelihood.
inner = grid[1:-1]
log_product = (a[2] - 1) * np.log(inner) + (b[2] - 1) * np.log(
    1 - inner
)  # a flat prior adds nothing
log_density = beta.logpdf(inner, a[2], b[2])
assert np.allclose(log_density - log_density.max(), log_product - log_product.max(), atol=1e-6)
assert np.argmax(a + b) == 2
plt.show()
