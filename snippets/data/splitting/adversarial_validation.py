"""A classifier that tells training rows from deployment rows finds a drift that no label shows."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.svm import SVC

X, y = load_digits(return_X_y=True)  # 13 writers; the order is not random
n = len(X)
late = np.arange(n) >= 2 * n // 3  # "deployment": the last third
random = np.random.default_rng(0).permutation(late)  # the same sizes, shuffled
forest = RandomForestClassifier(n_estimators=60, min_samples_leaf=3, random_state=0)
folds = StratifiedKFold(4, shuffle=True, random_state=0)
auc, accuracy = {}, {}
for name, deployed in (("random third", random), ("last third", late)):
    guess = cross_val_predict(forest, X, deployed, cv=folds, method="predict_proba")[:, 1]
    auc[name] = roc_auc_score(deployed, guess)
    model = SVC(gamma=0.001).fit(X[~deployed], y[~deployed])
    accuracy[name] = model.score(X[deployed], y[deployed])
    print(f"{name:13s} train or test? AUC {auc[name]:.2f}; digit accuracy {accuracy[name]:.3f}")
assert abs(auc["random third"] - 0.5) < 0.06 < 0.2 < auc["last third"] - 0.5
assert accuracy["last third"] < accuracy["random third"] - 0.01
weight = forest.fit(X, late).feature_importances_.reshape(8, 8)
row, column = np.unravel_index(weight.argmax(), weight.shape)
print(f"the pixel that gives it away: row {row}, column {column}")
