"""The same discounted total computed row by row, by apply and by whole columns: calls, CPU time."""

import sys
import time
import timeit
from collections.abc import Callable
from functools import partial

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


def calls(work: Callable[[pd.DataFrame], pd.Series]) -> int:
    """Count the Python functions, of pandas too, that are called for all orders."""
    seen = []
    sys.setprofile(lambda frame, event, argument: seen.append(event))
    work(orders)
    sys.setprofile(None)
    return seen.count("call")


expected = by_columns(orders)
seconds, per_row = {}, {}
for work, k in ((by_columns, 300), (by_zip, 30), (by_apply, 2), (by_iterrows, 1)):
    assert work(orders).equals(expected)
    run, per_row[work] = partial(work, orders), calls(work) / n
    seconds[work] = min(timeit.repeat(run, timer=time.process_time, number=k, repeat=2)) / k
    print(f"{work.__name__:12s} {per_row[work]:6.1f} calls per row", end="")
    print(f", CPU time ~{seconds[work] / seconds[by_columns]:.0f} times that of by_columns")
assert per_row[by_iterrows] > 2 * per_row[by_apply] and per_row[by_apply] > 10 * per_row[by_zip]
