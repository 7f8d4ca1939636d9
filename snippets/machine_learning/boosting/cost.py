"""Time of one boosting fit against rows and features: exact search and histograms."""

from time import perf_counter

import numpy as np
from sklearn.ensemble import GradientBoostingRegressor, HistGradientBoostingRegressor

rng = np.random.default_rng(0)
exact = GradientBoostingRegressor(n_estimators=3, max_depth=3, random_state=0)
binned = HistGradientBoostingRegressor(max_iter=10, max_leaf_nodes=8, early_stopping=False)


def fit_seconds(model, n: int, d: int) -> float:
    """Best of three fits."""
    X = rng.normal(size=(n, d))
    y = np.sin(2 * X[:, 0]) + X[:, 1] + 0.3 * rng.normal(size=n)
    times = []
    for _ in range(3):
        start = perf_counter()
        model.fit(X, y)
        times.append(perf_counter() - start)
    return min(times)


def slope(sizes: list[int], times: list[float]) -> float:
    """Exponent of a power law through the measurements."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


rows, features = [2000, 6000, 18000], [4, 12, 36]
powers = {}
for name, model, trees in (("exact", exact, 3), ("histogram", binned, 10)):
    by_rows = [fit_seconds(model, n, 6) for n in rows]
    by_features = [fit_seconds(model, 2000, d) for d in features]
    powers[name] = slope(rows, by_rows), slope(features, by_features)
    print(f"{name:10s} time grows like n to the ~{powers[name][0]:.1f} ", end="")
    print(f"and d to the ~{powers[name][1]:.1f};", end=" ")
    print(f"~{1000 * by_rows[-1] / trees:.0f} ms per tree at {rows[-1]} rows")
    if name == "exact":
        slow = by_rows[-1] / trees
assert 0.3 < powers["exact"][0] < 2.5 and 0.1 < powers["exact"][1] < 2
assert powers["histogram"][0] < 2 and powers["histogram"][1] < 2
assert slow > 1.5 * by_rows[-1] / trees
