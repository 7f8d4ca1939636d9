"""CPU time to fit and to answer, and bytes kept, after 500 and after 4,000 training rows."""

import pickle
import time
import timeit
from collections.abc import Callable

from sklearn.datasets import make_classification
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC, LinearSVC
from sklearn.tree import DecisionTreeClassifier

X, y = make_classification(5000, 20, n_informative=10, flip_y=0.1, random_state=0)
X_new = X[-1000:]
models = {
    "naive Bayes": GaussianNB(),
    "logistic": LogisticRegression(max_iter=200),
    "linear SVM": LinearSVC(random_state=0),
    "tree": DecisionTreeClassifier(random_state=0),
    "30 trees": RandomForestClassifier(30, random_state=0),
    "boosting": HistGradientBoostingClassifier(max_iter=30, random_state=0),
    "RBF SVM": SVC(),
    "neighbors": KNeighborsClassifier(15, algorithm="brute"),
}


def cpu(work: Callable) -> float:
    """Return the CPU seconds of one call, repeated until some 50 ms are measured."""
    k = 1 + int(0.05 / timeit.timeit(work, timer=time.process_time, number=1))
    return min(timeit.repeat(work, timer=time.process_time, number=k, repeat=2)) / k


unit = cpu(lambda: models["naive Bayes"].fit(X[:500], y[:500]))
growth = {}
print(
    "(unit: naive Bayes fits 500)       fit 500, 4,000   answer 1,000 rows    keep, kB: 500, 4,000"
)
for name, model in models.items():
    fit, answer, size = [], [], []
    for n in (500, 4000):
        fit.append(f"~{cpu(lambda n=n, m=model: m.fit(X[:n], y[:n])) / unit:.1f}")
        answer.append(f"~{cpu(lambda m=model: m.predict(X_new)) / unit:.1f}")
        size.append(len(pickle.dumps(model)) / 1000)
    growth[name] = size[1] / size[0]
    times = f"{', '.join(fit):>22}{', '.join(answer):>20}"
    print(f"{name:25}{times}{f'~{size[0]:.1f}, ~{size[1]:.1f}':>24}")

# Fails if a model of fixed form keeps rows, or one that is made of its rows forgets them.
assert growth["naive Bayes"] == growth["logistic"] == growth["linear SVM"] == 1
assert growth["neighbors"] > 7 and min(growth[m] for m in ("tree", "30 trees", "RBF SVM")) > 4
assert 1 < growth["boosting"] < 2  # 30 trees of at most 31 leaves are full early
