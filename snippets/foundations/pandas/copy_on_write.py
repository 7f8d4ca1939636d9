"""Three writes that no longer reach the table in pandas 3, and the one that does."""

import warnings

import numpy as np
import pandas as pd

orders = pd.DataFrame({"city": ["Lima", "Quito", "Lima"], "amount": [12.0, np.nan, 8.0]})
before = orders.copy()

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    orders[orders["city"] == "Lima"]["amount"] = 0.0  # writes to the filtered copy
    orders["amount"][0] = 0.0  # writes to a temporary column
    orders["amount"].fillna(0.0, inplace=True)  # fills a temporary column
for warning in caught:
    print(warning.category.__name__)
assert orders.equals(before) and len(caught) == 3
print("after three chained writes:", orders["amount"].tolist())

# One indexing step on the table itself: rows and column together.
orders.loc[orders["city"] == "Lima", "amount"] = 0.0
orders["amount"] = orders["amount"].fillna(1.0)
print("after loc and fillna:      ", orders["amount"].tolist())

# Whatever you take out behaves as a copy, yet the copying waits for the first write.
part = before[["city", "amount"]]
shared = np.shares_memory(part["amount"].to_numpy(), before["amount"].to_numpy())
part.loc[0, "amount"] = 99.0
split = not np.shares_memory(part["amount"].to_numpy(), before["amount"].to_numpy())
print(f"memory shared before the write: {shared}, separate after it: {split}")
assert shared and split and before.loc[0, "amount"] == 12.0
assert not before["amount"].to_numpy().flags.writeable  # no back door through NumPy
