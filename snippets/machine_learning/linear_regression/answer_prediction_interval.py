"""An interval for the mean and one for a single new case, and how many new cases it holds."""

import numpy as np
import statsmodels.api as sm
from scipy import stats
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split

features, y = load_diabetes(return_X_y=True)
X, X_new, y, y_new = train_test_split(sm.add_constant(features), y, test_size=0.4, random_state=0)
n, p = X.shape
inverse = np.linalg.inv(X.T @ X)
w = inverse @ X.T @ y
s = np.sqrt(np.sum((y - X @ w) ** 2) / (n - p))
distance = np.sum((X_new @ inverse) * X_new, axis=1)  # x'(X'X)^-1 x: the leverage of a new row
t = stats.t.ppf(0.95, n - p)  # 90 % between the two ends
half_mean = t * s * np.sqrt(distance)
half_case = t * s * np.sqrt(1 + distance)  # the 1 is the new case's own noise

frame = sm.OLS(y, X).fit().get_prediction(X_new).summary_frame(alpha=0.1)
assert np.allclose(X_new @ w - half_mean, frame["mean_ci_lower"])
assert np.allclose(X_new @ w + half_case, frame["obs_ci_upper"])
miss = np.abs(y_new - X_new @ w)
inside_case, inside_mean = np.mean(miss < half_case), np.mean(miss < half_mean)
print(f"half width: mean {half_mean.mean():.1f}, single patient {half_case.mean():.1f}")
print(f"new patients inside: {inside_mean:.0%} and {inside_case:.0%}, where 90 % was asked for")
assert 0.83 < inside_case < 0.97 and inside_mean < 0.5
