"""Polynomial columns grow as a binomial number, and held-out error follows them up."""

from itertools import combinations_with_replacement
from math import comb

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression, RidgeCV
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler


def polynomial(X: np.ndarray, degree: int) -> np.ndarray:
    """Every product of at most `degree` columns of X, repeats allowed.

    Args:
        X: Array of shape (n_samples, n).

    Returns:
        Array of shape (n_samples, comb(n + degree, degree)); the first column is all ones.
    """
    n = X.shape[1]
    terms = [c for k in range(degree + 1) for c in combinations_with_replacement(range(n), k)]
    return np.column_stack([X[:, list(c)].prod(axis=1) for c in terms])


X, y = load_diabetes(return_X_y=True)
assert np.allclose(polynomial(X, 3), PolynomialFeatures(3).fit_transform(X))

folds = KFold(5, shuffle=True, random_state=0)
score = {}
print("degree  columns   error: train  held out  held out with ridge")
for degree in (1, 2, 3):
    columns = PolynomialFeatures(degree).fit(X).n_output_features_
    assert columns == comb(X.shape[1] + degree, degree)
    expand = PolynomialFeatures(degree, include_bias=False)
    plain = make_pipeline(StandardScaler(), expand, LinearRegression())
    ridge = make_pipeline(
        StandardScaler(), expand, StandardScaler(), RidgeCV(np.logspace(0, 5, 11))
    )
    train = np.sqrt(np.mean((plain.fit(X, y).predict(X) - y) ** 2))
    held = [
        -cross_val_score(m, X, y, cv=folds, scoring="neg_root_mean_squared_error").mean()
        for m in (plain, ridge)
    ]
    score[degree] = (train, *held)
    print(
        f"{degree:6d} {columns:8d} {train:14.0f} {min(held[0], 100):9.0f}"
        + ("+" if held[0] > 100 else " ")
        + f"{held[1]:20.1f}"
    )
assert score[3][0] < score[2][0] < score[1][0]
assert score[3][1] > 3 * score[1][1] and score[2][2] < score[2][1]

for n in (10, 100, 1000):
    print(f"{n:5d} columns to degree 3: {comb(n + 3, 3):12,d}; pairs only: {comb(n, 2):8,d}")
