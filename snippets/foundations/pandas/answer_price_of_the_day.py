"""Each order joined to the price that was valid on its day."""

import pandas as pd

prices = pd.DataFrame(
    {
        "product": ["tea", "coffee", "tea", "coffee"],
        "day": pd.to_datetime(["2026-01-01", "2026-01-01", "2026-03-01", "2026-04-15"]),
        "cents": [300, 400, 320, 450],
    }
)
orders = pd.DataFrame(
    {
        "product": ["tea", "tea", "coffee", "coffee", "tea"],
        "day": pd.to_datetime(
            ["2026-02-28", "2026-03-01", "2026-04-14", "2026-05-02", "2025-12-31"]
        ),
        "quantity": [2, 1, 3, 1, 1],
    }
)
exact = orders.merge(prices, on=["product", "day"])
print(f"equal days: {len(exact)} of {len(orders)} orders find a price")

# For each order the last price list entry of the same product on or before its day.
priced = pd.merge_asof(
    orders.sort_values("day", kind="stable"),
    prices.sort_values("day", kind="stable"),
    on="day",
    by="product",
)
print(priced.to_string(index=False))
assert len(priced) == len(orders) and priced["cents"].isna().sum() == 1  # before the first list
assert (priced["quantity"] * priced["cents"]).sum() == 2 * 300 + 320 + 3 * 400 + 450
