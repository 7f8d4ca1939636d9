"""Rank correlations of the columns, in the order of the file and ordered by clustering."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

v = sm.datasets.randhie.load_pandas().data
v = v[v.iloc[:, 1:].groupby(list(v.columns[1:])).ngroup() % 5 > 0]  # training profiles
shuffled = v.sample(frac=1, axis=1, random_state=1)  # as columns often come: in no order
R = shuffled.corr(method="spearman")
distance = squareform(1 - R.abs().to_numpy(), checks=False)  # strong either way is near
order = leaves_list(linkage(distance, method="average", optimal_ordering=True))
ordered = R.iloc[order, order]


def neighbors(R: np.ndarray) -> float:
    """Return the mean absolute correlation of columns that stand side by side."""
    return float(np.abs(np.diag(R, 1)).mean())


print(f"mean |correlation| of neighbors: {neighbors(R.to_numpy()):.2f} before, ", end="")
print(f"{neighbors(ordered.to_numpy()):.2f} after ordering")
upper = R.where(np.triu(np.ones(R.shape, dtype=bool), 1)).stack()
for (a, b), value in (
    upper[upper.abs().sort_values(ascending=False, kind="stable").index].head(4).items()
):
    print(f"{' and '.join(sorted((a, b))):20} {value:5.2f}")
assert neighbors(ordered.to_numpy()) > neighbors(R.to_numpy())

fig, axes = plt.subplots(1, 2, figsize=(7, 3.7), layout="constrained")
for ax, table, title in zip(axes, (R, ordered), ("as it came", "ordered"), strict=True):
    image = ax.pcolormesh(
        table.abs().to_numpy()[::-1], cmap="viridis", vmin=0, vmax=0.7, rasterized=True
    )
    ax.set_xticks(np.arange(10) + 0.5, table.columns, rotation=90)
    ax.set_yticks(np.arange(10) + 0.5, table.columns[::-1])
    ax.set(title=title, aspect="equal")
fig.colorbar(image, ax=axes, shrink=0.7, label="|rank correlation|")
plt.show()
