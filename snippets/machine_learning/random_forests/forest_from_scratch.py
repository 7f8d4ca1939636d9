"""A random forest from scratch: bootstrap rows, random features at every node, averaged votes."""

from __future__ import annotations

import numpy as np
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

Tree = tuple  # (class shares,) for a leaf, (feature, threshold, left, right) for a question


def best_split(X: np.ndarray, Y: np.ndarray) -> tuple[float, int, float]:
    """Highest purity, its column and threshold; X (n, m), Y one-hot (n, K)."""
    order = X.argsort(axis=0, kind="stable")
    values = np.take_along_axis(X, order, axis=0)
    left = Y[order].cumsum(axis=0)[:-1]
    right = Y.sum(axis=0) - left
    n_left = np.arange(1, len(X))[:, None]
    purity = (left**2).sum(2) / n_left + (right**2).sum(2) / (len(X) - n_left)
    purity[values[1:] == values[:-1]] = -np.inf
    i, j = np.unravel_index(purity.argmax(), purity.shape)
    return purity[i, j], j, (values[i, j] + values[i + 1, j]) / 2


def grow(X: np.ndarray, Y: np.ndarray, m: int, rng: np.random.Generator) -> Tree:
    """Grow until pure, looking at m features (and more only if those are constant) per node."""
    if np.count_nonzero(Y.sum(axis=0)) > 1:
        features = rng.permutation(X.shape[1])
        for start in range(0, len(features), m):
            subset = features[start : start + m]
            purity, j, threshold = best_split(X[:, subset], Y)
            if purity > -np.inf:
                goes_left = X[:, subset[j]] <= threshold
                sides = [grow(X[side], Y[side], m, rng) for side in (goes_left, ~goes_left)]
                return subset[j], threshold, *sides
    return (Y.mean(axis=0),)


def shares(tree: Tree, X: np.ndarray) -> np.ndarray:
    """Class shares of the leaf that each row falls into, shape (n, K)."""
    if len(tree) == 1:
        return np.tile(tree[0], (len(X), 1))
    feature, threshold, left, right = tree
    goes_left = (X[:, feature] <= threshold)[:, None]
    return np.where(goes_left, shares(left, X), shares(right, X))


def forest(X: np.ndarray, y: np.ndarray, n_trees: int, m: int, seed: int) -> list[Tree]:
    """Source: Breiman, Random Forests, Machine Learning 45, 2001."""
    rng, Y = np.random.default_rng(seed), np.eye(y.max() + 1)[y]
    samples = (rng.integers(len(X), size=len(X)) for _ in range(n_trees))
    return [grow(X[rows], Y[rows], m, rng) for rows in samples]


X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.7, stratify=y, random_state=0)
mine, theirs, alone = [], [], []
for seed in range(3):
    votes = [shares(tree, X_test) for tree in forest(X_train, y_train, 20, 8, seed)]
    mine.append(np.mean(np.mean(votes, axis=0).argmax(axis=1) == y_test))
    alone.append(np.mean([np.mean(vote.argmax(axis=1) == y_test) for vote in votes]))
    model = RandomForestClassifier(20, max_features=8, random_state=seed)
    theirs.append(model.fit(X_train, y_train).score(X_test, y_test))

assert abs(np.mean(mine) - np.mean(theirs)) < 0.02
assert np.mean(mine) - np.mean(alone) > 0.15
print(f"{len(X_train)} digits to learn from, {len(X_test)} held out, 20 trees, mean of 3 seeds")
print(f"ours          {np.mean(mine):.3f}")
print(f"scikit-learn  {np.mean(theirs):.3f}")
print(f"a single one of our trees, on average {np.mean(alone):.3f}")
