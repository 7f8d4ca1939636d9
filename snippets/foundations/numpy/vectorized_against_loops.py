"""Mean gap between all pairs of 1,500 numbers, computed in four ways: time and extra memory."""

import time
import tracemalloc
from collections.abc import Callable

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


def best_time(work: Callable[[np.ndarray], float], x: np.ndarray, repeats: int) -> float:
    """Return the shortest of several timings in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work(x)
        times.append(time.perf_counter() - start)
    return min(times)


def peak_memory(work: Callable[[np.ndarray], float], x: np.ndarray) -> int:
    """Return the most bytes that a call holds at once beyond its argument."""
    tracemalloc.start()
    work(x)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


x = np.random.default_rng(0).exponential(size=1500)
loop_time = best_time(by_loops, x, 2)
seconds, memory = {}, {}
print("                 faster than loops   extra memory")
for work in (by_broadcasting, row_by_row, by_sorting):
    assert np.isclose(work(x[:300]), by_loops(x[:300]))
    seconds[work], memory[work] = best_time(work, x, 5), peak_memory(work, x)
    faster, extra = f"~{loop_time / seconds[work]:.0f} times", f"~{memory[work] / 1e3:.0f} KB"
    print(f"{work.__name__:15s}  {faster:17s}   {extra}")
assert loop_time > 5 * seconds[by_broadcasting] and loop_time > 500 * seconds[by_sorting]
assert memory[by_broadcasting] > 100 * memory[row_by_row]  # n^2 numbers against n
assert seconds[row_by_row] < 3 * seconds[by_broadcasting]
