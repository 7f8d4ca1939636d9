"""A winsorizer as a pipeline step: limits learned from the training part, held against SciPy."""

import numpy as np
from scipy.stats.mstats import winsorize
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils.validation import check_is_fitted, validate_data


class Winsorizer(TransformerMixin, BaseEstimator):
    """Cap and floor each column at quantiles of the training data.

    Args:
        share: part of the values cut at each end, from 0 to 0.5.
    """

    def __init__(self, share: float = 0.01):
        self.share = share

    def fit(self, X, y=None):
        """Learn the limits from X, shape (n_samples, n_features)."""
        X = validate_data(self, X)
        self.low_, self.high_ = np.quantile(
            X, [self.share, 1 - self.share], axis=0, method="inverted_cdf"
        )
        return self

    def transform(self, X):
        """Return X clipped to the learned limits."""
        check_is_fitted(self)
        return np.clip(validate_data(self, X, reset=False), self.low_, self.high_)


x = np.random.default_rng(0).normal(size=(101, 1))
reference = winsorize(x[:, 0], limits=(0.05, 0.05))
assert np.allclose(Winsorizer(0.05).fit_transform(x)[:, 0], reference)
step = Winsorizer(0.05).fit(x)
print(f"limits from training {step.low_[0]:.2f} to {step.high_[0]:.2f}")
print(f"a new 9.0 becomes {step.transform([[9.0]])[0, 0]:.2f}")

X, y = load_diabetes(return_X_y=True, scaled=False)
typed = X.copy()
typed[np.random.default_rng(0).random(len(X)) < 0.05, 2] *= 10
plain = cross_val_score(LinearRegression(), typed, y, cv=10).mean()
capped = cross_val_score(
    make_pipeline(Winsorizer(0.06), LinearRegression()), typed, y, cv=10
).mean()
print(f"BMI with lost decimal points: R2 {plain:.2f}, winsorized {capped:.2f}")
assert capped > plain
