"""Time to fit and score against rows and columns, as slopes on logarithmic axes."""

from time import perf_counter

import numpy as np
from sklearn.covariance import LedoitWolf
from sklearn.ensemble import IsolationForest
from sklearn.linear_model import SGDOneClassSVM
from sklearn.neighbors import LocalOutlierFactor
from sklearn.svm import OneClassSVM

rng = np.random.default_rng(0)
one_class = OneClassSVM(nu=0.2, gamma="auto")
linear = SGDOneClassSVM(max_iter=5, tol=None, random_state=0)
forest = IsolationForest(n_estimators=10, random_state=0)
detectors = {  # with the smaller number of rows; the larger is four times that
    "covariance, shrunk": (lambda X: LedoitWolf().fit(X).mahalanobis(X), 5000),
    "linear one-class, SGD": (lambda X: linear.fit(X).score_samples(X), 5000),
    "isolation forest": (lambda X: forest.fit(X).score_samples(X), 5000),
    "LOF, brute force": (lambda X: LocalOutlierFactor(algorithm="brute").fit(X), 500),
    "one-class SVM": (lambda X: one_class.fit(X).score_samples(X), 400),
}


def seconds(detector, n: int, d: int) -> float:
    """Best of five runs on n Gaussian rows of d columns."""
    X = rng.normal(size=(n, d))
    runs = []
    for _ in range(5):
        start = perf_counter()
        detector(X)
        runs.append(perf_counter() - start)
    return min(runs)


slope, per_row = {}, {}
for name, (detector, n) in detectors.items():
    small, tall, wide = (seconds(detector, *shape) for shape in ((n, 8), (4 * n, 8), (n, 64)))
    slope[name] = max(np.log(tall / small) / np.log(4), 0.3)  # less is noise
    per_row[name] = tall / 4 / n
    print(
        f"{name:21s} {4 * n:5d} rows ~{1000 * tall:.0f} ms, ~{1e6 * per_row[name]:.1f} µs a row; "
        f"grows as rows to the ~{slope[name]:.1f}; 8 times the columns ~{wide / small:.1f} times"
    )
assert slope["isolation forest"] < 1.8 and slope["one-class SVM"] > 1
assert per_row["isolation forest"] < per_row["one-class SVM"]
