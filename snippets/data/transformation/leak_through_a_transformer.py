"""Fitted on all rows before the split: a scaler leaks nearly nothing, a target mean a lot."""

import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler


def target_mean(code: np.ndarray, y: np.ndarray, learn: np.ndarray, n_levels: int) -> np.ndarray:
    """Return for every row the mean of y among the rows in learn that have its code.

    Args:
        code: Integer level of each row, shape (n,).
        y: Binary target, shape (n,).
        learn: Indices of the rows whose target may be looked at.
        n_levels: Number of levels; those without a row in learn get the overall mean.
    """
    total = np.bincount(code[learn], y[learn], n_levels)
    count = np.bincount(code[learn], minlength=n_levels)
    mean = np.where(count > 0, total / np.maximum(count, 1), y[learn].mean())
    return mean[code][:, None]


survey = sm.datasets.fair.load_pandas().data.iloc[::3]
y = (survey["affairs"] > 0).to_numpy().astype(int)
X = survey[["age", "yrs_married", "children", "religious", "rate_marriage"]].to_numpy()
n_levels = 1000
postcode = np.random.default_rng(0).integers(n_levels, size=len(y))  # noise: it can't help

everything = np.arange(len(y))
auc: dict[str, list[float]] = {
    "scaler, all": [],
    "scaler, train": [],
    "mean, all": [],
    "mean, train": [],
}
for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
    for source, learn in (("all", everything), ("train", train)):
        Z = StandardScaler().fit(X[learn]).transform(X)
        model = KNeighborsClassifier(25).fit(Z[train], y[train])
        auc[f"scaler, {source}"].append(roc_auc_score(y[test], model.predict_proba(Z[test])[:, 1]))
        M = target_mean(postcode, y, learn, n_levels)
        model = LogisticRegression().fit(M[train], y[train])
        auc[f"mean, {source}"].append(roc_auc_score(y[test], model.predict_proba(M[test])[:, 1]))

score = {name: float(np.mean(values)) for name, values in auc.items()}
print("AUC on held-out rows            learned from: all rows   training rows")
for title, name in (
    ("real columns, standardized, k-NN", "scaler"),
    ("random postcode, target mean", "mean"),
):
    print(f"{title:34s} {score[name + ', all']:19.3f} {score[name + ', train']:15.3f}")
assert abs(score["scaler, all"] - score["scaler, train"]) < 0.005
assert score["mean, all"] > 0.8 and abs(score["mean, train"] - 0.5) < 0.04

few = 12  # the smaller the table, the more one row weighs in the statistics
rng = np.random.default_rng(1)
shift = [
    abs(part[:-2].mean() - part.mean()) / part.std()
    for part in (rng.choice(X[:, 0], few, replace=False) for _ in range(500))
]
print(f"with {few} rows, leaving out 2 moves the mean by {np.mean(shift):.2f} standard deviations")
