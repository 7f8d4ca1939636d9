"""Poisson regression of doctor visits by the Newton loop, with another mean and variance."""

import numpy as np
import statsmodels.api as sm

data = sm.datasets.randhie.load_pandas().data
columns = ["lncoins", "physlm", "disea", "hlthp"]
X, y = sm.add_constant(data[columns]).to_numpy(), data["mdvis"].to_numpy()

w = np.zeros(X.shape[1])
w[0] = np.log(y.mean())  # start from the mean count
for _ in range(8):
    mean = np.exp(X @ w)  # the inverse link; it was the sigmoid
    s = mean  # the variance of a Poisson count; it was p(1 - p)
    r = X @ w + (y - mean) / s
    w = np.linalg.solve(X.T @ (X * s[:, None]), X.T @ (s * r))

reference = sm.GLM(y, X, family=sm.families.Poisson()).fit()
assert np.allclose(w, reference.params, atol=1e-6)
for name, weight in zip(columns, w[1:], strict=True):
    print(f"{name:8s} visits times {np.exp(weight):.2f} per unit")
spread = np.mean((y - np.exp(X @ w)) ** 2 / np.exp(X @ w))
print(f"variance over mean {spread:.1f}, a Poisson count would have 1")
assert spread > 3
