"""Multinomial logistic regression on iris, from scratch and by scikit-learn."""

import numpy as np
from sklearn.datasets import load_iris
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_iris(return_X_y=True)


def softmax(Z: np.ndarray) -> np.ndarray:
    """Turn scores into probabilities, row by row; both of shape (n, K)."""
    E = np.exp(Z - Z.max(axis=1, keepdims=True))  # the shift cancels and prevents overflow
    return E / E.sum(axis=1, keepdims=True)


def fit_softmax(X: np.ndarray, y: np.ndarray, C: float = 1.0, n_steps: int = 1500) -> np.ndarray:
    """Minimize the summed log loss times C plus half the squared weights by gradient descent.

    Args:
        X: Standardized features with a leading column of ones, shape (n, d).
        y: Class numbers, shape (n,).
        C: Inverse strength of the penalty; the offsets are not penalized.
        n_steps: Number of steps.

    Returns:
        One column of weights per class, shape (d, K).
    """
    Y = np.eye(y.max() + 1)[y]
    W = np.zeros((X.shape[1], Y.shape[1]))
    free = np.r_[0, np.ones(X.shape[1] - 1)][:, None]
    rate = 1 / (C * np.linalg.eigvalsh(X.T @ X).max() / 2 + 1)
    for _ in range(n_steps):
        W -= rate * (C * X.T @ (softmax(X @ W) - Y) + free * W)
    return W


A = StandardScaler().fit_transform(X)
W = fit_softmax(np.column_stack([np.ones(len(A)), A]), y)
model = LogisticRegression(tol=1e-8, max_iter=1000).fit(A, y)
gap = np.abs(np.c_[model.intercept_, model.coef_].T - W).max()
print("weights equal to scikit-learn's within 0.001:", gap < 1e-3)
print("weights of a feature add up to zero over the classes:", np.allclose(W.sum(axis=1), 0))
assert gap < 1e-3

folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)
for name, classifier in {
    "baseline": DummyClassifier(),
    "softmax": LogisticRegression(),
    "one-vs-rest": OneVsRestClassifier(LogisticRegression()),
}.items():
    scores = cross_val_score(make_pipeline(StandardScaler(), classifier), X, y, cv=folds)
    print(f"{name:12s} accuracy {scores.mean():.2f}")
