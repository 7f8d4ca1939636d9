"""What a pipeline costs per call, and what a cache of fitted steps saves in a search."""

import sys
import tempfile
from collections.abc import Callable

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


def calls(function: Callable, rows: np.ndarray) -> int:
    """Return how many functions one call of function enters, Python's and C's."""
    entered = []
    sys.setprofile(lambda frame, event, arg: entered.append(event))
    function(rows)
    sys.setprofile(None)
    return sum(event in ("call", "c_call") for event in entered) - 1  # not setprofile(None)


assert np.array_equal(by_hand(X), model.predict(X))
big = np.tile(X, (6, 1))[:10_000]
counted = {n: calls(model.predict, big[:n]) for n in (1, 100, 10_000)}
hand = calls(by_hand, X[:1])
for n, functions in counted.items():
    print(f"{n:6d} rows: ~{functions} function calls, ~{functions / n:.4g} a row")
print(f"     1 row by hand, no checks: ~{hand} function calls")
# Paid once for each call: fails if the checks go row by row.
assert max(counted.values()) < counted[1] + 20 and counted[1] > 10 * hand


class CountedKernelPCA(KernelPCA):
    """Kernel PCA that counts how often it is fitted."""

    fits = 0

    def fit_transform(self, X, y=None, **params):
        """Count, then do what the parent does."""
        CountedKernelPCA.fits += 1
        return super().fit_transform(X, y, **params)


fits = {}
with tempfile.TemporaryDirectory() as folder:
    for name, memory in (("no cache", None), ("cache", folder)):
        CountedKernelPCA.fits = 0
        steps = [("pca", CountedKernelPCA(20, kernel="rbf", gamma=0.001, random_state=0))]
        steps.append(("model", RidgeClassifier()))
        grid = {"model__alpha": np.logspace(-3, 2, 6)}
        search = GridSearchCV(Pipeline(steps, memory=memory), grid, cv=3, refit=False)
        search.fit(X[:900], y[:900])
        fits[name] = CountedKernelPCA.fits
        print(f"{name:8s} kernel PCA fitted {fits[name]:2d} times")
assert fits == {"no cache": 18, "cache": 3}
