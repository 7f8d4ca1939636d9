"""Unscaled columns stall the solver; near-copies of a column blow up the standard errors."""

import warnings

import numpy as np
import statsmodels.api as sm
from sklearn.datasets import load_breast_cancer
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

data = load_breast_cancer(as_frame=True)
X, y = data.data, data.target
print(f"spread of a column from {X.std().min():.4f} to {X.std().max():.0f}")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    LogisticRegression(max_iter=100).fit(X, y)
names = {warning.category for warning in caught}
print("raw columns, 100 iterations:", *(category.__name__ for category in names))
assert ConvergenceWarning in names
iterations = make_pipeline(StandardScaler(), LogisticRegression()).fit(X, y)[-1].n_iter_[0]
print("standardized columns: converged in fewer than 50 iterations:", iterations < 50)
assert iterations < 50

# The same radius, read by a second instrument with an error of 5 % of the spread.
radius = StandardScaler().fit_transform(X[["mean radius"]])[:, 0]
second = radius + 0.05 * np.random.default_rng(0).normal(size=len(radius))
malignant = 1 - y
one = sm.Logit(malignant.to_numpy(), sm.add_constant(radius)).fit(disp=0)
two = sm.Logit(malignant.to_numpy(), sm.add_constant(np.c_[radius, second])).fit(disp=0)
print(f"correlation of the two readings {np.corrcoef(radius, second)[0, 1]:.4f}")
print(f"one reading: weight {one.params[1]:.1f} ± {one.bse[1]:.1f}")
for name, weight, error in zip(["first", "second"], two.params[1:], two.bse[1:], strict=True):
    print(f"both: {name:6s} weight {weight:.1f} ± {error:.1f}")
agree = np.mean((one.predict() > 0.5) == (two.predict() > 0.5))
print(f"sum of the two weights {two.params[1:].sum():.1f}, same decision for {agree:.0%} of tumors")
assert two.bse[1] > 8 * one.bse[1] and agree > 0.97

ridge = LogisticRegression(C=1).fit(np.c_[radius, second], malignant)
print("with a penalty, C=1:", ridge.coef_[0].round(1).tolist())
assert abs(np.diff(ridge.coef_[0])[0]) < 1
