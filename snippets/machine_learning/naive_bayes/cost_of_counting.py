"""Fitting naive Bayes takes one pass: its time grows in proportion to rows times features."""

from time import perf_counter

import numpy as np
from sklearn.naive_bayes import GaussianNB

rng = np.random.default_rng(0)


def seconds(shapes: list[tuple[int, int]]) -> np.ndarray:
    """Return the best of five times to fit and to predict data of each shape (n, d)."""
    data = [(rng.normal(size=shape), rng.integers(0, 3, shape[0])) for shape in shapes]
    best = np.full((len(shapes), 2), np.inf)
    for _ in range(5):  # all shapes in turn, so that a busy moment hits none of them every time
        for i, (X, y) in enumerate(data):
            start = perf_counter()
            model = GaussianNB().fit(X, y)
            middle = perf_counter()
            model.predict(X)
            best[i] = np.minimum(best[i], [middle - start, perf_counter() - middle])
    return best


def slopes(sizes: list[int], times: np.ndarray) -> np.ndarray:
    """Return the exponents b of time = a * size**b, by least squares on the logarithms."""
    return np.polyfit(np.log(sizes), np.log(times), 1)[0]


rows, columns = [5_000, 20_000, 80_000], [80, 320, 1_280]
by_rows = seconds([(n, 20) for n in rows])
by_columns = seconds([(1_500, d) for d in columns])
for name, b_rows, b_columns in zip(
    ["fit", "predict"], slopes(rows, by_rows), slopes(columns, by_columns), strict=True
):
    assert 0.2 < b_rows < 1.8 and 0.2 < b_columns < 1.8  # 1 is linear, 2 quadratic
    print(f"{name}: time ~ rows to the power ~{b_rows:.1f}, features to the power ~{b_columns:.1f}")
model = GaussianNB().fit(rng.normal(size=(1_000, 20)), np.arange(1_000) % 3)
stored = model.theta_.size + model.var_.size + model.class_prior_.size
print(f"numbers stored for 3 classes and 20 features: {stored}")
print(f"80,000 rows of 20 features fitted in ~{1000 * by_rows[-1, 0]:.0f} ms")
