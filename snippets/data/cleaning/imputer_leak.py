"""An imputer fitted on all rows leaks almost nothing here; one that sees the target leaks a lot."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer, SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

X_full, y = load_diabetes(return_X_y=True)
X_full, y = X_full / X_full.std(axis=0), (y - y.mean()) / y.std()
mean, chained = SimpleImputer(), IterativeImputer(Ridge(30), max_iter=30, tol=0.3, random_state=0)
scores: dict[str, list[float]] = {}
for seed in range(6):
    rng = np.random.default_rng(seed)
    X = np.where(rng.random(X_full.shape) < 0.4, np.nan, X_full)
    train, test = train_test_split(np.arange(len(y)), test_size=0.3, random_state=seed)
    with_target = chained.fit_transform(np.column_stack([X, y]))[:, :-1]  # the target fills gaps
    versions = {
        "mean, train only": mean.fit(X[train]).transform(X),
        "mean, all rows": mean.fit_transform(X),
        "iterative, train only": chained.fit(X[train]).transform(X),
        "iterative, all rows": chained.fit_transform(X),
        "iterative, all rows and target": with_target,
    }
    for name, Z in versions.items():
        score = Ridge(1).fit(Z[train], y[train]).score(Z[test], y[test])
        scores.setdefault(name, []).append(score)

for name, values in scores.items():
    print(f"{name:32} apparent R2 {np.mean(values):.2f}")
r2 = {name: np.mean(values) for name, values in scores.items()}
assert abs(r2["mean, all rows"] - r2["mean, train only"]) < 0.005
assert abs(r2["iterative, all rows"] - r2["iterative, train only"]) < 0.02
assert r2["iterative, all rows and target"] > r2["iterative, train only"] + 0.08
