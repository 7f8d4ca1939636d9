"""One question in the order in which SQL evaluates it, equal to the steps in pandas."""

import sqlite3

import numpy as np
import pandas as pd
import plotly.express as px

wide = px.data.gapminder().rename(columns={"lifeExp": "life_exp"})
db = sqlite3.connect(":memory:")
wide.to_sql("gapminder", db, index=False)

# Written order:   SELECT ... FROM ... WHERE ... GROUP BY ... HAVING ... ORDER BY ... LIMIT
# Evaluated order: FROM, WHERE, GROUP BY, HAVING, SELECT, ORDER BY, LIMIT
QUESTION = """
    SELECT continent,                                       -- 5. one row per group
           COUNT(*)                            AS countries,
           SUM(life_exp * pop) / SUM(pop)      AS life_of_a_person,
           AVG(life_exp)                       AS life_of_a_country
    FROM gapminder                                          -- 1. all rows
    WHERE year = ?                                          -- 2. some rows
    GROUP BY continent                                      -- 3. rows into groups
    HAVING COUNT(*) >= 10                                   -- 4. some groups
    ORDER BY life_of_a_person DESC                          -- 6.
    LIMIT 3                                                 -- 7.
"""
answer = pd.read_sql(QUESTION, db, params=(2007,))
print(answer.round(1).to_string(index=False))

rows = wide[wide["year"] == 2007]
groups = rows.groupby("continent")
table = pd.DataFrame(
    {
        "countries": groups.size(),
        "life_of_a_person": groups[["life_exp", "pop"]].apply(
            lambda g: np.average(g["life_exp"], weights=g["pop"])
        ),
        "life_of_a_country": groups["life_exp"].mean(),
    }
)
table = (
    table[table["countries"] >= 10]
    .sort_values("life_of_a_person", ascending=False, kind="stable")
    .head(3)
)
pd.testing.assert_frame_equal(answer, table.reset_index(), check_dtype=False)

try:
    db.execute("SELECT continent FROM gapminder WHERE COUNT(*) >= 10 GROUP BY continent")
except sqlite3.OperationalError as error:
    print("a group's count in WHERE:", error)

# A bare column beside an aggregate: SQLite picks some row of the group, others refuse it.
loose = db.execute("SELECT continent, country, COUNT(*) FROM gapminder GROUP BY continent")
print("SQLite accepts a column that is neither grouped nor aggregated:", loose.fetchone())
