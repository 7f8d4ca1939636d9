"""Two connections on one file: a lost update, a lock, a version check, and a rollback."""

import sqlite3


def connect() -> sqlite3.Connection:
    """Open the bank's file; every statement outside BEGIN and COMMIT is its own transaction."""
    return sqlite3.connect("bank.db", isolation_level=None, timeout=0)


def balance(db: sqlite3.Connection, name: str) -> int:
    """Return the cents on an account."""
    return db.execute("SELECT cents FROM account WHERE name = ?", (name,)).fetchone()[0]


a, b = connect(), connect()
a.executescript("""
    PRAGMA journal_mode = WAL;
    CREATE TABLE account (name TEXT PRIMARY KEY, cents INTEGER CHECK (cents >= 0),
                          version INTEGER NOT NULL DEFAULT 0);
    INSERT INTO account (name, cents) VALUES ('Ana', 100), ('Ben', 0);
""")
PUT = "UPDATE account SET cents = ? WHERE name = 'Ana'"

# Lost update: both read 100, both write what they computed from it.
seen_by_a, seen_by_b = balance(a, "Ana"), balance(b, "Ana")
a.execute(PUT, (seen_by_a + 30,))
b.execute(PUT, (seen_by_b + 5,))
print("deposits of 30 and 5 on 100 give", balance(a, "Ana"))
assert balance(a, "Ana") == 105

# 1. Let the database compute: one statement is atomic.
a.execute("UPDATE account SET cents = 100 WHERE name = 'Ana'")
for db, cents in ((a, 30), (b, 5)):
    db.execute("UPDATE account SET cents = cents + ? WHERE name = 'Ana'", (cents,))
print("computed by the database:        ", balance(a, "Ana"))

# 2. Take the lock before reading. The other one waits, here for 0 seconds, and is told.
a.execute("BEGIN IMMEDIATE")
try:
    b.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print("the second writer:", error)
print("a reader meanwhile sees the old state:", balance(b, "Ana"))
a.execute("COMMIT")

# 3. Optimistic: write only if nobody wrote since you read.
CHECKED = "UPDATE account SET cents = ?, version = version + 1 WHERE name = 'Ana' AND version = ?"
read = "SELECT cents, version FROM account WHERE name = 'Ana'"
(cents_a, version_a), (cents_b, version_b) = a.execute(read).fetchone(), b.execute(read).fetchone()
first = a.execute(CHECKED, (cents_a + 10, version_a)).rowcount
second = b.execute(CHECKED, (cents_b + 10, version_b)).rowcount
print(f"rows changed with a version check: first {first}, second {second}: read again, try again")
assert (first, second) == (1, 0)

# Atomicity: a transfer that fails half-way leaves no trace.
total = sum(cents for (cents,) in a.execute("SELECT cents FROM account"))
a.execute("BEGIN IMMEDIATE")
try:
    a.execute("UPDATE account SET cents = cents + 500 WHERE name = 'Ben'")
    a.execute("UPDATE account SET cents = cents - 500 WHERE name = 'Ana'")  # not that much there
    a.execute("COMMIT")
except sqlite3.IntegrityError as error:
    a.execute("ROLLBACK")
    print("transfer refused:", error, "; Ben has", balance(b, "Ben"))
assert sum(cents for (cents,) in a.execute("SELECT cents FROM account")) == total
assert balance(b, "Ben") == 0
