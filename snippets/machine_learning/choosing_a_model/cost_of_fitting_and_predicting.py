"""Fit time and prediction time of eight classifiers on 500 and on 4,000 training rows."""

import time

import numpy as np
from sklearn.datasets import make_classification
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC, LinearSVC
from sklearn.tree import DecisionTreeClassifier

SIZES = [500, 1000, 2000, 4000]
models = {
    "naive Bayes": GaussianNB(),
    "logistic": LogisticRegression(max_iter=200),
    "linear SVM": LinearSVC(),
    "tree": DecisionTreeClassifier(random_state=0),
    "30 trees": RandomForestClassifier(30, random_state=0),
    "boosting": HistGradientBoostingClassifier(max_iter=30, random_state=0),
    "RBF SVM": SVC(),
    "neighbors": KNeighborsClassifier(15, algorithm="brute"),
}
X, y = make_classification(SIZES[-1] + 1000, 20, n_informative=10, flip_y=0.1, random_state=0)
X_new = X[-1000:]
slopes = {}
print("milliseconds to      fit on 500   on 4,000   predict: 500   4,000")
for name, model in models.items():
    fit, predict = [], []
    for n in SIZES:
        best = [np.inf, np.inf]
        for _ in range(2):
            start = time.thread_time()
            model.fit(X[:n], y[:n])
            middle = time.thread_time()
            model.predict(X_new)
            best = np.minimum(best, [middle - start, time.thread_time() - middle])
        fit.append(best[0])
        predict.append(best[1])
    slopes[name] = [np.polyfit(np.log(SIZES), np.log(times), 1)[0] for times in (fit, predict)]
    print(
        f"{name:14}"
        + "".join(f"{f'~{1e3 * times[k]:.2g}':>13}" for times in (fit, predict) for k in (0, -1))
    )

# A kernel machine fits in more than linear time, and the more rows it keeps, the slower it answers.
assert slopes["RBF SVM"][0] > 1.2 and slopes["RBF SVM"][1] > 0.2
