"""An epoch in small and large batches: equal operations, unequal time; and a gradient from shards."""

import time
import timeit
from functools import partial

import numpy as np


def gradient(A: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the gradient of half the mean squared error: 4nd operations for A of shape (n, d)."""
    return A.T @ (A @ w - y) / len(y)


def epoch(batch: int) -> None:
    """Take the gradient of every batch in turn."""
    for i in range(0, len(y), batch):
        gradient(A[i : i + batch], y[i : i + batch], w)


rng = np.random.default_rng(0)
A, y = rng.normal(size=(100_000, 64)), rng.normal(size=100_000)
w = rng.normal(size=64)
seconds = {}
for batch, k in ((1000, 10), (1, 1), (32, 5), (100_000, 5)):
    work = partial(epoch, batch)
    seconds[batch] = min(timeit.repeat(work, timer=time.process_time, number=k, repeat=3)) / k
    steps, ratio = len(y) // batch, seconds[batch] / seconds[1000]
    print(f"batch {batch:6d}: {steps:6d} steps of {4 * batch * len(w):.0e} operations", end="")
    print(f", CPU time of an epoch ~{ratio:.1f} to 1")

shards = np.array_split(np.arange(len(y)), 8)  # eight machines, each with its own rows
parts = [gradient(A[rows], y[rows], w) for rows in shards]
together = np.mean(parts, axis=0)  # what an all-reduce computes: 64 numbers from each
assert np.allclose(together, gradient(A, y, w))
print(f"8 shards of {len(shards[0])} rows, {len(together)} numbers sent by each: the same gradient")
