"""Bagging in a few lines: it mends a wavering model and does nothing for a steady one."""

from collections.abc import Callable

import numpy as np
from sklearn.base import RegressorMixin
from sklearn.datasets import load_diabetes
from sklearn.ensemble import BaggingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score
from sklearn.model_selection import KFold
from sklearn.tree import DecisionTreeRegressor


def bag(
    make: Callable[[], RegressorMixin], X: np.ndarray, y: np.ndarray, samples: list[np.ndarray]
) -> Callable[[np.ndarray], np.ndarray]:
    """Fit one model per bootstrap sample and average them.

    Args:
        make: returns a fresh, unfitted regressor.
        X, y: training rows (n, d) and targets (n,).
        samples: B arrays of n row numbers each, drawn with replacement.

    Source: Breiman, Bagging Predictors, Machine Learning 24, 1996.
    """
    models = [make().fit(X[rows], y[rows]) for rows in samples]
    return lambda X_new: np.mean([model.predict(X_new) for model in models], axis=0)


X, y = load_diabetes(return_X_y=True)
makers = {"tree": lambda: DecisionTreeRegressor(random_state=0), "linear": LinearRegression}
rng = np.random.default_rng(0)
scores: dict[str, list[tuple[float, float]]] = {name: [] for name in makers}
for train, test in KFold(5, shuffle=True, random_state=0).split(X):
    n = len(train)
    samples = [rng.integers(n, size=n) for _ in range(30)]
    for name, make in makers.items():
        single = make().fit(X[train], y[train]).predict(X[test])
        bagged = bag(make, X[train], y[train], samples)(X[test])
        scores[name].append((r2_score(y[test], single), r2_score(y[test], bagged)))

means = {name: np.mean(rows, axis=0) for name, rows in scores.items()}
for name, (single, bagged) in means.items():
    print(f"{name:6s}  one model R2 {single:6.3f}   30 bagged {bagged:6.3f}")
assert means["tree"][1] - means["tree"][0] > 0.3
assert abs(means["linear"][1] - means["linear"][0]) < 0.02

# the same bootstrap samples and the same trees as scikit-learn: the same answers
theirs = BaggingRegressor(DecisionTreeRegressor(), 30, random_state=0).fit(X, y)
seeds = iter([tree.random_state for tree in theirs.estimators_])
mine = bag(
    lambda: DecisionTreeRegressor(random_state=next(seeds)), X, y, theirs.estimators_samples_
)
gap = np.abs(mine(X) - theirs.predict(X)).max()
assert gap < 1e-9
print(f"BaggingRegressor on the same samples: equal to {1e-9:.0e}")
