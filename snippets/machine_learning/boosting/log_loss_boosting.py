"""Gradient boosting for classes: trees fit y - p, and a Newton step sets the value of each leaf."""
# one seed: to be revised

import numpy as np
from scipy.special import expit
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor

LEAF = 10  # smaller leaves tie between columns that cut the same rows off


def fit(X: np.ndarray, y: np.ndarray, rounds: int, eta: float, depth: int) -> tuple[float, list]:
    """Boosting of the log loss; X (n, d), y in {0, 1} (n,). Returns log-odds and (tree, values).

    Source: Friedman, Greedy function approximation, Annals of Statistics 29, 2001, algorithm 5.
    """
    rng = np.random.RandomState(0)
    start, model = np.log(y.mean() / (1 - y.mean())), []
    F = np.full(len(y), start)
    for _ in range(rounds):
        p = expit(F)
        g, h = y - p, p * (1 - p)  # negative gradient and second derivative of the log loss
        tree = DecisionTreeRegressor(max_depth=depth, min_samples_leaf=LEAF, random_state=rng).fit(
            X, g
        )
        leaf = tree.apply(X)
        values = np.bincount(leaf, g) / np.maximum(np.bincount(leaf, h), 1e-150)
        F += eta * values[leaf]
        model.append((tree, values))
    return start, model


def log_odds(start: float, model: list, eta: float, X: np.ndarray) -> np.ndarray:
    """Score F(x) = log(p / (1 - p)), shape (n,)."""
    return start + eta * sum(values[tree.apply(X)] for tree, values in model)


X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
model = fit(X_train, y_train, 60, 0.1, 2)
F = log_odds(*model, 0.1, X_test)
theirs = GradientBoostingClassifier(
    n_estimators=60, learning_rate=0.1, max_depth=2, min_samples_leaf=LEAF, random_state=0
).fit(X_train, y_train)
gap = np.abs(F - theirs.decision_function(X_test)).max()
assert gap < 1e-7
print("log-odds of 143 held-out tumors equal scikit-learn's to 1e-07")

# the same trees with the mean residual in each leaf: a gradient step instead of a Newton step
start, trees = model
F_gradient = start + 0.1 * sum(tree.predict(X_test) for tree, _ in trees)
rate = np.full(len(y_test), y_train.mean())
for name, p in {
    "share of benign rows": rate,
    "leaves: mean residual": expit(F_gradient),
    "leaves: Newton step": expit(F),
}.items():
    accuracy = np.mean((p > 0.5) == y_test)
    print(f"{name:22s} log loss {log_loss(y_test, p):.3f}   accuracy {accuracy:.3f}")
assert log_loss(y_test, expit(F)) < log_loss(y_test, expit(F_gradient))
