"""Mean gap between all pairs of 1,500 numbers, computed in four ways: time and extra memory."""

import time
import timeit
import tracemalloc
from collections.abc import Callable
from functools import partial

import numpy as np


def by_loops(x: np.ndarray) -> float:
    """Visit every pair in Python."""
    values = x.tolist()  # Python floats: faster to loop over than an array
    total = 0.0
    for a in values:
        for b in values:
            total += abs(a - b)
    return total / len(values) ** 2


def by_broadcasting(x: np.ndarray) -> float:
    """Build the whole (n, n) table of gaps at once."""
    return float(np.abs(x[:, None] - x).mean())


def row_by_row(x: np.ndarray) -> float:
    """Loop in Python over n rows; each is one vectorized operation of length n."""
    return float(np.mean([np.abs(a - x).mean() for a in x]))


def by_sorting(x: np.ndarray) -> float:
    """Sorted, the entry of rank i is added i times and subtracted n - 1 - i times."""
    n = len(x)
    return float(2 * (np.sort(x) @ (2 * np.arange(n) - n + 1)) / n**2)


def peak_memory(work: Callable[[np.ndarray], float], x: np.ndarray) -> int:
    """Return the most bytes that a call holds at once beyond its argument."""
    tracemalloc.start()
    work(x)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


x = np.random.default_rng(0).exponential(size=1500)
loops = partial(by_loops, x)
loop_seconds = min(timeit.repeat(loops, timer=time.process_time, number=1, repeat=2))
memory = {}
print("                 faster than loops   extra memory")
for work, k in ((by_broadcasting, 5), (row_by_row, 5), (by_sorting, 1000)):
    assert np.isclose(work(x[:300]), by_loops(x[:300]))
    call, memory[work] = partial(work, x), peak_memory(work, x)
    seconds = min(timeit.repeat(call, timer=time.process_time, number=k, repeat=3)) / k
    faster = f"~{loop_seconds / seconds:.0f} times"
    print(f"{work.__name__:15s}  {faster:17s}   ~{memory[work] / 1e3:.0f} KB")
assert memory[by_broadcasting] > 100 * memory[row_by_row]  # n^2 numbers against n
