"""SMOTE before and inside cross-validation: the score reported, and the one you get."""

import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.tree import DecisionTreeClassifier
from statsmodels.datasets import fair

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 3).to_numpy(int)
X = survey.to_numpy()
X, X_new, y, y_new = train_test_split(X, y, test_size=0.4, stratify=y, random_state=0)
folds = StratifiedKFold(5, shuffle=True, random_state=0)
models = {
    "tree": DecisionTreeClassifier(min_samples_leaf=3, random_state=0),
    "5 neighbors": KNeighborsClassifier(5),
}
print(f"prevalence {y.mean():.3f}\n")
print("average precision   SMOTE first   in the pipeline   on new people")
for name, model in models.items():
    X_more, y_more = SMOTE(random_state=0).fit_resample(X, y)
    leaky = cross_val_score(model, X_more, y_more, cv=folds, scoring="average_precision").mean()
    whole = make_pipeline(SMOTE(random_state=0), model)
    honest = cross_val_score(whole, X, y, cv=folds, scoring="average_precision").mean()
    p = whole.fit(X, y).predict_proba(X_new)[:, 1]
    new = average_precision_score(y_new, p)
    print(f"{name:18} {leaky:12.2f} {honest:17.2f} {new:15.2f}")
    assert leaky > 4 * new and abs(honest - new) < 0.05

# Two errors in one: the folds are balanced now, and hold relatives of the training points.
# Removing the first: score only the original rows of each fold, relatives still in training.
origin = np.arange(len(y_more)) < len(y)
scores = []
for a, b in folds.split(X_more, y_more):
    b = b[origin[b]]
    p = models["5 neighbors"].fit(X_more[a], y_more[a]).predict_proba(X_more[b])[:, 1]
    scores.append(average_precision_score(y_more[b], p))
print(f"\n5 neighbors, SMOTE first, scored on real rows only: {np.mean(scores):.2f}")
assert np.mean(scores) > honest + 0.05
