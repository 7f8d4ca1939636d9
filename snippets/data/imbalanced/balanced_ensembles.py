"""Forests for rare classes: ranking, balanced accuracy and the work of training, counted."""

import numpy as np
from imblearn.ensemble import BalancedRandomForestClassifier, EasyEnsembleClassifier
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from imblearn.under_sampling import RandomUnderSampler
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import average_precision_score, balanced_accuracy_score
from sklearn.model_selection import StratifiedGroupKFold, train_test_split
from statsmodels.datasets import randhie

visits = randhie.load_pandas().data
y = (visits.pop("mdvis") >= 12).to_numpy(int)
person = visits.groupby(list(visits.columns)).ngroup()
X = visits.to_numpy()
folds = StratifiedGroupKFold(3, shuffle=True, random_state=0)
train, test = next(folds.split(X, y, person))
forest = RandomForestClassifier(20, min_samples_leaf=5, random_state=0)
models = {
    "random forest": forest,
    "leaves of 50": clone(forest).set_params(min_samples_leaf=50),
    "forest on SMOTE": make_pipeline(SMOTE(random_state=0), clone(forest)),
    "under-sampled": make_pipeline(RandomUnderSampler(random_state=0), clone(forest)),
    "balanced forest": BalancedRandomForestClassifier(20, min_samples_leaf=5, random_state=0),
    "EasyEnsemble": EasyEnsembleClassifier(3, random_state=0),
}


def work(model) -> int:
    """Return the rows that the fitted trees sorted into branches, summed over all splits."""
    if hasattr(model, "tree_"):
        return int(model.tree_.n_node_samples[model.tree_.children_left >= 0].sum())
    parts = model if hasattr(model, "steps") else getattr(model, "estimators_", [])
    return sum(work(part) for part in parts)


print(f"{len(y)} person-years, {y.mean():.1%} positive\n")
print("                     AP   balanced accuracy at 0.5   rows sorted, millions")
sorted_rows, results = {}, {}
for name, model in models.items():
    model.fit(X[train], y[train])
    sorted_rows[name] = work(model)
    p = model.predict_proba(X[test])[:, 1]
    ap = average_precision_score(y[test], p)
    results[name] = ap, balanced_accuracy_score(y[test], p > 0.5)
    print(f"{name:16} {ap:7.2f} {results[name][1]:17.2f} {sorted_rows[name] / 1e6:16.2f}")
assert results["balanced forest"][1] > results["random forest"][1] + 0.1
assert abs(results["balanced forest"][0] - results["leaves of 50"][0]) < 0.05
assert sorted_rows["under-sampled"] < sorted_rows["random forest"] / 5
assert sorted_rows["forest on SMOTE"] > sorted_rows["random forest"]

# Rows split at random put other years of the same people in the training set.
a, b = train_test_split(np.arange(len(y)), test_size=1 / 3, stratify=y, random_state=0)
ap = average_precision_score(y[b], forest.fit(X[a], y[a]).predict_proba(X[b])[:, 1])
print(f"\nrandom forest, people on both sides of the split: AP {ap:.2f}")
assert ap > 2 * results["random forest"][0]
