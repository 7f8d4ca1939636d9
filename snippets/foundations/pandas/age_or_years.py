"""Affair rates rise with age in all, and fall with age among women married equally long."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import statsmodels.api as sm

women = sm.datasets.fair.load_pandas().data.assign(affair=lambda d: 1.0 * (d["affairs"] > 0))
pooled = women.groupby("age")["affair"].mean()
cells = women.groupby(["yrs_married", "age"])["affair"].agg(["mean", "size"]).reset_index()


def slope(x: pd.Series, y: pd.Series) -> float:
    """Return the slope of the least-squares line through centered data."""
    return float((x @ y) / (x @ x))


columns = women[["age", "affair"]]
overall = columns - columns.mean()
within = columns - women.groupby("yrs_married")[["age", "affair"]].transform("mean")
all_women, same_years = slope(*overall.to_numpy().T), slope(*within.to_numpy().T)
print(f"ten years older, all women:             {10 * all_women:+.3f}")
print(f"ten years older, equally long married:  {10 * same_years:+.3f}")
corr = women["age"].corr(women["yrs_married"])
print(f"correlation of age with years married:  {corr:.2f}")
assert all_women > 0.005 and same_years < -0.005

# Centering in groups is a regression with one constant per group (Frisch-Waugh-Lovell).
design = pd.get_dummies(women["yrs_married"], dtype=float).assign(age=women["age"])
assert np.isclose(np.linalg.lstsq(design, women["affair"])[0][-1], same_years)

fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
large = cells.query("size >= 40")  # smaller cells are mostly noise
long_married = large[large["yrs_married"] >= 6].groupby("yrs_married")["mean"]
assert all(rates.is_monotonic_decreasing for _, rates in long_married)
for number, (years, part) in enumerate(large.groupby("yrs_married")):
    ax.plot(part["age"], part["mean"], "o-", color=f"C{number}", lw=1.2, ms=4)
    first = part.iloc[0]
    ax.annotate(
        f"{years:g}",
        (first["age"], first["mean"]),
        (-6, -7 if years == 9 else 0),
        textcoords="offset points",
        ha="right",
        va="center",
        color=f"C{number}",
    )
ax.plot(pooled.index, pooled, "--", color="C7", lw=3, alpha=0.7)
ax.text(20, 0.27, "all women", color="C7")
ax.text(16, 0.57, "number at a line:\nyears married", va="top")
ax.set(xlabel="age, years", ylabel="share who reported an affair", ylim=(0, 0.6), xlim=(15.5, 43))
plt.show()
