"""Values sorted while fitting against rows and features, and how few questions a prediction takes."""

import numpy as np
from sklearn.tree import DecisionTreeRegressor

rng = np.random.default_rng(0)


def smooth(X: np.ndarray) -> np.ndarray:
    """A target that the features explain; X has shape (n, d)."""
    return np.sin(6 * X[:, 0]) + X[:, 1] * X[:, 2]


def values_sorted(n: int, d: int) -> int:
    """Values that a fully grown tree sorts: each node that splits sorts its rows d times."""
    X = rng.random((n, d))
    tree = DecisionTreeRegressor(random_state=0).fit(X, smooth(X)).tree_
    return d * int(tree.n_node_samples[tree.children_left >= 0].sum())


base = values_sorted(2_000, 5)
rows = values_sorted(16_000, 5) / base
features = values_sorted(2_000, 40) / base
assert 8 < rows < 13  # n log n predicts about 10, n squared 64
assert 6 < features < 11  # linear predicts 8
print(f"8 times the rows: {rows:.1f} times the values sorted")
print(f"8 times the features: {features:.1f} times the values sorted")

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
