"""What four detectors count on 4 times the rows and on 8 times the columns."""

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.linear_model import SGDOneClassSVM
from sklearn.neighbors import LocalOutlierFactor
from sklearn.svm import OneClassSVM

rng = np.random.default_rng(0)


def forest(X: np.ndarray) -> dict[str, float]:
    """Rows in the roots of the trees, and questions on the way down to a leaf."""
    trees = IsolationForest(n_estimators=10, random_state=0).fit(X).estimators_
    return {
        "forest: rows per tree": np.mean([tree.tree_.n_node_samples[0] for tree in trees]),
        "forest: questions per score": sum(t.decision_path(X).sum() / len(X) - 1 for t in trees),
    }


def lof(X: np.ndarray) -> dict[str, float]:
    """Calls of a distance that counts itself."""
    calls = 0

    def distance(a: np.ndarray, b: np.ndarray) -> float:
        nonlocal calls
        calls += 1
        return np.sqrt(((a - b) ** 2).sum())

    LocalOutlierFactor(algorithm="brute", metric=distance).fit(X)
    return {"LOF by brute force: distances per row": calls / len(X)}


def one_class(X: np.ndarray) -> dict[str, float]:
    """Steps of the fit, and the rows that it keeps to score others."""
    model = OneClassSVM(nu=0.2, gamma="auto").fit(X)
    return {"kernel SVM: steps": model.n_iter_, "kernel SVM: rows kept": len(model.support_)}


def sgd(X: np.ndarray) -> dict[str, float]:
    """Passes over the rows until the objective stops falling."""
    return {"linear SVM by SGD: passes": SGDOneClassSVM(random_state=0).fit(X).n_iter_}


shapes = [(300, 8), (1200, 8), (300, 64)]
tables = [rng.normal(size=shape) for shape in shapes]
print(" " * 37 + "".join(f"{f'{n} x {d}':>12}" for n, d in shapes))
growth = {}
for count in (forest, lof, one_class, sgd):
    found = [count(X) for X in tables]
    for name in found[0]:
        small, tall, wide = (f[name] for f in found)
        growth[name] = tall / small, wide / small
        print(f"{name:37}{f'~{small:.0f}':>12}{f'~{tall:.0f}':>12}{f'~{wide:.0f}':>12}")
# Fails if a tree reads all rows, or if LOF or the kernel machine gets by without them.
assert growth["forest: rows per tree"] == (1, 1)
assert max(growth["forest: questions per score"]) < 1.2
assert growth["LOF by brute force: distances per row"][0] > 3.9
assert growth["kernel SVM: rows kept"][0] > 3
assert growth["linear SVM by SGD: passes"][0] < 1.2 < 1.5 < growth["linear SVM by SGD: passes"][1]
