"""Accuracy on pure noise: features selected before cross-validation or in each fold."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

rng = np.random.default_rng(0)
N, P, KEEP = 50, 5000, 100  # the setting of Hastie et al., section 7.10.2
nearest = KNeighborsClassifier(1)
wrong, right = [], []
for repeat in range(25):
    X = rng.normal(size=(N, P))
    y = rng.permutation(np.repeat([0, 1], N // 2))  # labels that have nothing to do with X
    folds = StratifiedKFold(5, shuffle=True, random_state=repeat)

    chosen = SelectKBest(f_classif, k=KEEP).fit_transform(X, y)  # has seen every label
    wrong.append(cross_val_score(nearest, chosen, y, cv=folds).mean())

    pipeline = make_pipeline(SelectKBest(f_classif, k=KEEP), nearest)  # selects anew in each fold
    right.append(cross_val_score(pipeline, X, y, cv=folds).mean())

for name, a in (("before cross-validation", wrong), ("inside the pipeline", right)):
    print(f"selected {name:24s} accuracy {np.mean(a):.2f}, from {np.min(a):.2f} to {np.max(a):.2f}")
assert np.mean(wrong) > 0.9 and abs(np.mean(right) - 0.5) < 0.04

fig, ax = plt.subplots(figsize=(7, 2.8), layout="constrained")
bins = np.arange(0.2, 1.03, 0.04)
for i, (label, a, x) in enumerate([("in the pipeline", right, 0.37), ("before", wrong, 0.93)]):
    ax.hist(a, bins, color=f"C{i}", alpha=0.7)
    ax.annotate(label, (x, 0.93), xycoords=("data", "axes fraction"), ha="center", color=f"C{i}")
ax.axvline(0.5, color="C7", linestyle="--")
ax.set(xlabel="cross-validated accuracy on noise", ylabel="data sets of 25")
ax.margins(y=0.2)
plt.show()
