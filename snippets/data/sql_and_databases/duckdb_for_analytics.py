"""Row store and column store: SQLite wins single rows, DuckDB whole columns; answers agree."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

rng, n = np.random.default_rng(0), 300_000
trips = pd.DataFrame(
    {
        "id": np.arange(n),
        "city": rng.choice(["Lima", "Quito", "Cusco", "La Paz"], n),
        "km": rng.gamma(2.0, 3.0, n).round(2),
        "cents": rng.integers(200, 9_000, n),
        "note": "nothing special about this trip",
    }
)
lite = sqlite3.connect("trips.db")
trips.to_sql("trip", lite, index=False)
lite.execute("CREATE UNIQUE INDEX trip_id ON trip (id)")
duck = duckdb.connect("trips.duckdb", config={"threads": 1})
duck.execute("CREATE TABLE trip AS SELECT * FROM trips")
duck.execute("CREATE UNIQUE INDEX trip_id ON trip (id)")


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest time of five runs."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


SUM = "SELECT city, COUNT(*), SUM(cents) FROM trip WHERE km > 5 GROUP BY city ORDER BY city"
assert lite.execute(SUM).fetchall() == [(c, k, int(s)) for c, k, s in duck.execute(SUM).fetchall()]
in_lite, in_duck = (seconds(lambda db=db: db.execute(SUM).fetchall()) for db in (lite, duck))
print(f"analytics, {n:,} rows: SQLite takes ~{in_lite / in_duck:.0f} times as long as DuckDB")
assert in_lite > 3 * in_duck

ids = rng.integers(n, size=200).tolist()


def look_up(db: sqlite3.Connection | duckdb.DuckDBPyConnection) -> None:
    """Fetch 200 single rows by key."""
    for i in ids:
        db.execute("SELECT * FROM trip WHERE id = ?", (i,)).fetchone()


key_lite, key_duck = seconds(lambda: look_up(lite)), seconds(lambda: look_up(duck))
print(f"single rows by key: DuckDB takes ~{key_duck / key_lite:.0f} times as long as SQLite")
assert key_duck > 3 * key_lite

# Files are tables. Parquet stores columns, so a query reads those that it names.
duck.execute("COPY trip TO 'trips.parquet' (FORMAT parquet)")
duck.execute("COPY trip TO 'trips.csv'")
for file in ("trips.csv", "trips.parquet"):
    answer = duck.execute(SUM.replace("FROM trip", f"FROM '{file}'")).fetchall()
    assert answer == duck.execute(SUM).fetchall()
    print(f"{file:14s} ~{Path(file).stat().st_size / 1e6:.1f} MB, same answer")
