"""Mean tip by size of party with a 95 % band: bootstrapped by hand in Matplotlib, in one call in Seaborn."""

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from plotly.express.data import tips


def bootstrap_interval(
    values: np.ndarray, rng: np.random.Generator, level: float = 0.95, n_boot: int = 2000
) -> tuple[float, float]:
    """Percentile interval for the mean: resample with replacement, take the middle of the means.

    Args:
        values: Sample, shape (n,).
        rng: Source of the resamples.
        level: Share of resampled means inside the interval.
        n_boot: Number of resamples.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap, section 13.3.
    """
    resampled = rng.choice(values, size=(n_boot, len(values)))
    low, high = np.quantile(resampled.mean(axis=1), [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


table = tips()
rng = np.random.default_rng(0)
sizes, mean, low, high, spread = [], [], [], [], []
print("party  tables  mean tip  95 % interval of the mean  standard deviation")
for size, tip in table.groupby("size")["tip"]:
    bounds = bootstrap_interval(tip.to_numpy(), rng)
    print(
        f"{size:5d}  {len(tip):6d}  {tip.mean():8.2f}  {bounds[0]:14.1f} to {bounds[1]:.1f}", end=""
    )
    print(f"  {tip.std():24.2f}")
    for column, value in zip(
        (sizes, mean, low, high, spread), (size, tip.mean(), *bounds, tip.std()), strict=True
    ):
        column.append(value)

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), sharey=True, layout="constrained")
jitter = rng.uniform(-0.15, 0.15, len(table))
left.plot(table["size"] + jitter, table["tip"], ".", color="C7", ms=3)
left.fill_between(sizes, low, high, color="C0", alpha=0.25, lw=0)
left.plot(sizes, mean, color="C0")
left.set(title="Matplotlib", xlabel="people at the table", ylabel="tip (dollars)")

sns.lineplot(table, x="size", y="tip", errorbar=("ci", 95), n_boot=2000, seed=0, ax=right)
right.set(title="Seaborn", xlabel="people at the table", ylim=(0, 10.5))

vertices = right.collections[0].get_paths()[0].vertices
for size, bottom, top in zip(sizes, low, high, strict=True):
    band = vertices[np.isclose(vertices[:, 0], size), 1]
    assert np.allclose([band.min(), band.max()], [bottom, top], atol=0.25)
assert high[1] - low[1] < 0.5 < high[5] - low[5]  # 156 tables against 4
plt.show()
