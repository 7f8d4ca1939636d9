"""Forest proximity: how often two wines share a leaf, for neighbors and outliers."""

import numpy as np
from sklearn.datasets import load_wine
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import pairwise_distances

X, y = load_wine(return_X_y=True)
forest = RandomForestClassifier(200, random_state=0).fit(X, y)
leaves = forest.apply(X)  # (n, n_trees)
in_bag = np.array([np.bincount(rows, minlength=len(X)) > 0 for rows in forest.estimators_samples_])

# Count only trees that saw neither wine, so that no tree compares rows it has memorized.
unseen = ~in_bag.T
both = (unseen[:, None, :] & unseen[None, :, :]).sum(axis=2)
same = (leaves[:, None, :] == leaves[None, :, :]) & unseen[:, None, :] & unseen[None, :, :]
proximity = same.sum(axis=2) / both
np.fill_diagonal(proximity, 0)

near = y[proximity.argmax(axis=1)]
distance = pairwise_distances(X)
np.fill_diagonal(distance, np.inf)
raw = y[distance.argmin(axis=1)]
inside, across = proximity[y[:, None] == y].mean(), proximity[y[:, None] != y].mean()
print(f"mean proximity: same cultivar {inside:.2f}, different cultivars {across:.2f}")
print(
    f"nearest wine has the same cultivar: by proximity {np.mean(near == y):.2f}, "
    f"by raw Euclidean distance {np.mean(raw == y):.2f}"
)
assert np.mean(near == y) > np.mean(raw == y) + 0.1
lonely = np.array([proximity[i, y == y[i]].mean() for i in range(len(X))])
print(
    f"least typical wine: row {lonely.argmin()}, proximity to its own cultivar {lonely.min():.2f}"
)
