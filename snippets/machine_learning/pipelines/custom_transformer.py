"""A transformer of one's own, and scikit-learn's checks on a good and on a careless version."""

import numpy as np
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.estimator_checks import check_estimator
from sklearn.utils.validation import check_is_fitted, validate_data


class RankShare(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):
    """Replace each value by the share of training rows below it, ties counted half.

    Args:
        center: Subtract one half, so that the median becomes 0.
    """

    def __init__(self, center=True):
        self.center = center

    def fit(self, X, y=None):
        """Keep the sorted columns of X, shape (n_samples, n_features)."""
        X = validate_data(self, X, dtype=float)  # sets n_features_in_ and feature_names_in_
        self.sorted_ = np.sort(X, axis=0)
        return self

    def transform(self, X):
        """Return shares between 0 and 1 (or -0.5 and 0.5), shape of X."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=float, reset=False)  # compares with what fit saw
        share = np.empty_like(X)
        for j, column in enumerate(self.sorted_.T):
            below = np.searchsorted(column, X[:, j], "left")
            up_to = np.searchsorted(column, X[:, j], "right")
            share[:, j] = (below + up_to) / 2 / len(column)
        return share - 0.5 if self.center else share


class Careless(TransformerMixin, BaseEstimator):
    """The same idea as one writes it in a notebook."""

    def __init__(self, center=True):
        self.center = center
        self.shift = 0.5 if center else 0.0

    def fit(self, X, y=None):
        """Sort the training rows in place."""
        X.sort(axis=0)
        self.rows_ = X
        return self

    def transform(self, X):
        """Return shares, with no look at what came in."""
        columns = zip(self.rows_.T, X.T, strict=True)
        return np.stack([np.searchsorted(a, b) / len(a) for a, b in columns], axis=1) - self.shift


x = np.array([[3.0], [1.0], [2.0], [2.0]])
print("shares of 3, 1, 2, 2:", RankShare(center=False).fit_transform(x)[:, 0])
careless_share = Careless(center=False).fit_transform(x.copy())[:, 0]
print("the careless version:", careless_share)
assert np.all(np.diff(careless_share) >= 0)  # sorted with the caller's rows: the 3 came first
failed = {}
for transformer in (RankShare(), Careless()):
    report = check_estimator(transformer, on_fail=None, on_skip=None)
    names = {check["check_name"] for check in report if check["status"] == "failed"}
    failed[type(transformer).__name__] = names
    print(f"{type(transformer).__name__}: {'some checks fail' if names else 'all checks pass'}")
shown = (
    "check_no_attributes_set_in_init",
    "check_fit1d",
    "check_n_features_in",
    "check_estimators_nan_inf",
    "check_readonly_memmap_input",
)
for name in shown:
    print(f"  {name:34s} {'FAILS' if name in failed['Careless'] else 'passes'}")
assert not failed["RankShare"] and len(failed["Careless"]) >= 5
careless = Careless().set_params(center=False)
print(f"Careless after set_params(center=False) still subtracts {careless.shift}")
assert careless.shift == 0.5
