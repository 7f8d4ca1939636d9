"""Rows and columns by label, by position and by condition, then a chain of named steps."""

import pandas as pd
import plotly.express as px

world = px.data.gapminder()  # one row per country and year
print(f"{len(world):,} rows:", ", ".join(world.columns))

keyed = world.set_index(["country", "year"]).sort_index()
print("loc, by label:    ", keyed.loc[("Peru", 2007), "lifeExp"])
print("iloc, by position:", world.iloc[0, 0], world.iloc[-1, 0])
assert len(world.loc[2:5]) == 4 and len(world.iloc[2:5]) == 3  # loc includes the end

# A condition is a column of True and False. Parentheses are needed: & binds before ==.
mask = (world["year"] == 2007) & (world["lifeExp"] > 80)
long_lived = world.loc[mask, ["country", "lifeExp"]]
assert world.query("year == 2007 and lifeExp > 80")[["country", "lifeExp"]].equals(long_lived)
print(len(long_lived), "countries lived beyond 80 years in 2007")

# world.pop is a method of every DataFrame, so only brackets reach the column "pop".
assert callable(world.pop) and world["pop"].dtype == "int64"


def largest(frame: pd.DataFrame, column: str, n: int) -> pd.DataFrame:
    """Return the n rows with the largest values in a column."""
    return frame.sort_values(column, ascending=False, kind="stable").head(n)


top = (
    world.query("year == 2007")
    .assign(gdp=lambda d: d["gdpPercap"] * d["pop"] / 1e9)  # d: the table at this step
    .assign(share=lambda d: d["gdp"] / d["gdp"].sum())
    .pipe(largest, "gdp", n=4)  # pipe lets your own function stand in the chain
    .loc[:, ["country", "gdp", "share"]]
    .round({"gdp": 0, "share": 3})
)
print(top.to_string(index=False))
assert "gdp" not in world.columns  # the chain left its source alone
