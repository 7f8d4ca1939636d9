"""Passes over the rows to fit and numbers read to predict, on 500 and on 4,000 training rows."""

import numpy as np
from sklearn.datasets import make_classification
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC, LinearSVC
from sklearn.tree import DecisionTreeClassifier

d = 20
X, y = make_classification(5000, d, n_informative=10, flip_y=0.1, random_state=0)
X_new = X[-1000:]


def levels(trees: list, rows: np.ndarray) -> float:
    """Questions a row is asked on its way down all trees: how often fitting has sorted it, too."""
    return sum(tree.decision_path(rows).sum() / len(rows) - 1 for tree in trees)


def work(model, n: int) -> tuple[float, float]:
    """Return the passes over n rows that a fit takes and the numbers that an answer reads."""
    model.fit(X[:n], y[:n])
    match model:
        case GaussianNB():
            return 1, model.theta_.size + model.var_.size
        case LogisticRegression() | LinearSVC():
            return np.max(model.n_iter_), d
        case DecisionTreeClassifier() | RandomForestClassifier():
            trees = getattr(model, "estimators_", [model])
            return levels(trees, X[:n]), levels(trees, X_new)
        case HistGradientBoostingClassifier():  # 31 leaves lie about 5 questions deep
            return 5 * model.n_iter_, 5 * model.n_iter_
        case SVC():  # each step reads two columns of the kernel matrix
            return 2 * model.n_iter_[0], model.support_vectors_.size
        case KNeighborsClassifier():
            return 0, n * d


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
growth = {}
print("              passes to fit: 500   4,000   numbers read to predict: 500   4,000")
for name, model in models.items():
    small, large = work(model, 500), work(model, 4000)
    growth[name] = np.divide(large, np.maximum(small, 1))
    (a, b), (p, q) = zip(small, large, strict=True)
    print(f"{name:14}{f'~{a:.0f}':>18}{f'~{b:.0f}':>8}{f'~{p:.0f}':>31}{f'~{q:.0f}':>8}")

# A kernel machine passes more often over more rows, and the more it keeps, the more it reads.
assert growth["RBF SVM"].min() > 2 and growth["neighbors"][1] == 8
assert max(growth[name][1] for name in list(models)[:6]) < 2  # lines and trees hardly notice
