"""Searching 255 bins instead of every value: nearly the same split, a fraction of the time."""

from time import perf_counter

import numpy as np

rng = np.random.default_rng(0)
n, n_bins = 1_000_000, 255
x = rng.normal(size=n)
y = (x + rng.normal(size=n) > 0.3).astype(int)
edges = np.quantile(x, np.linspace(0, 1, n_bins + 1)[1:-1])
binned = np.searchsorted(edges, x).astype(np.uint8)  # done once, reused by every node and tree


def best_gini(ones: np.ndarray, total: np.ndarray) -> float:
    """Lowest weighted Gini of the splits after each position; counts per position, shape (m,)."""
    left, n_left = ones.cumsum()[:-1], total.cumsum()[:-1]
    right, n_right = ones.sum() - left, total.sum() - n_left
    return float(np.min(2 * (left * (1 - left / n_left) + right * (1 - right / n_right))) / n)


start = perf_counter()
exact = best_gini(y[np.argsort(x)], np.ones(n))
middle = perf_counter()
rough = best_gini(np.bincount(binned, weights=y, minlength=n_bins), np.bincount(binned))
faster = (middle - start) / (perf_counter() - middle)
before = 2 * y.mean() * (1 - y.mean())
kept = (before - rough) / (before - exact)
print(f"gain with every threshold {before - exact:.5f}")
print(f"gain with {n_bins - 1} thresholds  {before - rough:.5f}, {kept:.1%} of it")
print(f"~{faster:.0f} times faster, {binned.itemsize} byte a value instead of {x.itemsize}")
assert 0.99 < kept <= 1 and faster > 3
