"""One survey grouped in three ways: one row per group, one per woman, one cell per pair."""

import pandas as pd
import statsmodels.api as sm

women = sm.datasets.fair.load_pandas().data  # Fair (1978): 6,366 married women
women["affair"] = women["affairs"] > 0

# agg: one row per group. Each result is named: name=(column, function).
by_rating = women.groupby("rate_marriage").agg(
    women=("affair", "size"), rate=("affair", "mean"), median_years=("yrs_married", "median")
)
print(by_rating.round(3).to_string(), "\n")
assert by_rating["women"].sum() == len(women) == 6366

# transform: one value per input row, aligned with it, ready for arithmetic.
peers = women.groupby("yrs_married")["rate_marriage"].transform("mean")
women["happier"] = women["rate_marriage"] > peers
rates = women.groupby("happier")["affair"].mean()
print("affair rate by rating above the mean of women married as long:", rates.round(3).to_dict())
assert len(peers) == len(women) and rates[True] < rates[False]

# pivot_table: two keys spread over rows and columns.
cells = women.pivot_table(
    index="religious", columns="rate_marriage", values="affair", aggfunc="mean", observed=True
)
print("\n", cells.round(2).to_string(), sep="")
flat = women.groupby(["religious", "rate_marriage"])["affair"].mean()
pd.testing.assert_series_equal(cells.stack(), flat, check_names=False)

# The mean of group means is not the mean: groups differ in size.
print(f"\nmean of the means {by_rating['rate'].mean():.3f}, mean {women['affair'].mean():.3f}")
weights = by_rating["women"] / len(women)
assert abs((by_rating["rate"] * weights).sum() - women["affair"].mean()) < 1e-12
