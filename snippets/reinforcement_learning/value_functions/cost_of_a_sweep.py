"""Time of one sweep of value iteration as states and actions grow, with a dense and with a sparse model."""

import time

import numpy as np
from scipy.sparse import csr_matrix

rng = np.random.default_rng(0)


def best_of(function, repeats: int = 5) -> float:
    """Shortest time in seconds."""
    times = []
    for _ in range(repeats):
        start = time.thread_time()
        function()
        times.append(time.thread_time() - start)
    return min(times)


def worlds(n: int, m: int, k: int = 4) -> tuple[np.ndarray, csr_matrix, np.ndarray]:
    """The same random world twice: k possible next states for each of the n states and m actions."""
    rows = np.repeat(np.arange(n * m), k)
    sparse = csr_matrix(
        (np.full(n * m * k, 1 / k), (rows, rng.integers(n, size=n * m * k))), shape=(n * m, n)
    )
    return sparse.toarray(), sparse, rng.random((n, m))


sizes = [250, 500, 1000, 2000]
times = []
for n in sizes:
    dense, sparse, R = worlds(n, 4)
    v = rng.random(n)
    times.append(
        [
            best_of(lambda M=M, R=R, v=v: (R.ravel() + 0.9 * (M @ v)).reshape(R.shape).max(axis=1))
            for M in (dense, sparse)
        ]
    )
    assert np.allclose(dense @ v, sparse @ v)
slopes = np.polyfit(np.log(sizes), np.log(times), 1)[0]
print(
    f"{sizes[-1]} states, 4 actions: dense ~{1e3 * times[-1][0]:.1f} ms a sweep, sparse ~{1e3 * times[-1][1]:.2f} ms"
)
print(f"dense grows as states to the power ~{slopes[0]:.1f}, sparse to the power ~{slopes[1]:.1f}")
print(
    f"memory: dense {8 * 4 * sizes[-1] ** 2 / 1e6:.0f} MB, sparse {(8 + 4) * 4 * 4 * sizes[-1] / 1e6:.1f} MB"
)
print(f"a board of 8 x 8 with 3 contents a cell: {3**64:.0e} states")
assert slopes[0] > 1.3 and slopes[1] < 1.3 and times[-1][1] < times[-1][0]
