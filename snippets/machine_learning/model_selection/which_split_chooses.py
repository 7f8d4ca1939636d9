"""The same choice, neighbor or line, made by shuffled folds and by folds that fit the data."""

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import GroupKFold, KFold, TimeSeriesSplit, cross_val_score
from sklearn.neighbors import KNeighborsRegressor

rng = np.random.default_rng(0)
models = {"neighbor": KNeighborsRegressor(1), "line": Ridge(1e-3)}


def independent(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows drawn one by one: a linear signal in 5 columns plus noise."""
    X = rng.normal(size=(n, 5))
    return X, X[:, 0] + rng.normal(size=n)


def people(n: int, visits: int = 10) -> tuple[np.ndarray, np.ndarray]:
    """Ten visits a person: each person has a fixed build (5 columns) and a level of their own."""
    build, level = rng.normal(size=(n, 5)), rng.normal(size=n)
    X = np.repeat(build, visits, axis=0) + 0.05 * rng.normal(size=(n * visits, 5))
    return X, X[:, 0] + np.repeat(level, visits) + 0.3 * rng.normal(size=n * visits)


wander = np.zeros(400)
for t in range(1, 400):  # what is left over fades by a tenth a month
    wander[t] = 0.9 * wander[t - 1] + 0.4 * rng.normal()
level = 0.05 * np.arange(400) + wander
month = np.arange(400.0)[:, None]
X_i, y_i = independent(300)
X_p, y_p = people(30)
person = np.repeat(np.arange(30), 10)
shuffled = KFold(5, shuffle=True, random_state=0)
cases = {  # name: (X, y, the scheme that fits, groups, rows of the time of use)
    "independent rows": (X_i, y_i, shuffled, None, independent(5_000)),
    "visits of people": (X_p, y_p, GroupKFold(5), person, people(500)),
    "a series": (month[:300], level[:300], TimeSeriesSplit(5), None, (month[300:], level[300:])),
}
print(f"{'RMSE of':18s}{'neighbor':>9s}{'line':>7s}   chosen")
chosen = {}
for name, (X, y, fits, groups, (X_new, y_new)) in cases.items():
    print(name)
    for scheme, cv in {"shuffled folds": shuffled, "fitting folds": fits, "in use": None}.items():
        rmse = {}
        for label, model in models.items():
            if cv is None:
                error = model.fit(X, y).predict(X_new) - y_new
                rmse[label] = np.sqrt(np.mean(error**2))
            else:
                score = "neg_root_mean_squared_error"
                known = groups if scheme == "fitting folds" else None
                scores = cross_val_score(model, X, y, groups=known, cv=cv, scoring=score)
                rmse[label] = -scores.mean()
        chosen[name, scheme] = min(rmse, key=rmse.get)
        print(f"  {scheme:16s}{rmse['neighbor']:9.2f}{rmse['line']:7.2f}   {chosen[name, scheme]}")
    assert chosen[name, "fitting folds"] == chosen[name, "in use"] == "line"
assert chosen["visits of people", "shuffled folds"] == "neighbor"
assert chosen["a series", "shuffled folds"] == "neighbor"
