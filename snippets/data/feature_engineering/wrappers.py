"""Four of ten columns chosen by wrappers, with the number of model fits each one pays."""

from itertools import combinations
from math import comb

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.feature_selection import RFE, SequentialFeatureSelector
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_val_score, train_test_split

data = load_diabetes()
names = np.array(data.feature_names)
X, X_test, y, y_test = train_test_split(data.data, data.target, test_size=0.3, random_state=0)
folds = KFold(3, shuffle=True, random_state=0)
KEEP, p = 4, X.shape[1]


class Counted(LinearRegression):
    """Linear regression that counts how often it is fitted."""

    fits = 0

    def fit(self, X, y, sample_weight=None):
        Counted.fits += 1
        return super().fit(X, y, sample_weight)


def every_subset() -> np.ndarray:
    """The best of all subsets of KEEP columns by cross-validation."""
    subsets = [list(c) for c in combinations(range(p), KEEP)]
    best = max(subsets, key=lambda c: cross_val_score(Counted(), X[:, c], y, cv=folds).mean())
    return np.isin(np.arange(p), best)


def sequential(direction: str) -> np.ndarray:
    """Add or remove one column at a time, whichever gives the best cross-validated score."""
    search = SequentialFeatureSelector(
        Counted(), n_features_to_select=KEEP, direction=direction, cv=folds
    )
    return search.fit(X, y).get_support()


fits, scores = {}, {}
for name, choose in {
    "all columns": lambda: np.ones(p, bool),
    "elimination (RFE)": lambda: RFE(Counted(), n_features_to_select=KEEP).fit(X, y).support_,
    "forward": lambda: sequential("forward"),
    "backward": lambda: sequential("backward"),
    "every subset": every_subset,
}.items():
    Counted.fits = 0
    mask = choose()
    fits[name] = Counted.fits
    scores[name] = LinearRegression().fit(X[:, mask], y).score(X_test[:, mask], y_test)
    print(
        f"{name:18s} {fits[name]:5d} fits, held-out R2 {scores[name]:.2f}: {' '.join(names[mask])}"
    )

assert fits["forward"] == 3 * sum(range(p - KEEP + 1, p + 1))
assert fits["backward"] == 3 * sum(range(KEEP + 1, p + 1))
assert fits["every subset"] == 3 * comb(p, KEEP)
assert fits["elimination (RFE)"] == p - KEEP + 1  # the last fit is on what remains
forward, every = 3 * sum(range(491, 501)), 3 * comb(500, 10)
print(f"10 of 500 columns: forward {forward:,d} fits, every subset {every:.1e}")
