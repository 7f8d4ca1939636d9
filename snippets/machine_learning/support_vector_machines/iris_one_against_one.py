"""SVC on iris: three classes, three binary machines, and a vote that reproduces its answer."""

from itertools import combinations

import numpy as np
from sklearn.datasets import load_digits, load_iris
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_iris(return_X_y=True)
model = make_pipeline(StandardScaler(), SVC(C=1, decision_function_shape="ovo")).fit(X, y)
Z = model[0].transform(X)  # 4 columns of variance 1, so gamma="scale" is 1 / 4
scores = model.decision_function(X)  # one column per pair of classes
votes = np.zeros((len(X), 3), dtype=int)
names = load_iris().target_names
for column, (a, b) in enumerate(combinations(range(3), 2)):
    votes[:, a] += scores[:, column] > 0
    votes[:, b] += scores[:, column] <= 0
    rows = (y == a) | (y == b)
    alone = SVC(C=1, gamma=1 / 4).fit(Z[rows], -y[rows])  # minus: class a counts as positive
    assert np.allclose(alone.decision_function(Z), scores[:, column], atol=0.01)  # tol=1e-3
    print(f"{names[a]} against {names[b]}: {rows.sum()} flowers, "
          f"{len(alone.support_)} support vectors, same scores as in the joint model")  # fmt: skip
agree = votes.argmax(axis=1) == model.predict(X)
print(f"most votes equal predict on {agree.sum()} of {len(X)} flowers")
assert agree.all()
print(f"flowers with one vote for each class: {(votes.max(axis=1) == 1).sum()}")

folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
for label, estimator in (("SVC", model), ("most frequent", DummyClassifier())):
    accuracy = cross_val_score(estimator, X, y, cv=folds)
    print(f"{label}: held-out accuracy {accuracy.mean():.3f}, std over folds {accuracy.std():.3f}")

digits = SVC(decision_function_shape="ovo").fit(*load_digits(return_X_y=True))
pairs = digits.decision_function(load_digits().data[:1]).shape[1]
assert pairs == 10 * 9 // 2
print(f"ten digits: {pairs} machines")
