"""Change of life expectancy against the observation before, by LAG: the falls stand out."""

import sqlite3

import matplotlib.pyplot as plt
import pandas as pd
import plotly.express as px

wide = px.data.gapminder().rename(columns={"lifeExp": "life_exp"})
db = sqlite3.connect(":memory:")
wide.to_sql("gapminder", db, index=False)

QUESTION = """
    SELECT continent, country, year, life_exp,
           life_exp - LAG(life_exp) OVER w                          AS change,
           AVG(life_exp) OVER (w ROWS 2 PRECEDING)                  AS mean_of_three,
           RANK() OVER (PARTITION BY continent, year
                        ORDER BY life_exp DESC)                     AS place,
           SUM(pop) OVER (PARTITION BY year)                        AS world
    FROM gapminder
    WINDOW w AS (PARTITION BY country ORDER BY year)
    ORDER BY country, year
"""
answer = pd.read_sql(QUESTION, db)
assert len(answer) == len(wide)  # a window keeps every row; GROUP BY would not

# The same four columns in pandas.
table = wide.sort_values(["country", "year"], kind="stable", ignore_index=True)
life = table.groupby("country")["life_exp"]
expected = {
    "change": life.diff(),
    "mean_of_three": life.transform(lambda s: s.rolling(3, min_periods=1).mean()),
    "place": table.groupby(["continent", "year"])["life_exp"].rank(method="min", ascending=False),
    "world": table.groupby("year")["pop"].transform("sum"),
}
for name, column in expected.items():
    pd.testing.assert_series_equal(answer[name], column, check_names=False, check_dtype=False)

falls = answer.nsmallest(3, "change")[["country", "year", "change"]]
print("largest falls in five years:")
print(falls.round(1).to_string(index=False))
first = answer.query("place == 1 and year == 2007")[["continent", "country", "life_exp"]]
print("first in 2007:")
print(first.round(1).to_string(index=False))
assert falls["change"].max() < -7

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.axhline(0, color="C7", lw=0.8)
places = {
    "Rwanda": (1990.5, -17.5),
    "Cambodia": (1975, -8.8),
    "China": (1963.5, 6.8),
    "Japan": (2007, -0.6),
}
for k, (country, place) in enumerate(places.items()):
    part = answer[answer["country"] == country]
    ax.plot(part["year"], part["change"], "o-", ms=3.5, color=f"C{k}")
    ax.text(*place, country, color=f"C{k}", ha="right", va="top")
ax.set(xlabel="year", ylabel="change in five years (years of life)")
plt.show()
