"""The cost of one ALS sweep, as the ratings and the number of factors grow."""

from time import thread_time

import numpy as np
from scipy.sparse import csr_array, random_array


def half_sweep(R: csr_array, Y: np.ndarray, lam: float = 1.0) -> np.ndarray:
    """One ridge regression a row: k * k * nnz products for the Grams, k**3 a row to solve."""
    k = Y.shape[1]
    X = np.zeros((R.shape[0], k))
    for n in range(R.shape[0]):
        at = slice(R.indptr[n], R.indptr[n + 1])
        A = Y[R.indices[at]]
        X[n] = np.linalg.solve(A.T @ A + lam * np.eye(k), A.T @ R.data[at])
    return X


def seconds(n_rows: int, per_row: int, k: int) -> float:
    """Best of three timings of a half-sweep over n_rows with about per_row ratings each."""
    rng = np.random.default_rng(0)
    R = csr_array(random_array((n_rows, 5000), density=per_row / 5000, rng=rng, format="csr"))
    Y = rng.normal(size=(5000, k))
    times = []
    for _ in range(3):
        start = thread_time()
        half_sweep(R, Y)
        times.append(thread_time() - start)
    return min(times)


def slope(x: list, y: list) -> float:
    """Exponent of the power law y ~ x**slope."""
    return float(np.polyfit(np.log(x), np.log(y), 1)[0])


users, factors = [100, 200, 400, 800], [16, 32, 64, 128]
by_rows = [seconds(n, 200, 32) for n in users]
by_factors = [seconds(60, 1000, k) for k in factors]
print(f"200 ratings a user, 32 factors: ~{by_rows[-1] / 800 * 1e6:.0f} microseconds a user")
print(f"exponent in the number of users (and ratings) ~{slope(users, by_rows):.1f}")
print(f"exponent in the number of factors, 16 to 128  ~{slope(factors, by_factors):.1f}")
assert 0.5 < slope(users, by_rows) < 1.7
assert 0.4 < slope(factors, by_factors) < 2.6
