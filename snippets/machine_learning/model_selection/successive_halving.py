"""Successive halving from scratch: many settings on few rows, few settings on many."""

import numpy as np
from scipy.stats import loguniform
from sklearn.base import clone
from sklearn.datasets import load_digits
from sklearn.experimental import enable_halving_search_cv  # noqa: F401
from sklearn.model_selection import (
    HalvingRandomSearchCV,
    ParameterSampler,
    StratifiedKFold,
    cross_val_score,
    train_test_split,
)
from sklearn.svm import SVC

X, y = load_digits(return_X_y=True)
X, X_test, y, y_test = train_test_split(X, y, train_size=1_080, stratify=y, random_state=0)
space = {"C": loguniform(1e-2, 1e3), "gamma": loguniform(1e-6, 1)}
cv = StratifiedKFold(2, shuffle=True, random_state=0)


def successive_halving(
    model: SVC, settings: list[dict], rows: int, factor: int = 3
) -> tuple[dict, list[tuple[int, int]]]:
    """Score all settings on `rows` rows, keep the best 1/factor, and repeat on factor times more.

    Returns:
        The last survivor, and the schedule as (settings, rows) per round.

    Source: Jamieson and Talwalkar, Non-stochastic Best Arm Identification, 2016, figure 1.
    """
    order, schedule = np.random.default_rng(0).permutation(len(y)), []
    while True:
        part = order[:rows]
        score = [
            cross_val_score(clone(model).set_params(**s), X[part], y[part], cv=cv).mean()
            for s in settings
        ]
        schedule.append((len(settings), rows))
        if rows * factor > len(y) or len(settings) <= 1:
            return settings[int(np.argmax(score))], schedule
        keep = np.argsort(np.negative(score), kind="stable")[: int(np.ceil(len(settings) / factor))]
        settings, rows = [settings[i] for i in keep], rows * factor


settings = list(ParameterSampler(space, 27, random_state=0))
best, schedule = successive_halving(SVC(), settings, rows=120)
library = HalvingRandomSearchCV(
    SVC(), space, n_candidates=27, min_resources=120, factor=3, cv=cv, random_state=0
).fit(X, y)
assert schedule == list(zip(library.n_candidates_, library.n_resources_, strict=True))
used = sum(count * rows for count, rows in schedule)
print("rounds (settings, rows):", schedule)
print(f"rows fitted, per fold: {used:,} instead of {27 * len(y):,} for all on all rows")
for name, chosen in (("ours", best), ("scikit-learn", library.best_params_)):
    accuracy = SVC(**chosen).fit(X, y).score(X_test, y_test)
    print(f"{name:12s} C {chosen['C']:8.3g}, gamma {chosen['gamma']:8.2g}: test {accuracy:.3f}")
    assert accuracy > 0.97
