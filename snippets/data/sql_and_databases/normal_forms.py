"""The same data in three tables with keys and constraints, which refuse five bad rows."""

import sqlite3

import pandas as pd
import plotly.express as px

SCHEMA = """
CREATE TABLE continent (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE country (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    continent_id INTEGER NOT NULL REFERENCES continent (id)
) STRICT;
CREATE TABLE observation (
    country_id INTEGER NOT NULL REFERENCES country (id),
    year       INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2100),
    life_exp   REAL NOT NULL CHECK (life_exp > 0),
    pop        INTEGER NOT NULL CHECK (pop > 0),
    gdp_capita REAL NOT NULL,
    PRIMARY KEY (country_id, year)
) STRICT, WITHOUT ROWID;
"""
wide = px.data.gapminder()
db = sqlite3.connect(":memory:")
db.executescript("PRAGMA foreign_keys = ON;" + SCHEMA)  # SQLite checks them only if asked
db.executemany("INSERT INTO continent (name) VALUES (?)", zip(wide["continent"].unique()))
db.executemany(
    "INSERT INTO country (name, continent_id) SELECT ?, id FROM continent WHERE name = ?",
    wide[["country", "continent"]].drop_duplicates().itertuples(index=False, name=None),
)
db.executemany(
    "INSERT INTO observation SELECT id, ?, ?, ?, ? FROM country WHERE name = ?",
    wide[["year", "lifeExp", "pop", "gdpPercap", "country"]].itertuples(index=False, name=None),
)
for table in ("continent", "country", "observation"):
    print(f"{table:12s}", db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0], "rows")

# Nothing is lost: a join gives back the wide table.
back = pd.read_sql(
    """SELECT country.name AS country, continent.name AS continent, year,
              life_exp AS lifeExp, pop, gdp_capita AS gdpPercap
       FROM observation JOIN country ON country.id = country_id
                        JOIN continent ON continent.id = continent_id
       ORDER BY country, year""",
    db,
)
columns = list(back.columns)
expected = wide[columns].sort_values(["country", "year"], kind="stable", ignore_index=True)
pd.testing.assert_frame_equal(back, expected, check_dtype=False)

for what, statement in {
    "a year twice": "INSERT INTO observation VALUES (1, 2007, 43.8, 31889923, 974.6)",
    "no such country": "INSERT INTO observation VALUES (999, 2007, 43.8, 31889923, 974.6)",
    "negative people": "INSERT INTO observation VALUES (1, 2012, 43.8, -1, 974.6)",
    "a text as a number": "INSERT INTO observation VALUES (1, 2012, 43.8, 'many', 974.6)",
    "a continent in use": "DELETE FROM continent WHERE name = 'Asia'",
}.items():
    try:
        db.execute(statement)
        raise AssertionError(f"accepted: {what}")
    except sqlite3.IntegrityError as error:
        print(f"{what:18s} {error}")

# A rule that one believes in, tested on real data: does a code name one country?
codes = wide[["country", "iso_alpha"]].drop_duplicates()
db.execute("CREATE TABLE code (country TEXT, iso_alpha TEXT UNIQUE)")
try:
    db.executemany("INSERT INTO code VALUES (?, ?)", codes.itertuples(index=False, name=None))
except sqlite3.IntegrityError as error:
    print(f"{'codes of countries':18s} {error}")
twice = codes[codes["iso_alpha"].duplicated(keep=False)]
print(twice.to_string(index=False))
assert len(twice) == 2
