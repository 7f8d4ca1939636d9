"""Smaller bootstrap samples: weaker trees that agree less, and a smaller forest."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.ensemble import RandomForestRegressor

X, y = load_diabetes(return_X_y=True)
rows = []
print("share   one tree R2   correlation of errors   forest R2   nodes per tree")
for share in (0.05, 0.2, 0.5, 1.0):
    forest = RandomForestRegressor(60, max_samples=share, oob_score=True, random_state=0).fit(X, y)
    errors = np.full((60, len(y)), np.nan)
    for b, (tree, bag) in enumerate(
        zip(forest.estimators_, forest.estimators_samples_, strict=True)
    ):
        unseen = np.setdiff1d(np.arange(len(y)), bag)
        errors[b, unseen] = tree.predict(X[unseen]) - y[unseen]
    single = 1 - np.nanmean(errors**2) / y.var()
    pairs = []
    for a, b in zip(errors[:30], errors[30:], strict=True):
        shared = ~np.isnan(a) & ~np.isnan(b)
        pairs.append(np.corrcoef(a[shared], b[shared])[0, 1])
    nodes = np.mean([tree.tree_.node_count for tree in forest.estimators_])
    rows.append((single, np.mean(pairs), forest.oob_score_, nodes))
    print(f"{share:5.2f} {single:13.2f} {np.mean(pairs):23.2f}", end="")
    print(f"{forest.oob_score_:12.3f} {nodes:16.0f}")
assert rows[1][2] > rows[3][2] - 0.02 and rows[1][3] < rows[3][3] / 3
