"""Answer: a stronger L2 penalty trades variance for squared bias; the best lies between."""

import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(0)
sigma, n, degree, n_sets = 0.3, 20, 12, 1000
x = -1 + 2 * (np.arange(n) + rng.random((n_sets, n))) / n
y = np.sin(np.pi * x) + rng.normal(0, sigma, x.shape)
A = legvander(x, degree)
x_new = np.linspace(-0.95, 0.95, 150)
truth = np.sin(np.pi * x_new)
penalties = [1e-6, 0.1, 0.3, 1.0, 3.0, 30.0]
parts = []
print("penalty  bias^2  variance  expected error")
for penalty in penalties:
    gram = A.transpose(0, 2, 1) @ A + penalty * np.eye(degree + 1)
    w = np.linalg.solve(gram, A.transpose(0, 2, 1) @ y[..., None])
    prediction = (legvander(x_new, degree) @ w)[..., 0]
    bias2 = np.mean((prediction.mean(axis=0) - truth) ** 2)
    variance = np.mean(prediction.var(axis=0))
    parts.append((bias2, variance, bias2 + variance + sigma**2))
    print(f"{penalty:7g}{bias2:8.3f}{variance:10.3f}{parts[-1][2]:16.3f}")
parts = np.array(parts)
assert np.all(np.diff(parts[:, 1]) < 0) and parts[-1, 0] > parts[0, 0]
assert 0 < parts[:, 2].argmin() < len(penalties) - 1
