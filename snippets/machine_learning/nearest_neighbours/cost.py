"""Fitting costs nothing, a query n times d; when the tree pays, and what the rows weigh."""

from collections.abc import Callable
from time import thread_time

import numpy as np
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.default_rng(0)


def best_of(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the shortest of several timed calls, in seconds."""
    times = []
    for _ in range(repeats):
        start = thread_time()
        work()
        times.append(thread_time() - start)
    return min(times)


def timings(n: int, d: int, algorithm: str) -> tuple[float, float]:
    """Return the seconds to fit n rows of d columns and to predict 200 queries."""
    X, y, Q = rng.normal(size=(n, d)), rng.integers(2, size=n), rng.normal(size=(200, d))
    model = KNeighborsClassifier(5, algorithm=algorithm)
    return best_of(lambda: model.fit(X, y)), best_of(lambda: model.predict(Q))


timings(1_000, 8, "brute")  # warm up
sizes, widths = [5_000, 10_000, 20_000, 40_000], [64, 128, 256, 512]
by_n = np.array([timings(n, 64, "brute") for n in sizes])
by_d = np.array([timings(10_000, d, "brute") for d in widths])
slope_n = np.polyfit(np.log(sizes), np.log(by_n[:, 1]), 1)[0]
slope_d = np.polyfit(np.log(widths), np.log(by_d[:, 1]), 1)[0]
print(f"brute force, predict grows as n to the power ~{slope_n:.1f}, d to the power ~{slope_d:.1f}")
print(f"40,000 x 64: fit ~{by_n[-1, 0] * 1e3:.0f} ms, 200 queries ~{by_n[-1, 1] * 1e3:.0f} ms")
assert 0.5 < slope_n < 1.6 and 0.2 < slope_d < 1.6

for d in (2, 32):
    brute, tree = timings(10_000, d, "brute")[1], timings(10_000, d, "kd_tree")[1]
    print(f"d = {d:2d}: k-d tree takes ~{tree / brute:.2g} times the time of brute force")
    assert (tree < brute) if d == 2 else (tree > brute)
for n, d in ((40_000, 64), (1_000_000, 768)):
    print(f"{n:,} rows of {d}: {n * d * 4 / 1e6:,.0f} MB in float32, all of it needed to predict")
