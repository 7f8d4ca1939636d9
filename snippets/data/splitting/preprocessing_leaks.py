"""Preparing the data before the folds: scaling costs little, selecting features everything."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folds = StratifiedKFold(5, shuffle=True, random_state=0)
logistic = LogisticRegression(max_iter=500)

X, y = load_breast_cancer(return_X_y=True)
outside = cross_val_score(logistic, StandardScaler().fit_transform(X), y, cv=folds).mean()
inside = cross_val_score(make_pipeline(StandardScaler(), logistic), X, y, cv=folds).mean()
print(f"scaling, real data:   outside {outside:.3f}, inside the folds {inside:.3f}")
assert abs(outside - inside) < 0.005

rng = np.random.default_rng(0)
noise, coin = rng.normal(size=(60, 5000)), np.repeat([0, 1], 30)  # nothing to learn here
chosen = SelectKBest(k=20).fit_transform(noise, coin)  # the mistake: it saw every label
outside = cross_val_score(logistic, chosen, coin, cv=folds).mean()
pipeline = make_pipeline(SelectKBest(k=20), logistic)
inside = cross_val_score(pipeline, noise, coin, cv=folds).mean()
print(f"selection, pure noise: outside {outside:.2f}, inside the folds {inside:.2f}")
assert outside > 0.9 and 0.3 < inside < 0.7
