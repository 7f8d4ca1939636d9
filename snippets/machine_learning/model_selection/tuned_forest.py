"""A random forest, default and tuned, scored in nested folds on a noisy and on an easy table."""

import numpy as np
from scipy.stats import t as student
from sklearn.datasets import load_breast_cancer
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import (
    RandomizedSearchCV,
    StratifiedKFold,
    StratifiedShuffleSplit,
    cross_val_score,
)
from statsmodels.datasets import fair

survey = fair.load_pandas().data.sample(1_000, random_state=0)
tables = {
    "survey": (survey.drop(columns="affairs").to_numpy(), survey.affairs.gt(0).to_numpy()),
    "tumors": load_breast_cancer(return_X_y=True),
}
space = {"min_samples_leaf": [1, 2, 5, 10, 20, 40], "max_features": [0.1, 0.2, 0.4, 0.8]}
forest = RandomForestClassifier(15, random_state=0)
inner = StratifiedShuffleSplit(1, test_size=0.3, random_state=0)  # folds, where time allows
tuned = RandomizedSearchCV(forest, space, n_iter=4, cv=inner, scoring="roc_auc", random_state=0)
outer = StratifiedKFold(5, shuffle=True, random_state=0)


def corrected_interval(gain: np.ndarray, test_to_train: float) -> tuple[float, float]:
    """95 % interval of a mean of fold-wise differences.

    Source: Nadeau and Bengio, Inference for the Generalization Error, 2003, section 3.
    """
    error = np.sqrt((1 / len(gain) + test_to_train) * gain.var(ddof=1))
    half = student.ppf(0.975, len(gain) - 1) * error
    return gain.mean() - half, gain.mean() + half


gains = {}
print("AUC on outer folds        constant  default   tuned   gain, 95 % interval")
for name, (X, y) in tables.items():
    scores = {
        label: cross_val_score(model, X, y, cv=outer, scoring="roc_auc")
        for label, model in {
            "constant": DummyClassifier(),
            "default": forest,
            "tuned": tuned,
        }.items()
    }
    gain = gains[name] = scores["tuned"] - scores["default"]
    low, high = corrected_interval(gain, 1 / 4)
    means = "".join(f"{s.mean():9.3f}" for s in scores.values())
    print(f"{name:24s}{means}  {gain.mean():+.3f}, {low:+.3f} to {high:+.3f}")
seeds = [
    cross_val_score(
        forest.set_params(random_state=seed), *tables["survey"], cv=outer, scoring="roc_auc"
    ).mean()
    for seed in range(2)
]
print(f"default on the survey, two seeds: {min(seeds):.3f} to {max(seeds):.3f}")
assert gains["survey"].mean() > 0.02
assert abs(gains["tumors"].mean()) < 0.01
