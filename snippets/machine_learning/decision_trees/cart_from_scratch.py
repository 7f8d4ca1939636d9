"""A CART classifier in fifty lines, checked against scikit-learn on iris."""
# one seed: to be revised

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier


@dataclass
class Node:
    """A leaf until `feature` is set; `counts` has shape (n_classes,)."""

    counts: np.ndarray
    feature: int | None = None
    threshold: float = 0.0
    left: Node | None = None
    right: Node | None = None


class Cart:
    """Classification tree. Source: Breiman et al., Classification and Regression Trees, 1984."""

    def __init__(self, max_depth: int) -> None:
        self.max_depth = max_depth

    def fit(self, X: np.ndarray, y: np.ndarray) -> Cart:
        """Grow the tree on X of shape (n, d) and classes y of shape (n,)."""
        self.root = self._grow(X, np.eye(y.max() + 1)[y], self.max_depth)
        return self

    def _grow(self, X: np.ndarray, Y: np.ndarray, depth: int) -> Node:
        node = Node(Y.sum(axis=0))
        if depth == 0 or np.count_nonzero(node.counts) == 1:
            return node
        purity, thresholds = self.candidates(X, Y)
        if purity.max() == -np.inf:  # all rows are equal: nothing to ask
            return node
        i, node.feature = np.unravel_index(purity.argmax(), purity.shape)
        node.threshold = thresholds[i, node.feature]
        goes_left = X[:, node.feature] <= node.threshold
        node.left = self._grow(X[goes_left], Y[goes_left], depth - 1)
        node.right = self._grow(X[~goes_left], Y[~goes_left], depth - 1)
        return node

    @staticmethod
    def candidates(X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Purity and threshold of every split, both (n - 1, d); Y is one-hot (n, n_classes)."""
        order = X.argsort(axis=0, kind="stable")
        values = np.take_along_axis(X, order, axis=0)
        left = Y[order].cumsum(axis=0)[:-1]
        right = Y.sum(axis=0) - left
        n_left = np.arange(1, len(X))[:, None]
        purity = (left**2).sum(2) / n_left + (right**2).sum(2) / (len(X) - n_left)
        purity[values[1:] == values[:-1]] = -np.inf
        return purity, (values[1:] + values[:-1]) / 2

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Majority class of the leaf that each row of X (n, d) falls into, shape (n,)."""
        return np.array([self._leaf(x).counts.argmax() for x in X])

    def _leaf(self, x: np.ndarray) -> Node:
        node = self.root
        while node.feature is not None:
            node = node.left if x[node.feature] <= node.threshold else node.right
        return node


X, y = load_iris(return_X_y=True)
X = X.astype(np.float32).astype(float)  # scikit-learn's trees round features to float32
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.4, stratify=y, random_state=5)
tree = Cart(max_depth=3).fit(X_train, y_train)
mine, unlimited = tree.predict(X_test), set()
for seed in range(10):  # the seed decides between features that split equally well
    theirs = DecisionTreeClassifier(max_depth=3, random_state=seed).fit(X_train, y_train)
    assert (mine == theirs.predict(X_test)).all()
    assert (tree.predict(X_train) == theirs.predict(X_train)).all()
    theirs.set_params(max_depth=None).fit(X_train, y_train)
    unlimited.add(tuple(theirs.predict(X_test)))

purity, _ = Cart.candidates(X_train, np.eye(3)[y_train])
tied = np.unique(np.argwhere(np.isclose(purity, purity.max()))[:, 1])
assert len(unlimited) > 1
assert tied.tolist() == [2, 3]  # petal length and petal width both cut setosa off
print(f"same class as scikit-learn on {len(X_test)} of {len(X_test)} held-out flowers, 10 seeds")
print(f"features tied for the first split: {', '.join(load_iris().feature_names[j] for j in tied)}")
print(f"held-out accuracy {np.mean(mine == y_test):.3f}")
print(f"grown without a limit, the 10 seeds give {len(unlimited)} different sets of answers")
