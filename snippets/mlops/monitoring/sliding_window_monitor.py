"""A drift monitor in plain Python: the PSI of the last 200 values, at constant cost a value."""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable
from math import log

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class DriftMonitor:
    """Population stability index of the last `window` values against a reference sample."""

    def __init__(self, reference: Iterable[float], window: int = 200, n_bins: int = 10) -> None:
        ordered = sorted(reference)
        self.edges = [ordered[len(ordered) * k // n_bins] for k in range(1, n_bins)]
        self.reference = [0] * n_bins
        for value in ordered:
            self.reference[bisect_right(self.edges, value)] += 1
        self.recent: deque[int] = deque(maxlen=window)  # bins, not values: nothing private is kept
        self.counts = [0] * n_bins

    def observe(self, value: float) -> None:
        """Count a new value in, and the one that leaves the window out."""
        if len(self.recent) == self.recent.maxlen:
            self.counts[self.recent[0]] -= 1
        self.recent.append(bisect_right(self.edges, value))
        self.counts[self.recent[-1]] += 1

    def psi(self) -> float:
        """Return the index; 0 until the window is full, since a short window is all noise."""
        if len(self.recent) < self.recent.maxlen:
            return 0.0
        shares = []
        for counts in (self.reference, self.counts):
            shares.append([(c + 0.5) / (sum(counts) + 0.5 * len(counts)) for c in counts])
        return sum((q - p) * log(q / p) for p, q in zip(*shares, strict=True))


X = load_digits().data
by_column = X.reshape(-1, 8, 8).sum(axis=1)
ink = by_column @ np.arange(8) / by_column.sum(axis=1)
reference, live = train_test_split(ink, test_size=0.5, random_state=1)

monitor = DriftMonitor(reference)
for i in range(1, 1601):
    shift = 1.0 if i > 800 and i % 4 == 0 else 0.0  # from value 801 on, one camera of four moves
    monitor.observe(live[i % len(live)] + shift)
    if i == 800:
        print(f"PSI after 800 usual values: {monitor.psi():.3f}")
        assert monitor.psi() < 0.2
    if i > 800 and monitor.psi() > 0.2:
        print(f"PSI passes 0.2 after {i - 800} values of the drifted stream")
        break
assert i < 1000, "found before the window has filled with drifted values"
