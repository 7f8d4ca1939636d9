"""Isolation forest from scratch: random cuts, path length, and the same score as scikit-learn."""

import numpy as np
from scipy.stats import spearmanr
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score


def c(n: np.ndarray) -> np.ndarray:
    """Mean path length of an unsuccessful search in a random binary tree of n rows (equation 1)."""
    n = np.asarray(n, dtype=float)
    safe = np.maximum(n, 3)
    long = 2 * (np.log(safe - 1) + np.euler_gamma) - 2 * (safe - 1) / safe
    return np.where(n > 2, long, np.where(n == 2, 1.0, 0.0))


def path_lengths(
    X: np.ndarray, sample: np.ndarray, limit: int, rng: np.random.Generator
) -> np.ndarray:
    """Grow one random tree on `sample` and return the path length of every row of X, shape (n,).

    Source: Liu, Ting and Zhou, Isolation Forest, ICDM 2008, algorithms 2 and 3.
    """
    h = np.empty(len(X))

    def cut(rows: np.ndarray, inside: np.ndarray, depth: int) -> None:
        low, high = inside.min(axis=0, initial=np.inf), inside.max(axis=0, initial=-np.inf)
        splittable = np.flatnonzero(low < high)
        if depth == limit or len(inside) <= 1 or len(splittable) == 0:
            h[rows] = depth + c(len(inside))
            return
        q = rng.choice(splittable)
        p = rng.uniform(low[q], high[q])
        left, inside_left = X[rows, q] <= p, inside[:, q] <= p
        cut(rows[left], inside[inside_left], depth + 1)
        cut(rows[~left], inside[~inside_left], depth + 1)

    cut(np.arange(len(X)), sample, 0)
    return h


X, y = load_breast_cancer(return_X_y=True)
malignant = y == 0
X = np.vstack([X[~malignant], X[malignant][:20]]).astype(np.float32)
odd = np.arange(len(X)) >= (~malignant).sum()
psi, n_trees = 256, 100
rng = np.random.default_rng(0)
h = np.zeros(len(X))
for _ in range(n_trees):
    sample = X[rng.choice(len(X), psi, replace=False)]
    h += path_lengths(X, sample, int(np.ceil(np.log2(psi))), rng) / n_trees
score = 2 ** (-h / c(psi))

forest = IsolationForest(n_estimators=n_trees, random_state=0).fit(X)
depth = np.zeros(len(X))  # the formula again, on scikit-learn's own trees
for tree in forest.estimators_:
    edges = np.asarray(tree.decision_path(X).sum(axis=1)).ravel() - 1
    depth += (edges + c(tree.tree_.n_node_samples[tree.apply(X)])) / n_trees
assert np.allclose(2 ** (-depth / c(psi)), -forest.score_samples(X))

rho = spearmanr(score, -forest.score_samples(X)).statistic
print(f"c(256) = {c(psi):.2f} cuts, mean path {h[~odd].mean():.1f} benign, {h[odd].mean():.1f} not")
print("formula on scikit-learn's trees: equal")
print(f"rank correlation of our forest with scikit-learn's {rho:.2f}")
print(f"ROC AUC {roc_auc_score(odd, score):.2f} ours, ", end="")
print(f"{roc_auc_score(odd, -forest.score_samples(X)):.2f} scikit-learn's")
assert rho > 0.9
