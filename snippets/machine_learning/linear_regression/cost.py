"""Time of three ways to fit as rows and features grow, and the exponents behind it."""

from time import thread_time

import numpy as np

rng = np.random.default_rng(0)


def normal(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """About n d^2 multiplications for X'X, then d^3 / 3 for the solution."""
    return np.linalg.solve(X.T @ X, X.T @ y)


def qr(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """About 2 n d^2 multiplications, and a second matrix of the size of X."""
    Q, R = np.linalg.qr(X)
    return np.linalg.solve(R, Q.T @ y)


def gradient(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """One step: two products with X, so 2 n d multiplications."""
    return X.T @ (X @ np.zeros(X.shape[1]) - y)


def seconds(method, n: int, d: int) -> float:
    """Best of several runs on random data of shape (n, d)."""
    X, y = rng.normal(size=(n, d)), rng.normal(size=n)
    best = np.inf
    for _ in range(3 if method is qr else 8):
        start = thread_time()
        method(X, y)
        best = min(best, thread_time() - start)
    return best


for method, low, high in ((normal, 1.0, 3.0), (qr, 1.0, 3.0), (gradient, 0.3, 2.0)):
    by_rows = [seconds(method, n, 60) for n in (2_000, 16_000)]
    by_features = [seconds(method, 3_000, d) for d in (50, 400)]
    slope_n, slope_d = (np.log(t[1] / t[0]) / np.log(8) for t in (by_rows, by_features))
    print(f"{method.__name__:9s} 16,000 x 60 in ~{by_rows[1] * 1e3:.1f} ms;", end=" ")
    print(
        f"8 times the rows ~{8**slope_n:.0f}, 8 times the features ~{8**slope_d:.0f} times as long"
    )
    assert 0.4 < slope_n < 2.0 and low < slope_d < high
