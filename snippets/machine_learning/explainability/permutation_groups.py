"""Permutation importance from scratch: single columns, correlated groups, dropped groups."""

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.inspection import permutation_importance
from sklearn.model_selection import train_test_split

data = load_breast_cancer()
X, X_test, y, y_test = train_test_split(data.data, data.target, test_size=0.4, random_state=0)
model = GradientBoostingClassifier(n_estimators=40, random_state=0).fit(X, y)


def permuted_loss(model, X, y, columns: list[int], seed: int, n_repeats: int = 5) -> float:
    """Mean accuracy lost when the columns are shuffled together; X (n, d), y (n,)."""
    rng = np.random.RandomState(seed)
    order, shuffled = np.arange(len(X)), X.copy()
    lost = []
    for _ in range(n_repeats):
        rng.shuffle(order)
        shuffled[:, columns] = shuffled[order][:, columns]
        lost.append(model.score(X, y) - model.score(shuffled, y))
    return float(np.mean(lost))


# scikit-learn draws one seed and starts every column from it
seed = np.random.RandomState(0).randint(np.iinfo(np.int32).max + 1)
single = np.array([permuted_loss(model, X_test, y_test, [j], seed) for j in range(30)])
library = permutation_importance(model, X_test, y_test, n_repeats=5, random_state=0)
assert np.allclose(single, library.importances_mean)
training = permutation_importance(model, X, y, n_repeats=2, random_state=0).importances_mean
print(f"accuracy: training {model.score(X, y):.3f}, held out {model.score(X_test, y_test):.3f}")
print("from scratch equals permutation_importance on all 30 columns")
print(f"sum of single losses: training {training.sum():.3f}, held out {single.sum():.3f}")
print(f"largest single loss, held out: {single.max():.3f}")

# columns whose ranks rise and fall together form a group
rank_correlation = np.corrcoef(X.argsort(0, kind="stable").argsort(0, kind="stable").T)
distance = 1 - np.abs(rank_correlation)
tree = linkage(squareform(distance, checks=False), "average")
groups = fcluster(tree, 0.5, "distance")
print("group lost together, sum of single losses, lost when dropped and refitted")
joint = {}
for g in np.unique(groups):
    members = [j for j in range(30) if groups[j] == g]
    joint[g] = permuted_loss(model, X_test, y_test, members, seed)
    rest = [j for j in range(30) if groups[j] != g]
    refit = GradientBoostingClassifier(n_estimators=40, random_state=0).fit(X[:, rest], y)
    dropped = model.score(X_test, y_test) - refit.score(X_test[:, rest], y_test)
    first = members[np.argmax(single[members])]
    label = f"{data.feature_names[first]} + {len(members) - 1}"
    print(f"  {label:30} {joint[g]:6.3f} {single[members].sum():7.3f} {dropped:7.3f}")
best = max(joint, key=joint.get)
assert joint[best] > 4 * single.max()
