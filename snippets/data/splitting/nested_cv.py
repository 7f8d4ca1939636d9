"""The score of the search winner, the nested score, and the score on rows that neither saw."""
# one seed: to be revised

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier

X, y = load_breast_cancer(return_X_y=True)
grid = {
    "max_depth": [2, 8],
    "max_features": [1, 3, 10],
    "random_state": [0, 1, 2],  # many people tune the seed without noticing
}
rng, results = np.random.default_rng(0), []
for repeat in range(6):
    rows = rng.permutation(len(X))
    few, rest = rows[:60], rows[60:]
    inner = StratifiedKFold(3, shuffle=True, random_state=repeat)
    outer = StratifiedKFold(3, shuffle=True, random_state=100 + repeat)
    search = GridSearchCV(DecisionTreeClassifier(), grid, cv=inner)
    nested = cross_val_score(search, X[few], y[few], cv=outer).mean()  # searches anew in each fold
    search.fit(X[few], y[few])
    results.append([search.best_score_, nested, search.score(X[rest], y[rest])])
winner, nested, fresh = np.mean(results, axis=0)
candidates = len(search.cv_results_["params"])
print(f"{candidates} candidates, 60 rows, mean of {len(results)} samples")
print(f"best_score_ of the search: {winner:.3f}")
print(f"nested cross-validation:   {nested:.3f}")
print(f"on 509 other rows:         {fresh:.3f}")
print(f"fits: search {3 * candidates + 1}, nested {3 * (3 * candidates + 1)}")
assert winner - fresh > 0.02 and abs(nested - fresh) < winner - fresh
