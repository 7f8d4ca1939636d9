"""A table is columns that share an index; pandas pairs values by label, not by position."""

import pandas as pd

kiosks = pd.DataFrame(
    {"city": ["Lima", "Quito", "Cusco"], "stock": [120, 80, 45], "price": [4.1, 3.9, 3.2]},
    index=pd.Index(["K1", "K2", "K3"], name="kiosk"),
)
print(kiosks)
stock = kiosks["stock"]
print(
    "a column is a", type(stock).__name__, "of", stock.dtype, "with the labels", list(stock.index)
)
assert stock.index.equals(kiosks.index)

# Arithmetic pairs equal labels. A label on one side only has no partner: NaN.
monday = pd.Series({"K1": 30, "K2": 20, "K3": 10})
tuesday = pd.Series({"K3": 15, "K2": 25, "K4": 40})
print("\nmonday + tuesday        ", (monday + tuesday).to_dict())
both = monday.add(tuesday, fill_value=0)
print("the same, fill_value=0  ", both.to_dict())
assert (monday + tuesday).sum() == 70 and both.sum() == monday.sum() + tuesday.sum() == 140

# Assignment aligns too: rows without a partner get NaN, and K4 has no row to go to.
kiosks["aligned"] = tuesday
kiosks["by_position"] = tuesday.to_numpy()  # no labels left: trusts the order
print("\n", kiosks[["city", "aligned", "by_position"]], sep="")
assert kiosks["aligned"].isna().tolist() == [True, False, False]

# So writing sorted values back changes nothing: each goes home to its label.
kiosks["sorted"] = kiosks["stock"].sort_values(kind="stable")
assert kiosks["sorted"].equals(kiosks["stock"].rename("sorted"))
