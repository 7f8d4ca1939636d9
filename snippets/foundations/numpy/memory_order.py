"""Reading a matrix with or against the order of its memory: the same sums at different speed."""

import time
from collections.abc import Callable

import numpy as np


def best_time(work: Callable[[], object], repeats: int = 5) -> float:
    """Return the shortest of several timings in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def row_sums(A: np.ndarray) -> list[float]:
    """Sum each row by itself."""
    return [row.sum() for row in A]


n = 3000
C = np.random.default_rng(0).random((n, n))  # C order: a row is contiguous
F = np.asfortranarray(C)  # Fortran order: a column is contiguous
print("C order strides", C.strides, "  Fortran order strides", F.strides)
assert np.array_equal(C, F) and C.T.flags.f_contiguous  # a transpose swaps the two orders

rows_of_c = best_time(lambda: row_sums(C))
rows_of_f = best_time(lambda: row_sums(F))
columns_of_c = best_time(lambda: row_sums(C.T))
columns_of_f = best_time(lambda: row_sums(F.T))
print(f"C order: columns take ~{columns_of_c / rows_of_c:.0f} times as long as rows")
print(f"Fortran order: rows take ~{rows_of_f / columns_of_f:.0f} times as long as columns")
assert columns_of_c > 1.5 * rows_of_c and rows_of_f > 1.5 * columns_of_f

# One call for the whole table walks the memory in order, whichever axis you name.
over_rows, over_columns = best_time(lambda: C.sum(axis=0)), best_time(lambda: C.sum(axis=1))
assert 0.2 < over_rows / over_columns < 5
