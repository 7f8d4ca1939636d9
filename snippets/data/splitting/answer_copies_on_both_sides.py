"""Copies made before the split let a model of coin flips look perfect."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import GroupKFold, KFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.default_rng(0)
scans = load_digits().data[:600]
coin = rng.integers(0, 2, size=600)  # labels that nobody can learn
# Each scan and three copies of it with a little noise in every pixel.
X = np.concatenate([scans] + [scans + rng.normal(0, 1, size=scans.shape) for _ in range(3)])
y, source = np.tile(coin, 4), np.tile(np.arange(600), 4)

model = KNeighborsClassifier(n_neighbors=1)
by_row = cross_val_score(model, X, y, cv=KFold(5, shuffle=True, random_state=0)).mean()
by_scan = cross_val_score(model, X, y, cv=GroupKFold(5), groups=source).mean()
print(f"folds by row:  {by_row:.2f}")
print(f"folds by scan: {by_scan:.2f}")
assert by_row > 0.95 and 0.4 < by_scan < 0.6
