"""Life expectancy from long to wide and back, and why pivot refuses what pivot_table averages."""

import pandas as pd
import plotly.express as px

countries = ["Japan", "Peru", "Rwanda"]
long = px.data.gapminder().query("country in @countries and year % 15 == 7")
long = long[["country", "year", "lifeExp"]].reset_index(drop=True)  # one observation per row
print(long.head(3).to_string(index=False), "\n")

wide = long.pivot(index="country", columns="year", values="lifeExp")
print(wide.round(1), "\n")

back = wide.reset_index().melt(id_vars="country", var_name="year", value_name="lifeExp")
order = ["country", "year"]
pd.testing.assert_frame_equal(
    back.sort_values(order, kind="stable", ignore_index=True).astype({"year": "int64"}), long
)

# stack moves the column labels into the index, unstack moves them out again.
stacked = wide.stack()
assert stacked.index.names == ["country", "year"] and stacked.unstack().equals(wide)
assert len(stacked) == wide.size == len(long)

# A second value for one cell: pivot has no place for it, pivot_table takes a mean in silence.
twice = pd.concat([long, pd.DataFrame({"country": ["Peru"], "year": [1972], "lifeExp": [0.0]})])
try:
    twice.pivot(index="country", columns="year", values="lifeExp")
    raise AssertionError("the duplicate went unnoticed")
except ValueError as error:
    print("pivot:", error)
averaged = twice.pivot_table(index="country", columns="year", values="lifeExp")
before, after = wide.loc["Peru", 1972], averaged.loc["Peru", 1972]
print(f"pivot_table: Peru in 1972 fell from {before:.1f} to {after:.1f}")
assert after == before / 2
