"""Row store and column store: SQLite wins single rows, DuckDB whole columns; answers agree."""

import sqlite3
import time
import timeit
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


def cpu_seconds(work: Callable[[], object], k: int) -> float:
    """Return the CPU time of one call, the shortest of two times k."""
    return min(timeit.repeat(work, timer=time.process_time, number=k, repeat=2)) / k


SUM = "SELECT city, COUNT(*), SUM(cents) FROM trip WHERE km > 5 GROUP BY city ORDER BY city"
assert lite.execute(SUM).fetchall() == [(c, k, int(s)) for c, k, s in duck.execute(SUM).fetchall()]
in_lite = cpu_seconds(lambda: lite.execute(SUM).fetchall(), 1)
in_duck = cpu_seconds(lambda: duck.execute(SUM).fetchall(), 10)
print(f"analytics, {n:,} rows: SQLite takes ~{in_lite / in_duck:.0f} times the CPU time of DuckDB")

ids = rng.integers(n, size=300).tolist()


def look_up(db: sqlite3.Connection | duckdb.DuckDBPyConnection) -> None:
    """Fetch 300 single rows by key."""
    for i in ids:
        db.execute("SELECT * FROM trip WHERE id = ?", (i,)).fetchone()


key_lite, key_duck = cpu_seconds(lambda: look_up(lite), 20), cpu_seconds(lambda: look_up(duck), 1)
print(f"single rows by key: DuckDB takes ~{key_duck / key_lite:.0f} times the CPU time of SQLite")

# Files are tables. Parquet stores columns, so a query reads those that it names.
duck.execute("COPY trip TO 'trips.parquet' (FORMAT parquet)")
duck.execute("COPY trip TO 'trips.csv'")
for file in ("trips.csv", "trips.parquet"):
    answer = duck.execute(SUM.replace("FROM trip", f"FROM '{file}'")).fetchall()
    assert answer == duck.execute(SUM).fetchall()
    print(f"{file:14s} ~{Path(file).stat().st_size / 1e6:.1f} MB, same answer")
