"""Leaving a row out changes the border only if it was a support vector: a bound on the error."""

import numpy as np
from sklearn.datasets import load_iris
from sklearn.svm import SVC

X, species = load_iris(return_X_y=True)
X, y = X[species > 0], species[species > 0]
model = SVC(kernel="linear", C=1, tol=1e-8).fit(X, y)
only = SVC(kernel="linear", C=1, tol=1e-8).fit(X[model.support_], y[model.support_])
same = np.allclose(only.coef_, model.coef_, atol=1e-4)
print(f"refitted on its {len(model.support_)} support vectors alone: the same w, {same}")
assert same

wrong = []
for i in range(len(X)):
    kept = np.arange(len(X)) != i
    if SVC(kernel="linear", C=1, tol=1e-8).fit(X[kept], y[kept]).predict(X[[i]])[0] != y[i]:
        wrong.append(i)
assert set(wrong) <= set(model.support_)
print(f"wrong when left out: {len(wrong)} of {len(X)}, every one a support vector")
print(f"leave-one-out error {len(wrong) / 100:.2f}, bound {len(model.support_) / 100:.2f}")
