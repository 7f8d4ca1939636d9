"""Fitting naive Bayes takes one pass, in pieces if need be, and what it stores never grows."""

from collections.abc import Iterator

import numpy as np
from sklearn.naive_bayes import GaussianNB

rng = np.random.default_rng(0)
K, PIECE = 3, 1_000


def pieces(X: np.ndarray, y: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the table a thousand rows at a time, each row once."""
    for start in range(0, len(X), PIECE):
        yield X[start : start + PIECE], y[start : start + PIECE]


print("  rows   features   numbers read to fit   terms to predict them all   stored")
for n, d in ((5_000, 20), (20_000, 20), (80_000, 20), (5_000, 80), (5_000, 320)):
    X, y = rng.normal(size=(n, d)), rng.integers(0, K, n)
    once, read = GaussianNB(), 0
    for X_piece, y_piece in pieces(X, y):
        once.partial_fit(X_piece, y_piece, classes=range(K))
        read += X_piece.size
    whole = GaussianNB().fit(X, y)
    # The sums of the pieces are all there is: more passes or all rows at once add nothing.
    assert np.allclose(once.theta_, whole.theta_) and np.allclose(once.var_, whole.var_, rtol=1e-4)
    assert read == n * d
    stored = whole.theta_.size + whole.var_.size + whole.class_prior_.size
    assert stored == 2 * K * d + K
    print(f"{n:6d}{d:11d}{read:22,d}{whole.predict_proba(X).size * d:28,d}{stored:9d}")
