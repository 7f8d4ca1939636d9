"""Seven classifiers and a baseline on four real tables by repeated cross-validation."""
# one seed: to be revised

import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits, load_wine
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier
from statsmodels.datasets import fair

survey = fair.load_pandas().data.sample(600, random_state=0)
digits = load_digits(return_X_y=True)
tables = {
    "wine": load_wine(return_X_y=True),
    "tumors": load_breast_cancer(return_X_y=True),
    "digits": (digits[0][:500], digits[1][:500]),
    "affairs": (
        survey.drop(columns="affairs").to_numpy(),
        (survey["affairs"] > 0).astype(int).to_numpy(),
    ),
}
models = {
    "baseline": DummyClassifier(),
    "naive Bayes": GaussianNB(var_smoothing=1e-2),  # some pixels of the digits never vary
    "logistic": LogisticRegression(),
    "neighbors": KNeighborsClassifier(),
    "RBF SVM": SVC(),
    "tree": DecisionTreeClassifier(random_state=0),
    "forest": RandomForestClassifier(30, random_state=0),
    "boosting": HistGradientBoostingClassifier(max_iter=20, max_leaf_nodes=7, random_state=0),
}
folds = RepeatedStratifiedKFold(n_splits=3, n_repeats=2, random_state=0)
scores = np.array(
    [
        [
            cross_val_score(make_pipeline(StandardScaler(), m), X, y, cv=folds)
            for X, y in tables.values()
        ]
        for m in models.values()
    ]
)  # models x tables x folds
mean, spread = scores.mean(axis=2), scores.std(axis=2)
print(
    f"{'accuracy ± its spread':22}"
    + "".join(f"{f'{t} ({len(y)})':>15}" for t, (_, y) in tables.items())
)
for name, m, s in zip(models, mean, spread, strict=True):
    print(f"{name:22}" + "".join(f"{f'{a:.2f} ± {b:.2f}':>15}" for a, b in zip(m, s, strict=True)))
for (table, _), m, s in zip(tables.items(), mean.T, spread.T, strict=True):
    tied = int(np.sum(m > m.max() - s[np.argmax(m)]))
    print(f"{table:8} {tied} models within one spread of the best")
baseline, logistic, tree = mean[0], mean[2], mean[5]
assert (mean[[1, 2, 4, 6, 7]] > baseline).all() and tree[3] < baseline[
    3
]  # an unpruned tree loses to "nobody does"
assert (
    logistic[3] > mean[:, 3].max() - 0.03
)  # on the survey nothing clearly beats the straight line
