"""Fitting time against rows and features, and how few questions a prediction takes."""

from time import thread_time

import numpy as np
from sklearn.tree import DecisionTreeRegressor

rng = np.random.default_rng(0)


def smooth(X: np.ndarray) -> np.ndarray:
    """A target that the features explain; X has shape (n, d)."""
    return np.sin(6 * X[:, 0]) + X[:, 1] * X[:, 2]


def fit_seconds(n: int, d: int) -> float:
    """Best of five fits of a fully grown tree on n rows and d features."""
    X = rng.random((n, d))
    seconds = []
    for _ in range(5):
        start = thread_time()
        DecisionTreeRegressor(random_state=0).fit(X, smooth(X))
        seconds.append(thread_time() - start)
    return min(seconds)


base = fit_seconds(2_000, 5)
rows = fit_seconds(16_000, 5) / base
features = fit_seconds(2_000, 40) / base
assert 4 < rows < 40  # n log n predicts about 10, n squared 64
assert 2.5 < features < 25  # linear predicts 8
print(f"8 times the rows: ~{rows:.0f} times the fitting time")
print(f"8 times the features: ~{features:.0f} times the fitting time")

X = rng.random((16_000, 5))
targets = {"smooth": smooth(X), "noise": rng.integers(0, 2, len(X))}
questions = {}
for name, y in targets.items():
    tree = DecisionTreeRegressor(random_state=0).fit(X, y)
    asked = tree.decision_path(X).sum(axis=1) - 1  # nodes on the way, the leaf itself aside
    assert asked.max() == tree.get_depth()
    questions[name] = asked.mean()
    print(f"{name} target: {tree.get_n_leaves()} leaves, {asked.mean():.1f} questions on average, "
          f"{asked.max()} at most; log2(leaves) = {np.log2(tree.get_n_leaves()):.1f}")  # fmt: skip
assert questions["smooth"] < 20 < questions["noise"]
