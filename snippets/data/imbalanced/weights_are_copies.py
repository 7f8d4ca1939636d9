"""A class weight of 10 is ten copies: same loss, same coefficients, same shift of the intercept."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from sklearn.utils.class_weight import compute_class_weight
from statsmodels.datasets import randhie

visits = randhie.load_pandas().data
y = (visits.pop("mdvis") >= 12).to_numpy(int)
X = StandardScaler().fit_transform(visits)

w = 10
copies = np.concatenate([np.arange(len(y)), np.repeat(np.flatnonzero(y == 1), w - 1)])
# 1 / C is the ridge penalty on the summed loss; both sums are the same, so C stays.
options = {"C": 1.0, "tol": 1e-10, "max_iter": 1000}
plain = LogisticRegression(**options).fit(X, y)
weighted = LogisticRegression(class_weight={0: 1, 1: w}, **options).fit(X, y)
copied = LogisticRegression(**options).fit(X[copies], y[copies])
assert np.allclose(weighted.coef_, copied.coef_, atol=1e-4)
assert np.allclose(weighted.intercept_, copied.intercept_, atol=1e-4)
difference = np.abs(weighted.coef_ - copied.coef_).max()
print(f"{len(copies) - len(y)} copies added; coefficients differ by less than 0.0001")

shift = (weighted.intercept_ - plain.intercept_)[0]
print(f"intercept {plain.intercept_[0]:.2f} -> {weighted.intercept_[0]:.2f}, shift {shift:.2f}")
print(f"log of the weight: {np.log(w):.2f}")
assert abs(shift - np.log(w)) < 0.1
scores = plain.decision_function(X), weighted.decision_function(X)
print(f"correlation of the two scores: {np.corrcoef(*scores)[0, 1]:.3f}")
assert np.corrcoef(*scores)[0, 1] > 0.99

balanced = compute_class_weight("balanced", classes=np.array([0, 1]), y=y)
assert np.allclose(balanced, len(y) / (2 * np.bincount(y)))
print(f"class_weight='balanced': {balanced[0]:.2f} and {balanced[1]:.2f}")
print(f"ratio {balanced[1] / balanced[0]:.1f}: the odds of a negative")
