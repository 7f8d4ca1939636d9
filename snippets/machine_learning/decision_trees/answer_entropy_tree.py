"""Gini against entropy on the same folds."""

from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier

X, y = load_breast_cancer(return_X_y=True)
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=5, random_state=0)
scores = {}
for criterion in ("gini", "entropy"):
    tree = DecisionTreeClassifier(criterion=criterion, max_depth=4, random_state=0)
    scores[criterion] = cross_val_score(tree, X, y, cv=folds)
    print(f"{criterion:8s} accuracy {scores[criterion].mean():.3f}")
difference = scores["entropy"] - scores["gini"]  # the folds are the same for both
print(
    f"difference per fold: mean {difference.mean():+.3f}, standard deviation {difference.std():.3f}"
)
assert abs(difference.mean()) < difference.std()
