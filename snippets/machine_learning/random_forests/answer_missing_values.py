"""Holes in the tumor table: the forest takes NaN as it is, and learns from the hole itself."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

X, y = load_breast_cancer(return_X_y=True)
X = X[:, :10]  # the means only: with all thirty columns, holes hardly matter
rng = np.random.default_rng(0)
at_random = np.where(rng.uniform(size=X.shape) < 0.4, np.nan, X)
# 40 % of malignant (y = 0) and 10 % of benign values are missing: the hole tells something
telling = np.where(rng.uniform(size=X.shape) < np.where(y == 0, 0.4, 0.1)[:, None], np.nan, X)

forest = RandomForestClassifier(25, random_state=0)
models = {
    "NaN as it is": forest,
    "median first": make_pipeline(SimpleImputer(strategy="median"), forest),
}
score = {}
for name, data in {"complete": X, "holes at random": at_random, "telling holes": telling}.items():
    for how, model in models.items():
        score[name, how] = cross_val_score(model, data, y, cv=3).mean()
    print(f"{name:16s}" + "   ".join(f"{how} {score[name, how]:.3f}" for how in models))
assert score["complete", "NaN as it is"] == score["complete", "median first"]
assert score["telling holes", "NaN as it is"] > score["holes at random", "NaN as it is"]
