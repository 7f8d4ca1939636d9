"""Every pair of four columns, 150 training rows: known values in blue, filled-in ones in orange."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm

v = sm.datasets.randhie.load_pandas().data
v = v[v.iloc[:, 1:].groupby(list(v.columns[1:])).ngroup() % 5 > 0]  # training profiles
filled = ~np.isclose(v.disea * 10, np.round(v.disea * 10), atol=1e-6)
v = v.assign(log_visits=np.log1p(v.mdvis))
names = ["log_visits", "disea", "lpi", "fmde"]

rng = np.random.default_rng(0)
some = rng.choice(len(v), 150, replace=False)
fig, axes = plt.subplots(4, 4, figsize=(7, 6.4), layout="constrained", sharex="col")
for i, vertical in enumerate(names):
    for j, horizontal in enumerate(names):
        ax = axes[i, j]
        if i == j:
            ax.hist(v[vertical], bins=25, color="C7")
            ax.set_yticks([])
        elif i > j:
            for color, mask in (("C0", ~filled[some]), ("C1", filled[some])):
                at = v.iloc[some[mask]]
                ax.scatter(at[horizontal], at[vertical], s=4, color=color, rasterized=True)
        else:
            ax.set_axis_off()
            rho = v[[horizontal, vertical]].corr(method="spearman").iloc[0, 1]
            ax.text(0.5, 0.5, f"{rho:.2f}", ha="center", va="center", transform=ax.transAxes)
            print(f"{vertical:10} and {horizontal:5} rank correlation {rho:5.2f}")
        if j == 0:
            ax.set_ylabel(vertical)
        if i == 3:
            ax.set_xlabel(horizontal)
paid = v[(v.lpi > 0) & (v.fmde > 0)]
inside = paid[["lpi", "fmde"]].corr(method="spearman").iloc[0, 1]
print(f"lpi and fmde where both are above zero, {len(paid) / len(v):.2f} of the rows: {inside:.2f}")
assert inside > 0.65
plt.show()
