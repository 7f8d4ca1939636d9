"""One wide table of real data, and three ordinary changes that leave it wrong."""

import sqlite3

import plotly.express as px

db = sqlite3.connect(":memory:")
px.data.gapminder().to_sql("wide", db, index=False)  # one row per country and year


def one(question: str) -> object:
    """Return the single value that a query answers with."""
    return db.execute(question).fetchone()[0]


print(one("SELECT COUNT(*) FROM wide"), "rows,", end=" ")
print(one("SELECT COUNT(DISTINCT country) FROM wide"), "countries")
repeats = one("SELECT COUNT(*) - COUNT(DISTINCT country) FROM wide")
print(f"the continent of a country is written {repeats} times more often than needed")

# Update anomaly: one fact in twelve places, mended in one of them.
db.execute("UPDATE wide SET continent = 'Europe' WHERE country = 'Turkey' AND year = 2007")
db.execute("UPDATE wide SET continent = 'Asia' WHERE country = 'Turkey' AND year < 2007")
answers = db.execute("SELECT DISTINCT continent FROM wide WHERE country = 'Turkey'").fetchall()
print("update: Turkey lies in", [continent for (continent,) in answers])
assert len(answers) == 2

# Insert anomaly: a country without a measurement needs a row of empty cells.
db.execute("INSERT INTO wide (country, continent) VALUES ('Malta', 'Europe')")
print("insert: rows without a year:", one("SELECT COUNT(*) FROM wide WHERE year IS NULL"))

# Delete anomaly: with its last measurement, the country itself is gone.
db.execute("DELETE FROM wide WHERE country = 'Kuwait'")
print("delete: rows that know where Kuwait is:", end=" ")
print(one("SELECT COUNT(*) FROM wide WHERE country = 'Kuwait'"))
assert one("SELECT COUNT(*) FROM wide WHERE country = 'Kuwait'") == 0
