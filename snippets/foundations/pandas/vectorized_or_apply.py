"""The same discounted total computed row by row, by apply and by whole columns: relative time."""

import time
from collections.abc import Callable

import numpy as np
import pandas as pd

rng, n = np.random.default_rng(0), 10_000
orders = pd.DataFrame({"quantity": rng.integers(1, 20, n), "price": rng.integers(100, 900, n)})


def total(quantity: int, price: int) -> int:
    """Return cents to pay: 10 % off from 12 pieces on, rounded down."""
    return quantity * price * 9 // 10 if quantity >= 12 else quantity * price


def by_iterrows(d: pd.DataFrame) -> pd.Series:
    """Build one Series per row."""
    return pd.Series([total(row["quantity"], row["price"]) for _, row in d.iterrows()])


def by_apply(d: pd.DataFrame) -> pd.Series:
    """Let pandas run the same loop."""
    return d.apply(lambda row: total(row["quantity"], row["price"]), axis=1)


def by_zip(d: pd.DataFrame) -> pd.Series:
    """Loop over plain lists: the right choice for logic that has no vector form."""
    pairs = zip(d["quantity"].tolist(), d["price"].tolist(), strict=True)
    return pd.Series([total(q, p) for q, p in pairs])


def by_columns(d: pd.DataFrame) -> pd.Series:
    """Compute both branches for whole columns, then choose."""
    full = d["quantity"] * d["price"]
    return full.where(d["quantity"] < 12, full * 9 // 10)


def best_time(work: Callable[[pd.DataFrame], pd.Series], repeats: int) -> float:
    """Return the shortest of several timings in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work(orders)
        times.append(time.perf_counter() - start)
    return min(times)


expected = by_columns(orders)
seconds = {by_columns: best_time(by_columns, 20)}
for work, repeats in ((by_iterrows, 1), (by_apply, 2), (by_zip, 5)):
    assert work(orders).equals(expected)
    seconds[work] = best_time(work, repeats)
    ratio = seconds[work] / seconds[by_columns]
    print(f"{work.__name__:12s} takes ~{ratio:.0f} times as long as by_columns")
assert seconds[by_iterrows] > 100 * seconds[by_columns]
assert seconds[by_iterrows] > seconds[by_apply] > 20 * seconds[by_columns]
assert seconds[by_apply] > 5 * seconds[by_zip] > 5 * seconds[by_columns]
