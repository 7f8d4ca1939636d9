"""Eight models on the same wines in three sets of units: which scores depend on a unit."""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.cluster import KMeans
from sklearn.datasets import load_wine
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import RidgeClassifier
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier


class SoftmaxDescent(ClassifierMixin, BaseEstimator):
    """Softmax regression fitted by 200 steps of gradient descent with a safe step."""

    def fit(self, X: np.ndarray, y: np.ndarray) -> "SoftmaxDescent":
        """Fit on X, shape (n, d), and labels y, shape (n,)."""
        self.classes_ = np.unique(y)
        X1, Y = np.c_[X, np.ones(len(X))], np.eye(len(self.classes_))[y]
        self.W = np.zeros((X1.shape[1], len(self.classes_)))
        step = 2 * len(X) / np.linalg.norm(X1, ord=2) ** 2  # 1 / largest possible curvature
        for _ in range(200):
            P = np.exp(X1 @ self.W - (X1 @ self.W).max(axis=1, keepdims=True))
            self.W -= step * X1.T @ (P / P.sum(axis=1, keepdims=True) - Y) / len(X)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Return the most probable class of each row."""
        return (np.c_[X, np.ones(len(X))] @ self.W).argmax(axis=1)


wine = load_wine()
X, y = wine.data, wine.target
grams = X.copy()
grams[:, wine.feature_names.index("proline")] /= 1000  # the same wines, proline in another unit
Z = StandardScaler().fit_transform(X)  # in real work: inside a pipeline, see below
folds = StratifiedKFold(5, shuffle=True, random_state=0)

models = {
    "5 nearest neighbors": KNeighborsClassifier(5),
    "SVM, RBF kernel": SVC(gamma=1 / X.shape[1]),
    "gradient descent": SoftmaxDescent(),
    "ridge, alpha=10": RidgeClassifier(alpha=10),
    "discriminant, no penalty": LinearDiscriminantAnalysis(),
    "decision tree": DecisionTreeClassifier(random_state=0),
    "random forest": RandomForestClassifier(30, random_state=0),
}
score = {}
print("held-out accuracy           raw   proline / 1000   standardized")
for name, model in models.items():
    score[name] = [cross_val_score(model, data, y, cv=folds).mean() for data in (X, grams, Z)]
    print("{:25s} {:.3f}   {:8.3f}   {:14.3f}".format(name, *score[name]))
agree = [
    adjusted_rand_score(y, KMeans(3, n_init=5, random_state=0).fit_predict(data))
    for data in (X, grams, Z)
]
print("k-means, agreement (ARI)  {:.3f}   {:8.3f}   {:14.3f}".format(*agree))

for name in ("5 nearest neighbors", "SVM, RBF kernel", "gradient descent"):
    assert score[name][2] > score[name][0] + 0.2
for name in ("discriminant, no penalty", "decision tree", "random forest"):
    assert np.ptp(score[name]) < 0.02
assert agree[2] > agree[0] + 0.4
for name, data in (("raw", X), ("proline / 1000", grams)):
    share = data.var(axis=0) / data.var(axis=0).sum()  # of the mean squared distance of two wines
    print(
        f"{name}: {wine.feature_names[share.argmax()]} makes {share.max():.1%} of squared distances"
    )
