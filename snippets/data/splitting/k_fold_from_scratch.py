"""Cross-validation in ten lines, equal fold for fold to scikit-learn's."""

from collections.abc import Iterator

import numpy as np
from sklearn.datasets import load_wine
from sklearn.model_selection import KFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def k_fold(n: int, k: int, seed: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield k pairs (training rows, test rows); every row is a test row exactly once."""
    order = np.random.RandomState(seed).permutation(n)  # the generator that KFold uses
    for part in np.array_split(order, k):
        test = np.zeros(n, dtype=bool)
        test[part] = True
        yield np.flatnonzero(~test), np.flatnonzero(test)


X, y = load_wine(return_X_y=True)
model = make_pipeline(StandardScaler(), KNeighborsClassifier())
scores, tested = [], np.zeros(len(X), dtype=int)
for train, test in k_fold(len(X), 5, seed=0):
    model.fit(X[train], y[train])  # a new fit, scaler included, on four fifths of the rows
    scores.append(model.score(X[test], y[test]))
    tested[test] += 1
assert np.all(tested == 1)

folds = KFold(5, shuffle=True, random_state=0)
for ours, theirs in zip(k_fold(len(X), 5, seed=0), folds.split(X), strict=True):
    assert all(np.array_equal(a, b) for a, b in zip(ours, theirs, strict=True))
assert np.allclose(scores, cross_val_score(model, X, y, cv=folds))

print("fold scores:", " ".join(f"{score:.3f}" for score in scores))
print(f"mean {np.mean(scores):.3f}, lowest {min(scores):.3f}, highest {max(scores):.3f}")
singles = []
for seed in range(40):
    train, test = next(k_fold(len(X), 5, seed))
    singles.append(model.fit(X[train], y[train]).score(X[test], y[test]))
means = [
    np.mean(cross_val_score(model, X, y, cv=KFold(5, shuffle=True, random_state=s)))
    for s in range(40)
]
print(f"one split of 36 test rows, 40 seeds: {min(singles):.3f} to {max(singles):.3f}")
print(f"mean of 5 folds, 40 seeds: {min(means):.3f} to {max(means):.3f}")
assert np.ptp(means) < 0.4 * np.ptp(singles)
