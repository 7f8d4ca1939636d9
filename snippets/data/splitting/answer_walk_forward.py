"""A split that walks forward in time with a gap, equal to TimeSeriesSplit."""

from collections.abc import Iterator

import numpy as np
from sklearn.model_selection import TimeSeriesSplit


def walk_forward(n: int, k: int, gap: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield k pairs (rows before the gap, rows after it), the test parts of equal size."""
    size = n // (k + 1)
    for start in range(n - k * size, n, size):
        yield np.arange(start - gap), np.arange(start, start + size)


for n, k, gap in ((60, 4, 3), (103, 5, 12), (309, 6, 0)):
    reference = TimeSeriesSplit(k, gap=gap).split(np.zeros((n, 1)))
    for ours, theirs in zip(walk_forward(n, k, gap), reference, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(ours, theirs, strict=True))
for train, test in walk_forward(103, 5, 12):
    print(f"train 0 to {train[-1]:2d}, skip 12, test {test[0]:2d} to {test[-1]}")
    assert test[0] - train[-1] == 13
