"""Time of two imputers as rows double: neighbors compare all pairs, regressions do not."""

import time

import numpy as np
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer, KNNImputer
from sklearn.linear_model import Ridge

rng = np.random.default_rng(0)
mix = rng.normal(size=(3, 10))
sizes = [1000, 2000, 4000]
seconds = np.zeros((2, len(sizes)))
for column, n in enumerate(sizes):
    X = rng.normal(size=(n, 3)) @ mix + 0.5 * rng.normal(size=(n, 10))
    X[rng.random(X.shape) < 0.1] = np.nan
    imputers = (KNNImputer(), IterativeImputer(Ridge(1), max_iter=5, tol=1.0, random_state=0))
    for row, imputer in enumerate(imputers):
        times = []
        for _ in range(2):
            start = time.thread_time()
            imputer.fit_transform(X)
            times.append(time.thread_time() - start)
        seconds[row, column] = min(times)

for name, row in zip(("neighbors", "regressions"), seconds, strict=True):
    print(
        f"{name:12}"
        + ", ".join(f"{n} rows ~{1000 * s:.0f} ms" for n, s in zip(sizes, row, strict=True))
    )
growth = seconds[:, 2] / seconds[:, 0]
print(f"four times the rows: neighbors ~{growth[0]:.0f} times the time")
assert growth[0] > 5 and growth[0] > 1.5 * growth[1]  # all pairs would be 16
