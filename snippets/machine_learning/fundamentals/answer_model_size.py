"""Answer: bytes of fitted models against rows: constant if parametric, growing otherwise."""

import pickle

import numpy as np
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

rows = np.array([500, 1000, 2000, 4000])
X, y = make_classification(rows[-1], 10, n_informative=5, flip_y=0.2, random_state=0)
models = {
    "logistic regression": LogisticRegression(),
    "naive Bayes": GaussianNB(),
    "neighbors": KNeighborsClassifier(),
    "kernel SVM": SVC(),
    "tree": DecisionTreeClassifier(random_state=0),
}
print("bytes grow as rows to the power")
for name, model in models.items():
    size = [len(pickle.dumps(model.fit(X[:n], y[:n]))) for n in rows]
    slope = np.polyfit(np.log(rows), np.log(size), 1)[0]
    print(f"{name:20s}{abs(slope):.1f}")
    assert (abs(slope) < 0.05) == (name in ("logistic regression", "naive Bayes"))
