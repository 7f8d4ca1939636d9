"""The price of a bootstrap: draws, memory and time of a loop, of one big array, and of counts."""

import time
import timeit
import tracemalloc
from functools import partial

import numpy as np
from statsmodels.datasets import randhie

x = randhie.load_pandas().data["mdvis"].to_numpy(dtype=float)[:2000]
n, B = len(x), 2000
values, counts = np.unique(x, return_counts=True)


class Counting(np.random.Generator):
    """A generator that counts the random numbers it returns."""

    drawn = 0

    def count(self, numbers: np.ndarray) -> np.ndarray:
        self.drawn += numbers.size
        return numbers

    def integers(self, *args: object) -> np.ndarray:
        return self.count(super().integers(*args))

    def multinomial(self, *args: object) -> np.ndarray:
        return self.count(super().multinomial(*args))


ways = {
    # Visits take few values: draw how often each occurs, one multinomial per resample.
    "by_counts": lambda rng: rng.multinomial(n, counts / n, B) @ values / n,
    # One resample at a time: memory for n values.
    "loop": lambda rng: np.array([x[rng.integers(0, n, n)].mean() for _ in range(B)]),
    # All resamples at once: memory for B n values, twice.
    "one_array": lambda rng: x[rng.integers(0, n, (B, n))].mean(axis=1),
}
print(f"n = {n}, B = {B}; formula for the standard error: {x.std() / np.sqrt(n):.3f}")
drawn, megabytes, seconds = {}, {}, {}
for name, work in ways.items():
    rng = Counting(np.random.PCG64(0))
    tracemalloc.start()
    error = work(rng).std()
    drawn[name], megabytes[name] = rng.drawn, tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    call = partial(work, rng)
    seconds[name] = min(timeit.repeat(call, timer=time.process_time, number=10, repeat=3)) / 10
    price = f"{drawn[name]:,} random numbers   ~{megabytes[name]:.1f} MB"
    longer = seconds[name] / seconds["by_counts"]
    print(f"{name:10s} standard error {error:.3f}   {price}   CPU time ~{longer:.1f} to 1")
    assert np.isclose(error, x.std() / np.sqrt(n), rtol=0.05)
# Fails if the loop keeps its resamples, or the counts are drawn row by row.
assert megabytes["one_array"] > 100 * megabytes["loop"]
assert drawn["loop"] == drawn["one_array"] > 20 * drawn["by_counts"]
