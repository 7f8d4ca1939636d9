"""Label spreading three ways: closed form, iteration and scikit-learn agree on every digit."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.semi_supervised import LabelSpreading


def normalized_graph(X: np.ndarray, gamma: float) -> np.ndarray:
    """Return S = D^(-1/2) W D^(-1/2) of shape (n, n) for rows X of shape (n, d).

    Source: Zhou et al., Learning with Local and Global Consistency, NeurIPS 2003, section 2.
    """
    squares = (X**2).sum(axis=1)
    W = np.exp(-gamma * (squares[:, None] + squares - 2 * X @ X.T))
    np.fill_diagonal(W, 0)  # no row votes for itself
    root = np.sqrt(W.sum(axis=1))
    return W / root[:, None] / root


def spread(S: np.ndarray, Y: np.ndarray, alpha: float, steps: int) -> np.ndarray:
    """Iterate F <- alpha S F + (1 - alpha) Y; S is (n, n), Y and the result are (n, classes)."""
    F = Y.copy()
    for _ in range(steps):
        F = alpha * S @ F + (1 - alpha) * Y
    return F


X, y_true = load_digits(return_X_y=True)
X = X / 16
labeled, _ = train_test_split(np.arange(len(X)), train_size=50, stratify=y_true, random_state=1)
Y = np.zeros((len(X), 10))
Y[labeled, y_true[labeled]] = 1  # one-hot for the 50 rows, zero for the others
alpha, gamma = 0.8, 5.0

S = normalized_graph(X, gamma)
exact = (1 - alpha) * np.linalg.solve(np.eye(len(X)) - alpha * S, Y)
y = np.full(len(X), -1)
y[labeled] = y_true[labeled]
theirs = LabelSpreading(gamma=gamma, alpha=alpha, max_iter=500, tol=1e-9).fit(X, y)

for steps in (1, 3, 10, 30, 100):
    gap = np.abs(spread(S, Y, alpha, steps) - exact).max() / exact.max()
    print(f"{steps:3d} steps: largest difference to the closed form {gap:.1g} of its maximum")
assert gap < 1e-8
share = exact / exact.sum(axis=1, keepdims=True)
assert np.abs(share - theirs.label_distributions_).max() < 1e-6
assert np.array_equal(exact.argmax(axis=1), theirs.transduction_)

rest = np.setdiff1d(np.arange(len(X)), labeled)
accuracy = np.mean(exact.argmax(axis=1)[rest] == y_true[rest])
print(f"same labels as scikit-learn on all {len(X)} rows")
print(f"accuracy on the {len(rest)} unlabeled rows {accuracy:.3f}")
assert accuracy > 0.85
