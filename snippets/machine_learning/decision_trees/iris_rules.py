"""A scikit-learn tree on iris: cross-validated against a baseline, then read as rules."""

import numpy as np
from sklearn.datasets import load_iris
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier, export_text

iris = load_iris()
folds = RepeatedStratifiedKFold(n_splits=10, n_repeats=5, random_state=0)
models = {
    "most frequent class": DummyClassifier(strategy="most_frequent"),
    "tree, max_depth=2": DecisionTreeClassifier(max_depth=2, random_state=0),
}
scores = {name: cross_val_score(m, iris.data, iris.target, cv=folds) for name, m in models.items()}
for name, score in scores.items():
    repeats = score.reshape(5, 10).mean(axis=1)  # one accuracy per pass over all 150 flowers
    print(f"{name:20s} held-out accuracy {repeats.mean():.3f}, "
          f"passes from {repeats.min():.3f} to {repeats.max():.3f}")  # fmt: skip
assert scores["tree, max_depth=2"].mean() > 0.9

tree = models["tree, max_depth=2"].fit(iris.data, iris.target)
print(export_text(tree, feature_names=iris.feature_names, class_names=iris.target_names))

flower = [[6.0, 2.9, 4.9, 1.6]]
leaf = tree.apply(flower)[0]
probability = tree.predict_proba(flower)[0]
members = iris.target[tree.apply(iris.data) == leaf]
assert np.allclose(probability, np.bincount(members, minlength=3) / len(members))
for name, p in zip(iris.target_names, probability, strict=True):
    print(f"P({name}) = {p:.3f}")
