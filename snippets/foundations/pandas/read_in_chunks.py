"""A file added up in chunks, in bounded memory, and by two engines that stream it themselves."""

import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import polars as pl


def whole(path: Path) -> pd.Series:
    """Read the file, then group."""
    return pd.read_csv(path).groupby("shop")["cents"].sum()


def in_chunks(path: Path) -> pd.Series:
    """Group each chunk of 5,000 rows, then add the partial sums: sums may be split, medians not."""
    total = pd.Series(dtype="int64")
    for chunk in pd.read_csv(path, usecols=["shop", "cents"], chunksize=5_000):
        total = total.add(chunk.groupby("shop")["cents"].sum(), fill_value=0)
    return total.astype("int64")


def peak_megabytes(work: Callable[[Path], pd.Series], path: Path) -> tuple[pd.Series, float]:
    """Return the result and the most memory held at once by Python and NumPy, in MB."""
    tracemalloc.start()
    result = work(path)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return result, peak


rng, peaks = np.random.default_rng(0), {}
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "orders.csv")
    for n in (80_000, 160_000, 320_000):
        columns = {
            "order": np.arange(n),
            "shop": rng.integers(0, 9, n),
            "cents": rng.integers(1, 999, n),
        }
        pd.DataFrame(columns).to_csv(path, index=False)
        (expected, big), (total, small) = (peak_megabytes(f, path) for f in (whole, in_chunks))
        assert total.to_dict() == expected.to_dict()
        assert big > 3 * path.stat().st_size / 1e6
        peaks[n] = big, small
        size = path.stat().st_size / 1e6
        print(f"{n:7,} rows, file {size:.1f} MB: whole ~{big:.1f} MB, in chunks ~{small:.1f} MB")

    # Both read the file in pieces and only the two columns that the question needs.
    sql = f"SELECT shop, SUM(cents)::BIGINT AS cents FROM '{path}' GROUP BY shop"
    duck = duckdb.connect(config={"threads": 1}).execute(sql).df().set_index("shop")["cents"]
    lazy = pl.scan_csv(path).group_by("shop").agg(pl.col("cents").sum())
    polars = lazy.collect(engine="streaming").to_pandas().set_index("shop")["cents"]
    assert duck.to_dict() == polars.to_dict() == expected.to_dict()
assert peaks[320_000][0] > 3 * peaks[80_000][0] and peaks[320_000][1] < 1.3 * peaks[80_000][1]
