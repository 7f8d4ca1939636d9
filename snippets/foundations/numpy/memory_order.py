"""Reading a matrix with or against the order of its memory: blocks fetched, and time."""

import time
import timeit
from collections.abc import Callable

import numpy as np


def cpu_seconds(work: Callable[[], object], k: int) -> float:
    """Return the CPU time of one call, the shortest of three times k."""
    return min(timeit.repeat(work, timer=time.process_time, number=k, repeat=3)) / k


def row_sums(A: np.ndarray) -> list[float]:
    """Sum each row by itself."""
    return [row.sum() for row in A]


def blocks(row: np.ndarray) -> int:
    """Count the blocks of 64 bytes in which the entries of a row lie."""
    return len({i * row.strides[0] // 64 for i in range(len(row))})


n = 3000
C = np.random.default_rng(0).random((n, n))  # C order: a row is contiguous
F = np.asfortranarray(C)  # Fortran order: a column is contiguous
print("C order strides", C.strides, "  Fortran order strides", F.strides)
assert np.array_equal(C, F) and C.T.flags.f_contiguous  # a transpose swaps the two orders

print(f"C order: a row lies in {blocks(C[0])} blocks, a column in {blocks(C.T[0])}")
assert blocks(C[0]) == blocks(F.T[0]) == n / 8 and blocks(C.T[0]) == blocks(F[0]) == n
rows, columns = cpu_seconds(lambda: row_sums(C), 10), cpu_seconds(lambda: row_sums(C.T), 5)
print(f"C order: columns take ~{columns / rows:.1f} times as long as rows")
rows, columns = cpu_seconds(lambda: row_sums(F), 5), cpu_seconds(lambda: row_sums(F.T), 10)
print(f"Fortran order: rows take ~{rows / columns:.1f} times as long as columns")

# One call for the whole table walks the memory in order, whichever axis you name.
down, across = cpu_seconds(lambda: C.sum(axis=0), 30), cpu_seconds(lambda: C.sum(axis=1), 30)
print(f"one call: C.sum(axis=0) takes ~{down / across:.1f} times as long as C.sum(axis=1)")
