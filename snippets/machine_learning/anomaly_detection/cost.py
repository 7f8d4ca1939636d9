"""Numbers that five detectors touch to fit and score, against rows and columns."""

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.linear_model import SGDOneClassSVM
from sklearn.svm import OneClassSVM

rng = np.random.default_rng(0)


def covariance(X: np.ndarray) -> float:
    """Each row adds d x d products to the covariance, and as many to its own distance."""
    n, d = X.shape
    return 2 * n * d**2


def sgd(X: np.ndarray) -> float:
    """Each epoch and the scoring read the table once."""
    return (SGDOneClassSVM(max_iter=5, tol=None, random_state=0).fit(X).n_iter_ + 1) * X.size


def forest(X: np.ndarray) -> float:
    """Each question reads one number: 256 rows going down each tree to fit, all rows to score."""
    model = IsolationForest(n_estimators=10, random_state=0).fit(X)
    asked = sum((tree.decision_path(X).sum() - len(X)) / len(X) for tree in model.estimators_)
    return asked * (256 + len(X))


def lof(X: np.ndarray) -> float:
    """By brute force: all pairs of rows."""
    return len(X) * (len(X) - 1) * X.shape[1]


def one_class(X: np.ndarray) -> float:
    """A step reads two columns of the kernel matrix; a score needs a value per support vector."""
    model = OneClassSVM(nu=0.2, gamma="auto").fit(X)
    return len(X) * (2 * model.n_iter_ + len(model.support_)) * X.shape[1]


print(
    "                       per row, of  500    2,000 rows   grows as rows to the   8 times the d"
)
rows, columns = {}, {}
for name, count in {
    "covariance": covariance,
    "linear one-class, SGD": sgd,
    "isolation forest": forest,
    "LOF, brute force": lof,
    "one-class SVM": one_class,
}.items():
    small, tall, wide = (count(rng.normal(size=s)) for s in ((500, 8), (2000, 8), (500, 64)))
    rows[name], columns[name] = np.log(tall / small) / np.log(4), wide / small
    print(f"{name:21}{f'~{small / 500:.0f}':>20}{f'~{tall / 2000:.0f}':>9}", end="")
    print(f"{f'~{rows[name]:.1f}':>23}{f'~{columns[name]:.1f} times':>16}")
# Fails if the forest reads all rows to fit each tree, or compares rows with one another.
assert rows["isolation forest"] < 1.1 and columns["isolation forest"] < 1.5
assert rows["LOF, brute force"] > 1.9 and rows["one-class SVM"] > 1.5
assert rows["covariance"] == rows["linear one-class, SGD"] == 1 and columns["covariance"] == 64
