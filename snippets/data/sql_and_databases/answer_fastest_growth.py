"""The three fastest-growing populations of each continent, ties included, in one query."""

import sqlite3

import pandas as pd
import plotly.express as px

wide = px.data.gapminder()
db = sqlite3.connect(":memory:")
wide.to_sql("gapminder", db, index=False)
answer = pd.read_sql(
    """
    WITH growth AS (
        SELECT DISTINCT continent, country,
               LAST_VALUE(pop) OVER w * 1.0 / FIRST_VALUE(pop) OVER w AS factor
        FROM gapminder
        WINDOW w AS (PARTITION BY country ORDER BY year
                     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ), ranked AS (
        SELECT *, RANK() OVER (PARTITION BY continent ORDER BY factor DESC) AS place FROM growth
    )
    SELECT continent, country, factor FROM ranked WHERE place <= 3 AND continent <> 'Oceania'
    ORDER BY continent, place
    """,
    db,
)
print(answer.round(1).to_string(index=False))

ends = wide[wide["year"].isin([1952, 2007])].pivot(
    index=["continent", "country"], columns="year", values="pop"
)
factor = (ends[2007] / ends[1952]).rename("factor")
expected = factor.groupby("continent", group_keys=False).nlargest(3).drop("Oceania")
assert (answer["factor"].to_numpy() == expected.to_numpy()).all()
