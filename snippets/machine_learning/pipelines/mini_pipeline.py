"""A pipeline from scratch: cloned, tuned and scored by scikit-learn, with the same answers."""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_predict, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.validation import check_is_fitted


class MiniPipeline(ClassifierMixin, BaseEstimator):
    """Transformers in a row, then a classifier.

    Args:
        steps: List of (name, estimator); all but the last have `transform`.
    """

    def __init__(self, steps):
        self.steps = steps  # stored as given: nothing is copied or checked here

    def fit(self, X, y):
        """Fit each step on the output of the one before; X has shape (n_samples, n_features)."""
        self.n_features_in_ = X.shape[1]
        self.classes_ = np.unique(y)
        for _, step in self.steps[:-1]:
            X = step.fit_transform(X, y)
        self.steps[-1][1].fit(X, y)
        return self

    def predict(self, X):
        """Return a label per row, shape (n_samples,): transform with what fit learned."""
        check_is_fitted(self, "n_features_in_")
        for _, step in self.steps[:-1]:
            X = step.transform(X)
        return self.steps[-1][1].predict(X)

    def get_params(self, deep=True):
        """Return steps and, if deep, every step and its parameters as name__parameter."""
        params = {"steps": self.steps}
        for name, step in self.steps if deep else []:
            params[name] = step
            params |= {f"{name}__{key}": value for key, value in step.get_params().items()}
        return params


X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0, stratify=y)
steps = [("scale", StandardScaler()), ("pca", PCA(2)), ("model", LogisticRegression())]
mini, full = MiniPipeline(steps), Pipeline(steps)
same = np.array_equal(*(cross_val_predict(m, X_train, y_train, cv=5) for m in (mini, full)))
print("same cross-validated labels as Pipeline:", same)
assert same

grid = {"pca__n_components": [1, 2, 5, 10], "model__C": [0.01, 1, 100]}
ours, theirs = (GridSearchCV(m, grid, cv=5).fit(X_train, y_train) for m in (mini, full))
print("a grid search picks", ours.best_params_)
assert ours.best_params_ == theirs.best_params_
assert np.array_equal(ours.predict(X_test), theirs.predict(X_test))
majority = max(y_test.mean(), 1 - y_test.mean())
print(f"held-out accuracy {ours.score(X_test, y_test):.3f}, majority class {majority:.3f}")
assert ours.score(X_test, y_test) > majority + 0.2

fitted = ours.best_estimator_
copy = clone(fitted)  # the same parameters, nothing learned
assert copy.get_params()["pca__n_components"] == fitted.get_params()["pca__n_components"]
copy.set_params(pca__n_components=3)
assert fitted.get_params()["pca__n_components"] != 3  # a copy, with steps of its own
print("features in:", fitted.n_features_in_, "| the clone has learned:", hasattr(copy, "classes_"))
try:
    copy.predict(X_test)
    raise AssertionError("an unfitted estimator must refuse")
except NotFittedError as error:
    print(type(error).__name__ + ":", str(error).split(".")[0])
