"""Affair rates of mothers and of childless women, in all and at equal length of marriage."""

import statsmodels.api as sm

women = sm.datasets.fair.load_pandas().data.assign(
    affair=lambda d: d["affairs"] > 0, mother=lambda d: d["children"] > 0
)
pooled = women.groupby("mother")["affair"].mean()
print(f"all women: with children {pooled[True]:.3f}, without {pooled[False]:.3f}")

cells = women.pivot_table(
    index="yrs_married", columns="mother", values="affair", aggfunc=["mean", "size"]
).dropna()  # keep the classes that have women of both kinds
gap = cells["mean"][True] - cells["mean"][False]
n = cells["size"].sum(axis=1).astype("int64")
print(gap.rename("gap").to_frame().assign(women=n).round(3).to_string())

same = women[women["yrs_married"].isin(cells.index)].groupby("mother")["affair"].mean()
raw_gap, equal_gap = same[True] - same[False], (gap * n).sum() / n.sum()
print(f"these {n.sum():,} women: gap {raw_gap:+.3f}, at equal length of marriage {equal_gap:+.3f}")
assert raw_gap > 0.1 and abs(equal_gap) < raw_gap / 3
