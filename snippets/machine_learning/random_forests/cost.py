"""What a forest costs: values sorted against rows, trees and features, and the nodes it keeps."""

import pickle

import numpy as np
from sklearn.ensemble import RandomForestClassifier

rng = np.random.default_rng(0)


def fit(n: int = 1000, d: int = 16, **settings) -> RandomForestClassifier:
    """A forest of four trees, unless told otherwise, on n rows and d features."""
    X = rng.normal(size=(n, d))
    y = (X[:, :4].sum(axis=1) + 0.7 * rng.normal(size=n) > 0).astype(int)
    settings = {"n_estimators": 4, "max_features": 4, "random_state": 0} | settings
    return RandomForestClassifier(**settings).fit(X, y)


def values_sorted(forest: RandomForestClassifier) -> int:
    """Every node that splits sorts its rows once for each feature that it looks at."""
    trees = [tree.tree_ for tree in forest.estimators_]
    rows = sum(tree.n_node_samples[tree.children_left >= 0].sum() for tree in trees)
    return int(rows) * forest.max_features


def slope(sizes: list[int], work: list[int]) -> float:
    """Exponent of a power law through the counts."""
    return float(np.polyfit(np.log(sizes), np.log(work), 1)[0])


rows, trees, looked_at = [1000, 4000, 16000], [2, 6, 18], [2, 8, 32]
by_rows = slope(rows, [values_sorted(fit(n=n)) for n in rows])
by_trees = slope(trees, [values_sorted(fit(n_estimators=B)) for B in trees])
by_features = slope(looked_at, [values_sorted(fit(d=32, max_features=m)) for m in looked_at])
print("values sorted grow like the power of ...")
print(f"  rows n          {by_rows:.1f}  (n log n would be about 1.1)")
print(f"  trees B         {by_trees:.1f}")
print(f"  max_features m  {by_features:.1f}")
# n squared has 2; more trees share no work, and a feature more is a sort more in every node
assert 1 < by_rows < 1.3 and 0.9 < by_trees < 1.1 and 0.6 < by_features < 1.1

print("8000 rows            nodes per tree   pickled")
nodes = []
for settings in ({}, {"min_samples_leaf": 20}, {"max_samples": 0.1}):
    forest = fit(n=8000, **settings)
    nodes.append(np.mean([tree.tree_.node_count for tree in forest.estimators_]))
    words = ", ".join(f"{key}={value}" for key, value in settings.items()) or "defaults"
    megabytes = len(pickle.dumps(forest)) / 1e6
    print(f"{words:20s} {nodes[-1]:14.0f}   ~{megabytes:.1f} MB for 4 trees")
assert nodes[0] > 3 * max(nodes[1:])
