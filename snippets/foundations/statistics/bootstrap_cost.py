"""The price of a bootstrap: draws, memory and time of a loop, of one big array, and of counts."""

import time
import timeit
import tracemalloc
from collections.abc import Callable

import numpy as np
from statsmodels.datasets import randhie

x = randhie.load_pandas().data["mdvis"].to_numpy(dtype=float)[:2000]
n, B = len(x), 2000


def loop() -> np.ndarray:
    """One resample at a time: memory for n values."""
    rng = np.random.default_rng(0)
    return np.array([x[rng.integers(0, n, n)].mean() for _ in range(B)])


def one_array() -> np.ndarray:
    """All resamples at once: memory for B n values, twice."""
    return x[np.random.default_rng(0).integers(0, n, (B, n))].mean(axis=1)


def by_counts() -> np.ndarray:
    """Visits take few values: draw how often each occurs, one multinomial per resample."""
    values, counts = np.unique(x, return_counts=True)
    return np.random.default_rng(0).multinomial(n, counts / n, size=B) @ values / n


def measure(work: Callable[[], np.ndarray]) -> tuple[float, float, float]:
    """Return the standard error found, CPU seconds and peak memory in MB."""
    seconds = min(timeit.repeat(work, timer=time.process_time, number=5, repeat=3)) / 5
    tracemalloc.start()
    means = work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return means.std(), seconds, peak / 1e6


print(f"n = {n}, B = {B}; formula for the standard error: {x.std() / np.sqrt(n):.3f}")
results = {work.__name__: measure(work) for work in (loop, one_array, by_counts)}
draws = {"loop": n * B, "one_array": n * B, "by_counts": len(np.unique(x)) * B}
for name, (se, seconds, megabytes) in results.items():
    print(f"{name:10s} standard error {se:.3f}   {draws[name]:,} random numbers", end="")
    print(f"   ~{megabytes:.1f} MB   CPU time ~{seconds / results['by_counts'][1]:.1f} to 1")
    assert np.isclose(se, x.std() / np.sqrt(n), rtol=0.05)
assert results["one_array"][2] > 100 * results["loop"][2]
assert draws["by_counts"] < draws["one_array"] / 20
