"""How SMOTE's search for neighbors grows: a tree spares distances in 2 dimensions, not in 64."""

import numpy as np
from imblearn.over_sampling import SMOTE
from sklearn.neighbors import NearestNeighbors

counted = {(m, d): 0 for m in (100, 400) for d in (2, 64)}


def distance(a: np.ndarray, b: np.ndarray) -> float:
    """Return, and count, one Euclidean distance."""
    counted[m, d] += 1
    return np.sqrt(np.sum((a - b) ** 2))


rng = np.random.default_rng(0)
tree = NearestNeighbors(n_neighbors=6, algorithm="ball_tree", leaf_size=5, metric=distance)
for m, d in counted:  # m positives in d dimensions, twice as many negatives
    points, labels = rng.normal(size=(3 * m, d)), np.repeat([1, 0], [m, 2 * m])
    SMOTE(k_neighbors=tree, random_state=0).fit_resample(points, labels)

print("distances per positive: among 100   among 400   growth of the whole search")
for d in (2, 64):
    few, many = counted[100, d], counted[400, d]
    print(f"{d:2d} dimensions {few / 100:19.0f} {many / 400:11.0f} {many / few:10.1f} times")
# Fails for a search that compares all pairs in two dimensions too.
assert counted[400, 2] / counted[100, 2] < 0.75 * counted[400, 64] / counted[100, 64]
