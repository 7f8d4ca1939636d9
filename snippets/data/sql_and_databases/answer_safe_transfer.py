"""A transfer that stays correct with four threads on one database file."""

import sqlite3
import threading

import numpy as np

NAMES = ["Ana", "Ben", "Cy"]


def transfer(db: sqlite3.Connection, source: str, target: str, cents: int) -> bool:
    """Move money in one transaction; return False, and change nothing, if there is too little."""
    db.execute("BEGIN IMMEDIATE")  # take the write lock before looking
    try:
        db.execute("UPDATE account SET cents = cents - ? WHERE name = ?", (cents, source))
        db.execute("UPDATE account SET cents = cents + ? WHERE name = ?", (cents, target))
        db.execute("COMMIT")
        return True
    except sqlite3.IntegrityError:  # the CHECK of the table
        db.execute("ROLLBACK")
        return False


setup = sqlite3.connect("bank.db", isolation_level=None)
setup.executescript("""
    PRAGMA journal_mode = WAL;
    CREATE TABLE account (name TEXT PRIMARY KEY, cents INTEGER CHECK (cents >= 0));
    INSERT INTO account VALUES ('Ana', 300), ('Ben', 300), ('Cy', 300);
""")
done: list[bool] = []


def work(seed: int) -> None:
    """Make 25 random transfers on a connection of its own."""
    rng = np.random.default_rng(seed)
    db = sqlite3.connect("bank.db", isolation_level=None, timeout=30)  # wait for the lock
    for _ in range(25):
        source, target = rng.permutation(NAMES)[:2]
        done.append(transfer(db, str(source), str(target), int(rng.integers(1, 200))))
    db.close()


threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
cents = [row[0] for row in setup.execute("SELECT cents FROM account")]
print(
    f"{len(done)} transfers tried; total {sum(cents)}, lowest balance not negative: {min(cents) >= 0}"
)
assert len(done) == 100 and sum(cents) == 900 and min(cents) >= 0
