"""A schema for a library in which no copy can be lent twice and no loan ends before it begins."""

import sqlite3

db = sqlite3.connect(":memory:")
db.executescript("""
    PRAGMA foreign_keys = ON;
    CREATE TABLE book   (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT;
    CREATE TABLE copy   (id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES book) STRICT;
    CREATE TABLE member (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE loan (
        id        INTEGER PRIMARY KEY,
        copy_id   INTEGER NOT NULL REFERENCES copy,
        member_id INTEGER NOT NULL REFERENCES member,
        lent      TEXT NOT NULL,
        returned  TEXT CHECK (returned >= lent)
    ) STRICT;
    -- Among the loans that are still out, a copy occurs once.
    CREATE UNIQUE INDEX out_once ON loan (copy_id) WHERE returned IS NULL;

    INSERT INTO book VALUES (1, 'Emma');
    INSERT INTO copy VALUES (1, 1), (2, 1);
    INSERT INTO member VALUES (1, 'ana@example.org'), (2, 'ben@example.org');
    INSERT INTO loan VALUES (1, 1, 1, '2026-03-01', NULL);
""")
for what, statement in {
    "lent twice": "INSERT INTO loan VALUES (2, 1, 2, '2026-03-02', NULL)",
    "back before it went": "UPDATE loan SET returned = '2026-02-01' WHERE id = 1",
    "unknown member": "INSERT INTO loan VALUES (3, 2, 9, '2026-03-02', NULL)",
}.items():
    try:
        db.execute(statement)
        raise AssertionError(f"accepted: {what}")
    except sqlite3.IntegrityError as error:
        print(f"{what:20s} {error}")
db.execute("UPDATE loan SET returned = '2026-03-09' WHERE id = 1")
db.execute("INSERT INTO loan VALUES (2, 1, 2, '2026-03-10', NULL)")
free = db.execute("""
    SELECT COUNT(*) FROM copy WHERE NOT EXISTS
        (SELECT 1 FROM loan WHERE copy_id = copy.id AND returned IS NULL)""").fetchone()[0]
print("copies on the shelf:", free)
assert free == 1
