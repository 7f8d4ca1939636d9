"""Multiplications of one sweep of value iteration as states grow, with a dense and a sparse model."""

import time
import timeit
from functools import partial

import numpy as np
from scipy.sparse import csr_matrix

rng = np.random.default_rng(0)


def worlds(n: int, m: int, k: int = 4) -> tuple[np.ndarray, csr_matrix, np.ndarray]:
    """The same random world twice: k possible next states for each of the n states and m actions."""
    rows = np.repeat(np.arange(n * m), k)
    sparse = csr_matrix(
        (np.full(n * m * k, 1 / k), (rows, rng.integers(n, size=n * m * k))), shape=(n * m, n)
    )
    return sparse.toarray(), sparse, rng.random((n, m))


def sweep(P: np.ndarray | csr_matrix, R: np.ndarray, v: np.ndarray) -> np.ndarray:
    """One Bellman optimality update of all values: one multiplication for each entry of P."""
    return (R.ravel() + 0.9 * (P @ v)).reshape(R.shape).max(axis=1)


sizes, work = [250, 500, 1000, 2000], []
for n in sizes:
    dense, sparse, R = worlds(n, 4)
    v = rng.random(n)
    assert np.allclose(sweep(dense, R, v), sweep(sparse, R, v))
    work.append((dense.size, sparse.nnz))
    print(f"{n:4d} states, 4 actions: {dense.size:10,} multiplications, sparse {sparse.nnz:6,}")
slopes = np.polyfit(np.log(sizes), np.log(work), 1)[0]
print(f"dense grows as states to the power {slopes[0]:.2f}, sparse to the power {slopes[1]:.2f}")
slow, fast = (
    min(timeit.repeat(partial(sweep, P, R, v), timer=time.process_time, number=number, repeat=3))
    / number
    for P, number in ((dense, 10), (sparse, 500))
)
print(f"processor time of a sweep of {n} states: dense ~{slow / fast:.0f} times sparse")
print(
    f"memory: dense {dense.nbytes / 1e6:.0f} MB, "
    f"sparse {(sparse.data.nbytes + sparse.indices.nbytes) / 1e6:.1f} MB"
)
print(f"a board of 8 x 8 with 3 contents a cell: {3**64:.0e} states")
assert 1.99 < slopes[0] < 2.01 and 0.99 < slopes[1] < 1.01
