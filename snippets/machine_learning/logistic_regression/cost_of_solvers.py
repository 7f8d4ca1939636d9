"""Time to fit as rows and columns grow, for four ways to minimize the same loss."""

import time

import numpy as np
from sklearn.linear_model import LogisticRegression, SGDClassifier

rng = np.random.default_rng(0)


def sample(n: int, d: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw n rows of d standard normal features, and labels from a logistic model."""
    X = rng.normal(size=(n, d))
    z = X @ rng.normal(size=d) / np.sqrt(d)
    return X, (rng.random(n) < 1 / (1 + np.exp(-z))).astype(int)


def best_time(model: LogisticRegression | SGDClassifier, n: int, d: int, repeats: int = 3) -> float:
    """Return the shortest of several fitting times in seconds."""
    X, y = sample(n, d)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        model.fit(X, y)
        times.append(time.perf_counter() - start)
    return min(times)


def slope(sizes: list[int], times: list[float]) -> float:
    """Return the exponent b of time ~ size**b, by least squares in logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


models = {
    "lbfgs": LogisticRegression(),
    "newton-cholesky": LogisticRegression(solver="newton-cholesky"),
    "saga": LogisticRegression(solver="saga", tol=1e-2),
    "SGD, 5 epochs": SGDClassifier(loss="log_loss", max_iter=5, tol=None, random_state=0),
}
rows, columns = [3000, 9000, 27_000], [80, 160, 320]
for name, model in models.items():
    by_n = [best_time(model, n, 20) for n in rows]
    b = slope(rows, by_n)
    print(f"{name:16s} {rows[-1]} rows of 20: ~{by_n[-1] * 1000:.0f} ms, exponent in n ~{b:.1f}")
    assert 0.1 < b < 2
by_d = [best_time(models["newton-cholesky"], 2000, d) for d in columns]
lbfgs = best_time(models["lbfgs"], 2000, columns[-1])
b = slope(columns, by_d)
print(f"2000 rows of {columns[-1]}: lbfgs ~{lbfgs * 1000:.0f} ms")
print(f"newton-cholesky ~{by_d[-1] * 1000:.0f} ms, exponent in d ~{b:.1f}")
assert 0.7 < b < 3.2 and by_d[-1] > lbfgs
