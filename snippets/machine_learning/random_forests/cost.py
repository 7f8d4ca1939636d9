"""What a forest costs: time against rows, features and trees, and the nodes it keeps."""

import pickle
from time import thread_time

import numpy as np
from sklearn.ensemble import RandomForestClassifier

rng = np.random.default_rng(0)


def fit(
    n: int = 1000, d: int = 16, repeats: int = 3, **settings
) -> tuple[float, RandomForestClassifier]:
    """Best time (seconds) for a forest on n rows and d features, and the last forest."""
    X = rng.normal(size=(n, d))
    y = (X[:, :4].sum(axis=1) + 0.7 * rng.normal(size=n) > 0).astype(int)
    forest = RandomForestClassifier(**{"n_estimators": 4, "max_features": 4} | settings)
    times = []
    for seed in range(repeats):
        start = thread_time()
        forest.set_params(random_state=seed).fit(X, y)
        times.append(thread_time() - start)
    return min(times), forest


def slope(sizes: list[int], times: list[float]) -> float:
    """Exponent of a power law through the measurements."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


rows, trees, looked_at = [1000, 4000, 16000], [2, 6, 18], [2, 8, 32]
by_rows = slope(rows, [fit(n=n)[0] for n in rows])
by_trees = slope(trees, [fit(n_estimators=B)[0] for B in trees])
by_features = slope(looked_at, [fit(n=1000, d=32, max_features=m)[0] for m in looked_at])
print("time grows like the power of ...")
print(f"  rows n          ~{by_rows:.1f}  (n log n would be about 1.1)")
print(f"  trees B         ~{by_trees:.1f}")
print(f"  max_features m  ~{by_features:.1f}")
assert 0.5 < by_rows < 2 and 0.4 < by_trees < 1.8 and 0.1 < by_features < 1.8

print("8000 rows            nodes per tree   pickled")
nodes = []
for settings in ({}, {"min_samples_leaf": 20}, {"max_samples": 0.1}):
    forest = fit(n=8000, repeats=1, **settings)[1]
    nodes.append(np.mean([tree.tree_.node_count for tree in forest.estimators_]))
    words = ", ".join(f"{key}={value}" for key, value in settings.items()) or "defaults"
    megabytes = len(pickle.dumps(forest)) / 1e6
    print(f"{words:20s} {nodes[-1]:14.0f}   ~{megabytes:.1f} MB for 4 trees")
assert nodes[0] > 3 * max(nodes[1:])
