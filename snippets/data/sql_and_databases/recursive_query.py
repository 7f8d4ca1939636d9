"""A recursive query walks a tree of unknown depth, and counts what lies below each node."""

import sqlite3

db = sqlite3.connect(":memory:")
db.executescript("""
    CREATE TABLE category (id INTEGER PRIMARY KEY, name TEXT, parent_id INTEGER);
    INSERT INTO category VALUES
        (1, 'everything', NULL), (2, 'food', 1), (3, 'tea', 2), (4, 'green tea', 3),
        (5, 'black tea', 3), (6, 'bread', 2), (7, 'tools', 1), (8, 'kettle', 7);
    CREATE TABLE sale (category_id INTEGER, cents INTEGER);
    INSERT INTO sale VALUES (4, 300), (5, 250), (6, 420), (8, 1900), (4, 300);
""")
TREE = """
    WITH RECURSIVE below (root, id) AS (
        SELECT id, id FROM category                                  -- each node is below itself
        UNION ALL
        SELECT root, category.id FROM below JOIN category ON parent_id = below.id  -- one step down
    )
    SELECT category.name, COALESCE(SUM(cents), 0) AS cents
    FROM category JOIN below ON root = category.id
                  LEFT JOIN sale ON sale.category_id = below.id
    GROUP BY category.id ORDER BY category.id
"""
totals = dict(db.execute(TREE))
for name, cents in totals.items():
    print(f"{name:11s} {cents:5d}")
assert totals["everything"] == 3170 and totals["food"] == totals["tea"] + totals["bread"] == 1270

# A loop in the data would recurse for ever; UNION drops what is known and so ends.
db.execute("UPDATE category SET parent_id = 4 WHERE id = 2")
loop = (
    "WITH RECURSIVE up (id) AS (VALUES (4) UNION SELECT parent_id FROM up JOIN category USING (id))"
)
found = [i for (i,) in db.execute(loop + " SELECT id FROM up")]
print("ancestors of 4 with a loop:", found)
assert sorted(found) == [2, 3, 4]
