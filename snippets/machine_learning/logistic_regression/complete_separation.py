"""Setosa or versicolor by petal length: without a penalty the weight runs away."""

import warnings

import numpy as np
import statsmodels.api as sm
from scipy.special import expit
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

iris = load_iris()
keep = iris.target < 2
petal, y = iris.data[keep, 2], iris.target[keep]
longest, shortest = petal[y == 0].max(), petal[y == 1].min()
print(f"longest setosa petal {longest} cm, shortest versicolor petal {shortest} cm")

X = sm.add_constant(petal)
w, slopes = np.zeros(2), []
print("step   weight   standard error")
for step in range(1, 13):
    p = expit(X @ w)
    hessian = X.T @ (X * (p * (1 - p))[:, None])
    w = w + np.linalg.solve(hessian, X.T @ (y - p))
    slopes.append(w[1])
    if step in (3, 6, 9, 12):
        p = expit(X @ w)
        error = np.sqrt(np.linalg.inv(X.T @ (X * (p * (1 - p))[:, None]))[1, 1])
        print(f"{step:4d}  {w[1]:7.1f}  {error:15.0f}")
assert np.all(np.diff(slopes) > 0.5)  # it never slows down

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    sm.Logit(y, X).fit(disp=0)
print("statsmodels warns:", sorted({w.category.__name__ for w in caught}))

for C in (0.1, 1.0, 100.0):
    model = LogisticRegression(C=C).fit(petal[:, None], y)
    border = -model.intercept_[0] / model.coef_[0, 0]
    print(f"with a penalty, C={C:<5}: weight {model.coef_[0, 0]:5.2f}, border at {border:.2f} cm")
    assert longest < border < shortest
