"""Held-out digits that their nearest neighbor misnames, above the neighbor that misled it."""

import time
import timeit
import tracemalloc
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.neighbors import KNeighborsClassifier


def by_broadcasting(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Squared distances between the rows of A, (n, d), and B, (m, d), by a table (n, m, d)."""
    return ((A[:, None, :] - B[None, :, :]) ** 2).sum(axis=2)


def in_batches(A: np.ndarray, B: np.ndarray, size: int = 10) -> np.ndarray:
    """The same, shape (n, m), with at most size rows of A at a time."""
    return np.vstack([by_broadcasting(A[i : i + size], B) for i in range(0, len(A), size)])


def by_product(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """The same from one matrix product: |a - b|^2 = |a|^2 - 2 a.b + |b|^2."""
    return (A**2).sum(axis=1)[:, None] - 2 * A @ B.T + (B**2).sum(axis=1)


def measure(work: Callable[[], object], k: int) -> tuple[float, float]:
    """Return the CPU time of one of k calls in seconds and the most memory it holds in MB."""
    seconds = min(timeit.repeat(work, timer=time.process_time, number=k, repeat=3)) / k
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds, peak / 1e6


X, y = load_digits(return_X_y=True)  # 1797 scans of 8 x 8 pixels
order = np.random.default_rng(0).permutation(len(X))
test, train = order[:540], order[540:]
A, B = X[test], X[train]

print(f"one table {(len(A), len(B), X.shape[1])} of float64: {A.size * len(B) * 8 / 1e6:.0f} MB")
batch_time, batch_peak = measure(lambda: in_batches(A, B), 1)
product_time, product_peak = measure(lambda: by_product(A, B), 10)
print(f"in batches: peak ~{batch_peak:.0f} MB; by a product: peak ~{product_peak:.0f} MB", end="")
print(f" and ~{batch_time / product_time:.0f} times faster")
assert max(batch_peak, product_peak) < 60

D = by_product(A, B)
assert np.array_equal(D, in_batches(A, B))  # ink is a whole number, so nothing is rounded
nearest = D.argmin(axis=1)
prediction = y[train][nearest]
accuracy = np.mean(prediction == y[test])
assert accuracy == KNeighborsClassifier(1).fit(B, y[train]).score(A, y[test])

means = np.array([B[y[train] == digit].mean(axis=0) for digit in range(10)])
by_mean = np.mean(by_product(A, means).argmin(axis=1) == y[test])
most_common = np.bincount(y[train]).argmax()
print(f"held-out accuracy: most common digit {np.mean(y[test] == most_common):.3f}", end="")
print(f", nearest mean {by_mean:.3f}, nearest neighbor {accuracy:.3f}")
assert accuracy > by_mean + 0.03
in_file_order = np.mean(y[:-540][by_product(X[-540:], X[:-540]).argmin(axis=1)] == y[-540:])
print(f"nearest neighbor with the last 540 scans of the file held out: {in_file_order:.3f}")
assert in_file_order < accuracy
assert by_product(0.1 * A, 0.1 * A).min() < 0  # with fractions, rounding can pass below zero

wrong = np.flatnonzero(prediction != y[test])
print(f"{len(wrong)} of {len(test)} wrong")
fig, axes = plt.subplots(2, 6, figsize=(7, 2.7), layout="constrained")
for (top, bottom), i in zip(axes.T, wrong, strict=False):
    for ax, scan, label in ((top, A[i], y[test][i]), (bottom, B[nearest[i]], prediction[i])):
        ax.imshow(scan.reshape(8, 8), cmap="gray", interpolation="none")
        ax.set(xlabel=f"a {label}", xticks=[], yticks=[])
axes[0, 0].set_ylabel("held out")
axes[1, 0].set_ylabel("its neighbor")
plt.show()
