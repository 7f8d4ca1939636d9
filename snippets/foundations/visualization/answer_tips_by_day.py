"""Tips as a share of the bill on four days: every table as a point, with the mean and its 95 % interval."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import PercentFormatter
from plotly.express.data import tips

table = tips()
table["share"] = table["tip"] / table["total_bill"]
days = ["Thur", "Fri", "Sat", "Sun"]
rng = np.random.default_rng(0)

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
intervals = {}
for k, day in enumerate(days):
    share = table.loc[table["day"] == day, "share"].to_numpy()
    means = rng.choice(share, size=(2000, len(share))).mean(axis=1)
    intervals[day] = low, high = np.quantile(means, [0.025, 0.975])
    print(f"{day:4s} {len(share):3d} tables: mean {share.mean():.3f}, 95 % {low:.2f} to {high:.2f}")
    ax.plot(k + rng.uniform(-0.2, 0.2, len(share)), share, ".", color="C7", ms=4, alpha=0.6)
    ax.errorbar(
        k,
        share.mean(),
        [[share.mean() - low], [high - share.mean()]],
        fmt="o",
        color="C0",
        capsize=4,
    )

worst = table.loc[table["share"].idxmax()]
note = f"{worst['tip']:.2f} on a bill of {worst['total_bill']:.2f} dollars"
print("largest share:", note)
ax.annotate(note, (3, worst["share"]), (-14, -4), textcoords="offset points", ha="right")
ax.set_xticks(range(4), days)
ax.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
ax.set(ylabel="tip as a share of the bill", ylim=(0, 0.78))
ax.set_title("No clear difference between the days: all four intervals overlap")
assert max(low for low, _ in intervals.values()) < min(high for _, high in intervals.values())
plt.show()
