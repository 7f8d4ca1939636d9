"""How three ways to fit grow with rows and features: by their formulas, and by CPU time."""

import time
import timeit
from functools import partial

import numpy as np

rng = np.random.default_rng(0)


def normal(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """About n d^2 products for X'X, then d^3 / 3 for the solution."""
    return np.linalg.solve(X.T @ X, X.T @ y)


def qr(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """About 2 n d^2 products, and a second matrix of the size of X."""
    Q, R = np.linalg.qr(X)
    return np.linalg.solve(R, Q.T @ y)


def gradient(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """One step: two products with X, so 2 n d products of numbers."""
    return X.T @ (X @ np.zeros(X.shape[1]) - y)


products = {
    normal: lambda n, d: n * d**2 + d**3 / 3,
    qr: lambda n, d: 2 * n * d**2,
    gradient: lambda n, d: 2 * n * d,
}


def growth(method, shapes: list[tuple[int, int]]) -> tuple[float, float]:
    """How many times as many products, and as long, the second shape takes as the first."""
    count, seconds = [], []
    for n, d in shapes:
        X, y = rng.normal(size=(n, d)), rng.normal(size=n)
        count.append(products[method](n, d))
        work = partial(method, X, y)
        k = 1 + int(0.07 / min(timeit.repeat(work, timer=time.process_time, number=1)))
        seconds.append(min(timeit.repeat(work, timer=time.process_time, number=k, repeat=2)) / k)
    return count[1] / count[0], seconds[1] / seconds[0]


print("          8 times the rows: formula, time   8 times the features: formula, time")
for method in products:
    by_rows = growth(method, [(2_000, 60), (16_000, 60)])
    by_features = growth(method, [(3_000, 50), (3_000, 400)])
    rows, features = (f"{count:.0f}, ~{longer:.0f}" for count, longer in (by_rows, by_features))
    print(f"{method.__name__:9s}{rows:>32}{features:>38}")
X, y = rng.normal(size=(500, 30)), rng.normal(size=500)
assert np.allclose(qr(X, y), normal(X, y)) and np.allclose(gradient(X, y), -X.T @ y)
