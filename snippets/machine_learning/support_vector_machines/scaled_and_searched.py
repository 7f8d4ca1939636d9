"""RBF machine on tumors and wines: baseline, raw columns, scaled columns, and a search inside."""

import numpy as np
from sklearn.datasets import load_breast_cancer, load_wine
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

grid = {"svc__C": [0.1, 1, 10], "svc__gamma": [0.01, 0.03]}
scaled = make_pipeline(StandardScaler(), SVC())
models = {
    "most frequent class": DummyClassifier(),
    "logistic regression, scaled": make_pipeline(StandardScaler(), LogisticRegression()),
    "SVC, raw columns": SVC(),
    "SVC, scaled": scaled,
    "SVC, scaled and searched": GridSearchCV(scaled, grid, cv=3),
}
outer = StratifiedKFold(5, shuffle=True, random_state=0)
for name, load in {"tumors": load_breast_cancer, "wines": load_wine}.items():
    X, y = load(return_X_y=True)
    spread = X.std(axis=0)
    print(f"{name}: {len(X)} rows, largest column spread {spread.max() / spread.min():,.0f} times "
          "the smallest")  # fmt: skip
    mean = {}
    for label, model in models.items():
        accuracy = cross_val_score(model, X, y, cv=outer)
        mean[label] = accuracy.mean()
        print(f"  {label:28} {mean[label]:.3f} (std over folds {accuracy.std():.3f})")
    assert mean["SVC, scaled"] > mean["SVC, raw columns"] + 0.03
    assert mean["SVC, scaled"] > mean["most frequent class"] + 0.2

X = load_wine().data
squared = ((X[:, None] - X) ** 2).sum(axis=(0, 1))
share = squared.max() / squared.sum()
column = load_wine().feature_names[np.argmax(squared)]
print(f"wines, raw: {column} makes up {100 * share:.1f} % of all squared distances")
assert share > 0.99
