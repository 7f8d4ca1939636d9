"""Ridge is least squares with one more row for each feature."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.preprocessing import StandardScaler

features, y = load_diabetes(return_X_y=True)
X, y = StandardScaler().fit_transform(features), y - y.mean()
n, d = X.shape
alpha = 50.0
more_X = np.vstack([X, np.sqrt(alpha) * np.eye(d)])  # d rows that say: this coefficient is 0
more_y = np.r_[y, np.zeros(d)]
augmented = LinearRegression(fit_intercept=False).fit(more_X, more_y).coef_
assert np.allclose(augmented, Ridge(alpha=alpha, fit_intercept=False).fit(X, y).coef_)

# In the basis of the SVD each direction is shrunk by itself, the weak ones the most.
U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
keep = sigma**2 / (sigma**2 + alpha)
assert np.allclose(Vt.T @ (keep * (U.T @ y) / sigma), augmented)
print(f"{n} + {d} rows; same coefficients as Ridge(alpha={alpha:.0f})")
print(f"kept of the strongest direction {keep[0]:.3f}, of the weakest {keep[-1]:.3f}")
print(f"effective number of coefficients {keep.sum():.2f} instead of {d}")
print(f"condition number {np.linalg.cond(X):.1f} before, {np.linalg.cond(more_X):.1f} after")
