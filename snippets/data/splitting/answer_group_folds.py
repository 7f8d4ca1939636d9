"""Fold whole groups by giving the largest group left to the lightest fold, as GroupKFold does."""

import numpy as np
from sklearn.model_selection import GroupKFold


def group_folds(groups: np.ndarray, k: int) -> np.ndarray:
    """Return the fold number of every row; rows of one group share it."""
    names, member, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    fold_of_group, load = np.empty(len(names), dtype=int), np.zeros(k, dtype=int)
    for g in np.argsort(sizes, kind="stable")[::-1]:  # largest first
        lightest = np.argmin(load)
        fold_of_group[g] = lightest
        load[lightest] += sizes[g]
    return fold_of_group[member]


rng = np.random.default_rng(0)
groups = rng.zipf(1.6, size=2000) % 40  # few large groups, many small ones
fold = group_folds(groups, 5)
for number, (_, test) in enumerate(GroupKFold(5).split(np.zeros((2000, 1)), groups=groups)):
    assert np.array_equal(test, np.flatnonzero(fold == number))
sizes = np.bincount(groups)
print(f"largest group {sizes.max()} rows, smallest {sizes[sizes > 0].min()}")
print("rows per fold:", np.bincount(fold).tolist())
