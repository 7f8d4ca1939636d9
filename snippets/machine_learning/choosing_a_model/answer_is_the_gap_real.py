"""Two models on the same folds: the corrected interval of their difference decides whether there is a winner."""
# one seed: to be revised

import numpy as np
from scipy.stats import t
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=3, random_state=0)
models = {
    "logistic": make_pipeline(StandardScaler(), LogisticRegression()),
    "forest": RandomForestClassifier(30, random_state=0),
    "naive Bayes": GaussianNB(),
}
score = {name: cross_val_score(model, X, y, cv=folds) for name, model in models.items()}
verdicts = []
for other in ("forest", "naive Bayes"):
    difference = score["logistic"] - score[other]  # paired: fold by fold
    k = len(difference)
    # Folds share training rows: Nadeau and Bengio add n_test / n_train to 1 / k.
    error = np.sqrt((1 / k + 1 / 4) * difference.var(ddof=1))
    low, high = difference.mean() + np.array([-1, 1]) * t.ppf(0.975, k - 1) * error
    verdicts.append(low > 0)
    verdict = "better" if low > 0 else "open"
    print(f"logistic - {other:12} {difference.mean():+.3f}  ({low:+.3f} to {high:+.3f})  {verdict}")
assert verdicts == [False, True]
