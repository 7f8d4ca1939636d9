"""The same rows by a query that must scan and by one that can search an index."""

import sqlite3

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY, day TEXT, user INTEGER, ms INTEGER)")
days = [f"2026-{1 + i % 12:02d}-{1 + i % 28:02d}" for i in range(20_000)]
db.executemany(
    "INSERT INTO visit (day, user, ms) VALUES (?, ?, ?)",
    ((day, i % 500, i % 997) for i, day in enumerate(days)),
)
db.execute("CREATE INDEX visit_user_day ON visit (user, day, ms)")
SLOW = "SELECT SUM(ms) FROM visit WHERE substr(day, 1, 7) = '2026-03' AND user + 0 = 42"
FAST = "SELECT SUM(ms) FROM visit WHERE user = 42 AND day >= '2026-03-01' AND day < '2026-04-01'"
plans = {}
for name, question in (("slow", SLOW), ("fast", FAST)):
    plans[name] = db.execute("EXPLAIN QUERY PLAN " + question).fetchone()[3]
    print(f"{name}: {db.execute(question).fetchone()[0]}  {plans[name]}")
assert db.execute(SLOW).fetchone() == db.execute(FAST).fetchone()
assert plans["slow"].startswith("SCAN") and plans["fast"].startswith("SEARCH")

# Equality first, range last: in the other order the index narrows by the day only.
db.execute("DROP INDEX visit_user_day")
db.execute("CREATE INDEX visit_day_user ON visit (day, user, ms)")
print("other order:", db.execute("EXPLAIN QUERY PLAN " + FAST).fetchone()[3])
