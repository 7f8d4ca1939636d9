"""A k-nearest-neighbors classifier in NumPy, equal to scikit-learn's on iris, ties included."""

import numpy as np
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier


def squared_distances(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """|a|^2 + |b|^2 - 2 a.b for all pairs of rows of A, (m, d), and B, (n, d): shape (m, n)."""
    D = (A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1) - 2 * A @ B.T
    return np.maximum(D, 0)  # rounding can take a zero slightly below zero


class KNN:
    """k nearest neighbors, each with one vote.

    Source: Cover and Hart, Nearest Neighbor Pattern Classification, 1967.
    """

    def __init__(self, k: int) -> None:
        self.k = k

    def fit(self, X: np.ndarray, y: np.ndarray) -> "KNN":
        """Keep the rows X, shape (n, d), and their classes y, shape (n,). Nothing is computed."""
        self.X, self.y = X, y
        return self

    def votes(self, Q: np.ndarray) -> np.ndarray:
        """Count the votes for each class at the queries Q, (m, d): shape (m, n_classes)."""
        D = squared_distances(Q, self.X)
        nearest = np.argsort(D, axis=1, kind="stable")[:, : self.k]
        return (self.y[nearest][:, :, None] == np.arange(self.y.max() + 1)).sum(axis=1)

    def predict(self, Q: np.ndarray) -> np.ndarray:
        """Return the class with most votes; on a tied vote the lower class, as argmax does."""
        return self.votes(Q).argmax(axis=1)


X, y = load_iris(return_X_y=True)
X = np.rint(10 * X)  # centimeters to whole millimeters: squared distances are exact, ties too
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.4, stratify=y, random_state=0)
majority = np.bincount(y_train).max() / len(y_train)
print(f"baseline, the most common class: {majority:.3f}")
for k in (1, 4, 5, 15):
    ours = KNN(k).fit(X_train, y_train)
    theirs = KNeighborsClassifier(k).fit(X_train, y_train)
    D = np.sort(squared_distances(X_test, X_train), axis=1)
    at_the_edge = D[:, k - 1] == D[:, k]  # who is the k-th neighbor is arbitrary
    same = ours.predict(X_test) == theirs.predict(X_test)
    assert same[~at_the_edge].all()
    votes = np.sort(ours.votes(X_test), axis=1)
    print(
        f"k = {k:2d}: accuracy {np.mean(ours.predict(X_test) == y_test):.3f}, "
        f"equal to scikit-learn on {same.sum()} of {len(same)}; tied votes "
        f"{np.sum(votes[:, -1] == votes[:, -2])}, equally far k-th neighbors {at_the_edge.sum()}"
    )

# One row at distance 1 on each side of a query: the vote is tied, then the distance is
tie = KNeighborsClassifier(2).fit([[1.0], [-1.0]], [1, 0])
print(f"two neighbors, one vote each: class {tie.predict([[0.0]])[0]}", end="")
near = [KNeighborsClassifier(1).fit([[1.0], [-1.0]], y).predict([[0.0]]) for y in ([0, 1], [1, 0])]
first = np.concatenate(near).tolist()
print(f"; k = 1, two equally near: the class of the row stored first, {first}")
assert tie.predict([[0.0]])[0] == 0 and first == [0, 1]
