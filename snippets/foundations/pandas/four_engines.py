"""One question put to pandas, SQLite, DuckDB and Polars: equal answers, unequal CPU times."""

import sqlite3
import time
import timeit

import duckdb
import numpy as np
import pandas as pd
import polars as pl

rng, n = np.random.default_rng(0), 200_000
shops = pd.DataFrame({"shop": np.arange(50), "city": [f"city {i % 8}" for i in range(50)]})
orders = pd.DataFrame({"shop": rng.integers(0, 50, n), "cents": rng.integers(100, 9000, n)})
QUESTION = """
    SELECT city, COUNT(*) AS orders, CAST(SUM(cents) AS BIGINT) AS cents
    FROM orders JOIN shops USING (shop)
    WHERE cents >= 2000 GROUP BY city ORDER BY cents DESC
"""
lite = sqlite3.connect(":memory:")
duck = duckdb.connect(config={"threads": 1})
for name, table in (("orders", orders), ("shops", shops)):
    table.to_sql(name, lite, index=False)
    duck.register("frame", table)
    duck.execute(f"CREATE TABLE {name} AS SELECT * FROM frame")
pl_orders, pl_shops = pl.from_pandas(orders), pl.from_pandas(shops)


def by_pandas() -> pd.DataFrame:
    """Each step runs at once and makes a whole table."""
    return (
        orders.query("cents >= 2000")
        .merge(shops, on="shop", validate="many_to_one")
        .groupby("city", as_index=False)
        .agg(orders=("cents", "size"), cents=("cents", "sum"))
        .sort_values("cents", ascending=False, kind="stable")
    )


def by_polars() -> pd.DataFrame:
    """Steps are only noted; collect() plans them as a whole, then runs."""
    plan = (
        pl_orders.lazy()
        .filter(pl.col("cents") >= 2000)
        .join(pl_shops.lazy(), on="shop")
        .group_by("city")
        .agg(orders=pl.len(), cents=pl.col("cents").sum())
        .sort("cents", descending=True)
    )
    return plan.collect().to_pandas()


engines = {
    "SQLite": lambda: pd.read_sql(QUESTION, lite),
    "pandas": by_pandas,
    "DuckDB": lambda: duck.execute(QUESTION).df(),
    "Polars": by_polars,
}
answer = by_pandas().reset_index(drop=True)
print(answer.head(3).to_string(index=False), "\n")
seconds = {}
for name, ask in engines.items():
    pd.testing.assert_frame_equal(ask().reset_index(drop=True), answer, check_dtype=False)
    seconds[name] = min(timeit.repeat(ask, timer=time.process_time, number=5, repeat=2)) / 5
for name in ("pandas", "Polars", "DuckDB"):
    ratio = seconds["SQLite"] / seconds[name]
    print(f"SQLite takes ~{ratio:.1f} times the CPU time of {name}")
