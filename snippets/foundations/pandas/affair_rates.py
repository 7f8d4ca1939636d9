"""Share of 6,366 married women who reported an affair, by three groupings, with 95 % intervals."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from statsmodels.stats.proportion import proportion_confint


def wilson(k: np.ndarray, n: np.ndarray, z: float = 1.96) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % interval for a rate after k successes in n trials, any shape.

    Source: Wilson, Probable inference, JASA 22 (1927), p. 209.
    """
    p = k / n
    center = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return center - half, center + half


women = sm.datasets.fair.load_pandas().data.assign(affair=lambda d: d["affairs"] > 0)
print(f"{len(women):,} women, {women['affair'].mean():.3f} reported an affair")
assert women.notna().all().all()
print(f"0 of 3: textbook interval 0 to 0, Wilson 0 to {wilson(np.array(0), np.array(3))[1]:.2f}")

titles = {
    "rate_marriage": "rating of the marriage\n(1 very poor, 5 very good)",
    "religious": "religiousness\n(1 not, 4 strongly)",
    "age": "age, years\n(middle of the class)",
}
fig, axes = plt.subplots(1, 3, figsize=(7, 3.2), sharey=True, layout="constrained")
for ax, (column, title) in zip(axes, titles.items(), strict=True):
    table = women.groupby(column).agg(k=("affair", "sum"), n=("affair", "size"))
    table = table.assign(rate=lambda d: d["k"] / d["n"])
    table["low"], table["high"] = wilson(table["k"], table["n"])
    low, high = proportion_confint(table["k"], table["n"], alpha=0.05, method="wilson")
    assert np.allclose(low, table["low"], atol=1e-4) and np.allclose(high, table["high"], atol=1e-4)
    print("\n", table.round(3).to_string(), sep="")
    for end in (table["low"], table["high"]):  # as far from the rate as the definition allows
        assert np.allclose(abs(table["rate"] - end), 1.96 * np.sqrt(end * (1 - end) / table["n"]))
    ax.vlines(table.index, table["low"], table["high"], color="C0", lw=2)
    ax.plot(table.index, table["rate"], "o", color="C0")
    ax.axhline(women["affair"].mean(), color="C7", lw=0.8)
    ax.set(xlabel=title, ylim=(0, 0.9))
    if column != "age":
        ax.set_xticks(table.index)
axes[0].set_ylabel("share who reported an affair")
axes[2].text(17, 0.34, "all", color="C7")
plt.show()
