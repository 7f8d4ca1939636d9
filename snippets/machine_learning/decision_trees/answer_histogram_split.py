"""Searching 255 bins instead of every value: nearly the same split, a fraction of the work."""

import time
import timeit

import numpy as np

rng = np.random.default_rng(0)
n, n_bins = 1_000_000, 255
x = rng.normal(size=n)
y = (x + rng.normal(size=n) > 0.3).astype(int)
edges = np.quantile(x, np.linspace(0, 1, n_bins + 1)[1:-1])
binned = np.searchsorted(edges, x).astype(np.uint8)  # done once, reused by every node and tree


def ginis(ones: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Weighted Gini of the split after each position; counts per position, shape (m,)."""
    left, n_left = ones.cumsum()[:-1], total.cumsum()[:-1]
    right, n_right = ones.sum() - left, total.sum() - n_left
    return 2 * (left * (1 - left / n_left) + right * (1 - right / n_right)) / n


def exact() -> np.ndarray:
    """Sort, then try every value."""
    return ginis(y[np.argsort(x, kind="stable")], np.ones(n))


def rough() -> np.ndarray:
    """Count per bin, then try every bin."""
    return ginis(np.bincount(binned, weights=y, minlength=n_bins), np.bincount(binned))


every, some = exact(), rough()
slow, fast = (
    min(timeit.repeat(work, timer=time.process_time, number=n, repeat=3)) / n
    for work, n in ((exact, 1), (rough, 30))
)
before = 2 * y.mean() * (1 - y.mean())
kept = (before - some.min()) / (before - every.min())
print(f"gain with {len(every)} thresholds {before - every.min():.5f}")
print(f"gain with {len(some)} thresholds    {before - some.min():.5f}, {kept:.1%} of it")
print(f"~{slow / fast:.0f} times faster, {binned.itemsize} byte a value instead of {x.itemsize}")
assert 0.99 < kept <= 1 and len(every) > 3900 * len(some)
