"""Work of one look-up as the table grows: a scan visits every row, an index does not."""

import sqlite3

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)


def table(n: int) -> sqlite3.Connection:
    """Return a database with n visits of n / 10 users."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY, user TEXT, page TEXT, ms INTEGER)")
    users, ms = rng.integers(n // 10, size=n), rng.integers(5, 500, size=n)
    rows = ((f"user{u:06d}", f"/page/{m % 40}", int(m)) for u, m in zip(users, ms, strict=True))
    db.executemany("INSERT INTO visit (user, page, ms) VALUES (?, ?, ?)", rows)
    return db


def plan(db: sqlite3.Connection, question: str) -> str:
    """Return what EXPLAIN QUERY PLAN says, steps joined by semicolons."""
    return "; ".join(row[3] for row in db.execute("EXPLAIN QUERY PLAN " + question))


def steps(db: sqlite3.Connection, question: str) -> int:
    """Count the instructions that SQLite's virtual machine runs for a query."""
    count = 0

    def tick() -> int:
        nonlocal count
        count += 1
        return 0

    db.set_progress_handler(tick, 1)
    db.execute(question).fetchall()
    db.set_progress_handler(None, 0)
    return count


QUESTION = "SELECT page, ms FROM visit WHERE user = 'user000042'"
SOME = [QUESTION.replace("42", f"{k:02d}") for k in range(20)]  # users differ in their visits
sizes, scan, search = [1_000, 4_000, 16_000, 64_000], [], []
for n in sizes:
    db = table(n)
    before = plan(db, QUESTION)
    scan.append(sum(steps(db, question) for question in SOME) / len(SOME))
    db.execute("CREATE INDEX visit_user ON visit (user)")
    search.append(sum(steps(db, question) for question in SOME) / len(SOME))
print("without an index:", before)
print("with an index:   ", plan(db, QUESTION))
print(f"{sizes[-1]:,} rows: scan ~{scan[-1]:.0f} steps, search ~{search[-1]:.0f} steps")
assert scan[-1] > 40 * scan[0] and search[-1] < 3 * search[0] and scan[-1] > 300 * search[-1]

# When the index is not used, and when the table itself isn't needed.
questions = {
    "a function on the column": "SELECT ms FROM visit WHERE upper(user) = 'USER000042'",
    "begins with anything": "SELECT ms FROM visit WHERE user LIKE '%42'",
    "another column": "SELECT user FROM visit WHERE ms = 7",
    "all that is asked is in it": "SELECT user, COUNT(*) FROM visit GROUP BY user",
}
for why, question in questions.items():
    print(f"{why:27s} {plan(db, question)}")
assert "COVERING INDEX" in plan(db, questions["all that is asked is in it"])


# Every index is one more tree that an insert has to search and to write.
db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE t (a INTEGER, b INTEGER, c INTEGER)")
INSERT = "INSERT INTO t VALUES (3, 1, 2)"
inserts = [steps(db, INSERT)]
for column in "abc":
    db.execute(f"CREATE INDEX by_{column} ON t ({column})")
    inserts.append(steps(db, INSERT))
print("steps of an insert, without and with 1, 2, 3 indexes:", *inserts)
assert inserts[3] > 1.5 * inserts[0]

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
for work, name, color in ((scan, "scan", "C1"), (search, "search by the index", "C0")):
    ax.loglog(sizes, work, "o-", color=color)
    ax.text(
        sizes[-1] * 0.9, work[-1] * (0.35 if color == "C1" else 1.5), name, color=color, ha="right"
    )
ax.set(xlabel="rows in the table", ylabel="steps of one look-up")
plt.show()
