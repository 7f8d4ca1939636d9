"""Rows that an exact k-d tree search must look at, against dimension, out of 2,000."""

from heapq import heappush, heapreplace

import matplotlib.pyplot as plt
import numpy as np

Node = tuple[int, int, "Node | None", "Node | None"]  # row, axis, lower side, upper side


def build(X: np.ndarray, rows: np.ndarray) -> Node | None:
    """Split the rows, shape (n,), of X, (N, d), at the median of their widest axis, recursively.

    Source: Bentley, Multidimensional Binary Search Trees Used for Associative Searching, 1975.
    """
    if len(rows) == 0:
        return None
    axis = int(np.ptp(X[rows], axis=0).argmax())
    rows = rows[X[rows, axis].argsort(kind="stable")]
    m = len(rows) // 2
    return int(rows[m]), axis, build(X, rows[:m]), build(X, rows[m + 1 :])


def search(X: np.ndarray, root: Node | None, q: np.ndarray, k: int) -> tuple[list[int], int]:
    """Return the k rows of X nearest to q, shape (d,), nearest first, and the rows looked at."""
    best: list[tuple[float, int]] = []  # a heap with the worst of the k best on top
    looked = 0

    def visit(node: Node | None) -> None:
        nonlocal looked
        if node is None:
            return
        row, axis, lower, upper = node
        looked += 1
        gap = X[row] - q
        entry = (-float(gap @ gap), row)
        if len(best) < k:
            heappush(best, entry)
        elif entry > best[0]:
            heapreplace(best, entry)
        near, far = (upper, lower) if gap[axis] < 0 else (lower, upper)
        visit(near)
        if len(best) < k or gap[axis] ** 2 <= -best[0][0]:  # the ball crosses the cut
            visit(far)

    visit(root)
    return [row for _, row in sorted(best, reverse=True)], looked


rng = np.random.default_rng(0)
n, k, n_queries = 2_000, 5, 20
looked = {"independent columns": {}, "a plane, rotated": {}}
for d in (1, 2, 3, 4, 6, 8, 12, 16, 24):
    plane = np.linalg.qr(rng.normal(size=(d, d)))[0][:2]  # two directions in d columns
    both = (
        rng.normal(size=(n + n_queries, d)),
        rng.normal(size=(n + n_queries, len(plane))) @ plane,
    )
    for name, points in zip(looked, both, strict=True):
        X, queries = points[:n], points[n:]
        root, total = build(X, np.arange(n)), 0
        for q in queries:
            rows, count = search(X, root, q, k)
            assert rows == ((X - q) ** 2).sum(axis=1).argsort(kind="stable")[:k].tolist()
            total += count
        looked[name][d] = total / n_queries
for name, counts in looked.items():
    print(f"{name:20s}", ", ".join(f"d = {d}: {counts[d]:.0f}" for d in (2, 4, 8, 16, 24)))
assert looked["independent columns"][2] < 0.05 * n < 0.7 * n < looked["independent columns"][24]
assert looked["a plane, rotated"][24] < 0.3 * n

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for i, (name, counts) in enumerate(looked.items()):
    ax.plot(counts.keys(), counts.values(), f"C{i}o-")
    ax.text(23, counts[24] + [-330, 90][i], name, color=f"C{i}", ha="right")
ax.axhline(n, color="C7", linestyle="--")
ax.text(1, n - 40, "all rows", color="C7", va="top")
ax.set(xlabel="columns, d", ylabel="rows looked at per query", ylim=(0, 2_150))
plt.show()
