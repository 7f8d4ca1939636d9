"""What a pipeline costs per call, and what a cache of fitted steps saves in a search."""

import tempfile
from time import perf_counter

import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import KernelPCA
from sklearn.linear_model import RidgeClassifier
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_digits(return_X_y=True)
model = make_pipeline(StandardScaler(), RidgeClassifier()).fit(X, y)
scaler, ridge = model[0], model[-1]
scale, W, b = np.where(scaler.scale_ == 0, 1, scaler.scale_), ridge.coef_.T, ridge.intercept_


def by_hand(rows: np.ndarray) -> np.ndarray:
    """Return the labels of rows, shape (n, 64), with the fitted numbers and no checks."""
    return np.argmax((rows - scaler.mean_) / scale @ W + b, axis=1)


def best_of(function, rows: np.ndarray, repeats: int = 15) -> float:
    """Return the shortest time of one call, in seconds."""
    times = []
    for _ in range(repeats):
        start = perf_counter()
        function(rows)
        times.append(perf_counter() - start)
    return min(times)


assert np.array_equal(by_hand(X), model.predict(X))
big = np.tile(X, (6, 1))[:10_000]
cost = {n: best_of(model.predict, big[:n]) for n in (1, 100, 10_000)}
for n, seconds in cost.items():
    print(f"{n:6d} rows: ~{seconds * 1e6:.0f} us a call, ~{seconds / n * 1e6:.2f} us a row")
small = best_of(by_hand, X[:1])
print(f"     1 row by hand, no checks: ~{small * 1e6:.0f} us")
assert cost[1] > 3 * small  # checks and dispatch, paid once per call
assert cost[10_000] / 10_000 < cost[1] / 10  # shared by all rows of the batch


class CountedKernelPCA(KernelPCA):
    """Kernel PCA that counts how often it is fitted."""

    fits = 0

    def fit_transform(self, X, y=None, **params):
        """Count, then do what the parent does."""
        CountedKernelPCA.fits += 1
        return super().fit_transform(X, y, **params)


spent, counted = {}, {}
with tempfile.TemporaryDirectory() as folder:
    for name, memory in (("no cache", None), ("cache", folder)):
        CountedKernelPCA.fits, start = 0, perf_counter()
        steps = [("pca", CountedKernelPCA(20, kernel="rbf", gamma=0.001, random_state=0))]
        steps.append(("model", RidgeClassifier()))
        grid = {"model__alpha": np.logspace(-3, 2, 6)}
        search = GridSearchCV(Pipeline(steps, memory=memory), grid, cv=3, refit=False)
        search.fit(X[:900], y[:900])
        spent[name], counted[name] = perf_counter() - start, CountedKernelPCA.fits
        print(f"{name:8s} kernel PCA fitted {counted[name]:2d} times, ~{spent[name]:.2f} s")
assert counted == {"no cache": 18, "cache": 3} and spent["cache"] < spent["no cache"]
