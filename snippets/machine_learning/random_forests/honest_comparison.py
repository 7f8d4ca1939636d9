"""Forest, extra trees, one tree and a linear model on three real tables, cross-validated."""

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.ensemble import (
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

seed = {"random_state": 0}
classifiers = {
    "baseline": DummyClassifier(),
    "linear": make_pipeline(StandardScaler(), LogisticRegression()),
    "one tree": DecisionTreeClassifier(**seed),
    "forest": RandomForestClassifier(40, **seed),
    "extra trees": ExtraTreesClassifier(40, **seed),
}
regressors = {
    "baseline": DummyRegressor(),
    "linear": make_pipeline(StandardScaler(), Ridge()),
    "one tree": DecisionTreeRegressor(**seed),
    "forest": RandomForestRegressor(40, min_samples_leaf=5, max_features=1 / 3, **seed),
    "extra trees": ExtraTreesRegressor(40, min_samples_leaf=5, **seed),
}
tables = {
    "tumors": (load_breast_cancer, classifiers, StratifiedKFold(3, shuffle=True, **seed)),
    "digits": (load_digits, classifiers, StratifiedKFold(3, shuffle=True, **seed)),
    "diabetes": (load_diabetes, regressors, KFold(5, shuffle=True, **seed)),
}

mean: dict[tuple[str, str], float] = {}
print(f"{'':12s}" + "".join(f"{name:>16s}" for name in tables))
for model_name in classifiers:
    line = f"{model_name:12s}"
    for table, (load, models, folds) in tables.items():
        scores = cross_val_score(models[model_name], *load(return_X_y=True), cv=folds)
        mean[table, model_name] = np.mean(scores)
        line += f"{np.mean(scores):9.3f} ± {np.std(scores):.2f}"
    print(line)
print("accuracy for tumors and digits, R2 for diabetes; ± is the spread over the folds")
for table in tables:
    assert mean[table, "forest"] > mean[table, "one tree"] + 0.02
assert abs(mean["digits", "forest"] - mean["digits", "linear"]) < 0.02
assert mean["diabetes", "linear"] > mean["diabetes", "forest"]
