"""A query glued together from text runs what a stranger typed; a parameter is only a value."""

import sqlite3

db = sqlite3.connect(":memory:")
db.executescript("""
    CREATE TABLE user (name TEXT, secret TEXT);
    INSERT INTO user VALUES ('ana', 'blue'), ('ben', 'green'), ('O''Hara', 'red');
""")


def glued(name: str) -> list[tuple]:
    """Look a user up by pasting the name into the SQL: wrong."""
    return db.execute(f"SELECT secret FROM user WHERE name = '{name}'").fetchall()


def bound(name: str) -> list[tuple]:
    """Look a user up by a parameter: the text never becomes SQL."""
    return db.execute("SELECT secret FROM user WHERE name = ?", (name,)).fetchall()


attack = "nobody' OR '1'='1"
print("glued:", glued(attack))
print("bound:", bound(attack))
assert len(glued(attack)) == 3 and bound(attack) == []

try:
    glued("O'Hara")  # no attack, a name
except sqlite3.OperationalError as error:
    print("glued, O'Hara:", error)
print("bound, O'Hara:", bound("O'Hara"))

# Names of columns can't be parameters: choose from a list that you wrote.
COLUMNS = {"name": "name", "secret": "secret"}
wanted = "name; DROP TABLE user"
print("a column that is not on the list:", COLUMNS.get(wanted))
