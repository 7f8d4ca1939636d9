"""Lock a test part away, tune on the rest by cross-validation, open it once, refit on all."""

import numpy as np
from scipy.stats import binomtest
from sklearn.datasets import load_breast_cancer
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, RepeatedStratifiedKFold, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_work, X_test, y_work, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=0)
pipeline = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
grid = {"logisticregression__C": np.logspace(-3, 2, 6)}
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)
search = GridSearchCV(pipeline, grid, cv=folds).fit(X_work, y_work)  # validation happens in here
baseline = DummyClassifier().fit(X_work, y_work).score(X_test, y_test)
print(f"work part {len(y_work)} rows, test part {len(y_test)}; baseline {baseline:.3f}")
C = search.best_params_["logisticregression__C"]
print(f"chosen: C = {C:g}, {search.best_score_:.3f} in the folds")

right = int(np.sum(search.predict(X_test) == y_test))  # the only line that opens the test part
interval = binomtest(right, len(y_test)).proportion_ci(method="wilson")
print(f"test: {right / len(y_test):.3f}, 95 % interval {interval.low:.3f} to {interval.high:.3f}")
assert interval.low > baseline

final = search.best_estimator_.fit(X, y)  # what is shipped: same settings, all the rows
print(f"shipped: fitted on {int(final[0].n_samples_seen_)} rows, reported with the score above")
