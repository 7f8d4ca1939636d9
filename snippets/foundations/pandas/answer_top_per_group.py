"""The two countries per continent that gained most life expectancy, in pandas and in SQL."""

import sqlite3

import pandas as pd
import plotly.express as px

world = px.data.gapminder()
wide = world.pivot(index=["continent", "country"], columns="year", values="lifeExp")
gain = (wide[2007] - wide[1952]).rename("gain").reset_index()
top = (
    gain.sort_values("gain", ascending=False, kind="stable")
    .groupby("continent")
    .head(2)
    .sort_values(["continent", "gain"], ascending=[True, False], kind="stable", ignore_index=True)
)
print(top.round(1).to_string(index=False))

connection = sqlite3.connect(":memory:")
world.to_sql("world", connection, index=False)
by_sql = pd.read_sql(
    """
    WITH gains AS (
        SELECT late.continent, late.country, late.lifeExp - early.lifeExp AS gain
        FROM world AS late JOIN world AS early USING (country)
        WHERE late.year = 2007 AND early.year = 1952
    ), ranked AS (
        SELECT *, ROW_NUMBER() OVER (PARTITION BY continent ORDER BY gain DESC) AS place
        FROM gains
    )
    SELECT continent, country, gain FROM ranked WHERE place <= 2
    ORDER BY continent, gain DESC
    """,
    connection,
)
pd.testing.assert_frame_equal(top, by_sql, check_dtype=False)
