"""How a missing value slips through sums, filters and groups without an error."""

import numpy as np
import pandas as pd

trips = pd.DataFrame(
    {
        "city": ["Lima", "Lima", "Quito", None, "Quito", "Lima"],
        "minutes": [30.0, np.nan, 12.0, 50.0, 14.0, 34.0],
    }
)
minutes = trips["minutes"]
assert np.nan != np.nan and minutes.isna().sum() == 1  # so ask isna, never == NaN
print(f"mean of the known {minutes.mean():.1f}, of all {minutes.mean(skipna=False)}")
print("sum of nothing known:", pd.Series([np.nan]).sum(), "  with min_count=1:", end=" ")
print(pd.Series([np.nan]).sum(min_count=1))

# A comparison with NaN is False, so its negation is True.
slow = minutes > 20
print(
    "not slow:", trips.index[~slow].tolist(), "  at most 20:", trips.index[minutes <= 20].tolist()
)
assert 1 in trips.index[~slow] and 1 not in trips.index[minutes <= 20]

# Nullable types have a third truth value: unknown stays unknown until you decide.
nullable = minutes.astype("Int64") > 20
print("as Int64:", nullable.tolist())
assert (~nullable).isna().sum() == 1 and 1 not in trips.index[(~nullable).fillna(False)]

# groupby leaves out rows whose key is missing.
kept = trips.groupby("city")["minutes"].sum()
every = trips.groupby("city", dropna=False)["minutes"].sum()
print(
    f"total {minutes.sum():.0f}; over cities {kept.sum():.0f}; with dropna=False {every.sum():.0f}"
)
assert kept.sum() < every.sum() == minutes.sum()

# Filled from its own group, with a flag that remembers what was made up.
median = trips.groupby("city")["minutes"].transform("median")
filled = trips.assign(was_missing=minutes.isna(), minutes=minutes.fillna(median))
print(f"filled with the median of Lima: {filled.loc[1, 'minutes']}, of all: {minutes.median()}")
