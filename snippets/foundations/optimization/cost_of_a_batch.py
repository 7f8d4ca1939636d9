"""Time of a gradient step by batch size and by features, and a gradient added up from shards."""

import time
from collections.abc import Callable

import numpy as np


def gradient(A: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the gradient of half the mean squared error: 4nd operations for A of shape (n, d)."""
    return A.T @ (A @ w - y) / len(y)


def seconds(work: Callable[[], object], calls: int) -> float:
    """Return the shortest of fifteen timings of one call."""
    timings = []
    for _ in range(15):
        start = time.perf_counter()
        for _ in range(calls):
            work()
        timings.append((time.perf_counter() - start) / calls)
    return min(timings)


rng = np.random.default_rng(0)
A, y = rng.normal(size=(100_000, 64)), rng.normal(size=100_000)
w = rng.normal(size=64)
per_row = {}
for batch in (1, 32, 1000, 100_000):
    rows, labels = A[:batch], y[:batch]
    step = seconds(lambda rows=rows, labels=labels: gradient(rows, labels, w), 5000 // batch + 1)
    per_row[batch] = step / batch
    print(f"batch {batch:6d}: ~{step * 1e6:.0f} microseconds a step", end="")
    print(f", ~{per_row[batch] * 1e9:.0f} ns a row")
assert per_row[1] > 10 * per_row[1000] and per_row[1] > 3 * per_row[32]
assert per_row[100_000] > per_row[1000] / 3  # little more to gain

wide, labels = np.hstack([A[:1000]] * 4), y[:1000]
narrow_time = seconds(lambda: gradient(A[:1000], labels, w), 100)
growth = seconds(lambda: gradient(wide, labels, np.tile(w, 4)), 100) / narrow_time
print(f"four times the features: ~{growth:.0f} times the time")
assert 1.2 < growth < 40

shards = np.array_split(np.arange(len(y)), 8)  # eight machines, each with its own rows
parts = [gradient(A[rows], y[rows], w) for rows in shards]
together = np.mean(parts, axis=0)  # what an all-reduce computes: 64 numbers from each
assert np.allclose(together, gradient(A, y, w))
print(f"8 shards of {len(shards[0])} rows, {len(together)} numbers sent by each: the same gradient")
