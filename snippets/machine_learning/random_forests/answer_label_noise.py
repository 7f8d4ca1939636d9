"""Flipped labels: more rounds hurt boosting, more trees do not hurt a forest."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.model_selection import train_test_split

X, y = load_breast_cancer(return_X_y=True)
CHECK = (20, 60, 150)
accuracy = {"boosting": [], "forest": []}
for seed in range(3):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.4, random_state=seed)
    flip = np.random.default_rng(seed).uniform(size=len(y_train)) < 0.2
    noisy = np.where(flip, 1 - y_train, y_train)  # the test labels stay right
    boost = GradientBoostingClassifier(
        n_estimators=max(CHECK), max_features="sqrt", random_state=seed
    ).fit(X_train, noisy)
    staged = [np.mean(p == y_test) for p in boost.staged_predict(X_test)]
    accuracy["boosting"].append([staged[B - 1] for B in CHECK])
    forest = RandomForestClassifier(max(CHECK), random_state=seed).fit(X_train, noisy)
    votes = np.cumsum([tree.predict_proba(X_test) for tree in forest.estimators_], axis=0)
    accuracy["forest"].append([np.mean(votes[B - 1].argmax(axis=1) == y_test) for B in CHECK])

mean = {name: np.mean(rows, axis=0) for name, rows in accuracy.items()}
print("one label in five flipped; accuracy on right labels with B trees, mean of 3 splits")
print("B         " + "".join(f"{B:8d}" for B in CHECK))
for name, row in mean.items():
    print(f"{name:10s}" + "".join(f"{value:8.3f}" for value in row))
assert mean["boosting"][-1] < mean["boosting"][0] - 0.02
assert mean["forest"][-1] >= mean["forest"][0] - 0.005
