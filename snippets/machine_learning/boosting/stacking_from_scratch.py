"""Stacking: out-of-fold predictions train the second level, in-fold ones mislead it."""

import numpy as np
import statsmodels.api as sm
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier, StackingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

table = sm.datasets.fair.load_pandas().data
X, y = table.drop(columns="affairs").to_numpy(), (table["affairs"] > 0).to_numpy().astype(int)
base = {
    "linear": make_pipeline(StandardScaler(), LogisticRegression()),
    "forest": RandomForestClassifier(15, random_state=0),
    "nearest": make_pipeline(StandardScaler(), KNeighborsClassifier(15)),
}
folds = StratifiedKFold(4)


def first_level(X: np.ndarray, y: np.ndarray, X_new: np.ndarray, leak: bool):
    """Columns of probabilities for the rows X (n, 3) and for new rows (n_new, 3).

    Source: Wolpert, Stacked generalization, Neural Networks 5, 1992.
    """
    Z = np.zeros((len(X), len(base)))
    Z_new = np.zeros((len(X_new), len(base)))
    for j, model in enumerate(base.values()):
        full = clone(model).fit(X, y)
        Z_new[:, j] = full.predict_proba(X_new)[:, 1]
        if leak:  # every row is predicted by a model that has seen its label
            Z[:, j] = full.predict_proba(X)[:, 1]
            continue
        for fit, hold in folds.split(X, y):
            Z[hold, j] = clone(model).fit(X[fit], y[fit]).predict_proba(X[hold])[:, 1]
    return Z, Z_new


losses, weights = {}, {}
for seed in range(3):
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, train_size=800, test_size=1000, stratify=y, random_state=seed
    )
    for leak in (False, True):
        Z, Z_test = first_level(X_train, y_train, X_test, leak)
        final = LogisticRegression().fit(Z, y_train)
        p = final.predict_proba(Z_test)[:, 1]
        losses.setdefault(f"stack, {'in-fold (leak)' if leak else 'out-of-fold'}", []).append(
            log_loss(y_test, p)
        )
        weights[leak] = final.coef_[0]
        if seed == 0 and not leak:
            theirs = StackingClassifier(
                list(base.items()), LogisticRegression(), cv=folds, stack_method="predict_proba"
            ).fit(X_train, y_train)
            assert np.abs(theirs.predict_proba(X_test)[:, 1] - p).max() < 1e-6
            print("equal to StackingClassifier to 1e-06")
    for name, column in zip(base, Z_test.T, strict=True):
        losses.setdefault(name, []).append(log_loss(y_test, column.clip(0.001, 0.999)))
    losses.setdefault("vote: mean of the three", []).append(log_loss(y_test, Z_test.mean(axis=1)))

mean = {name: np.mean(values) for name, values in losses.items()}
print("held-out log loss, mean of 3 splits")
for name in sorted(mean, key=mean.get):
    print(f"  {name:24s} {mean[name]:.3f}")
for leak, w in weights.items():
    print(f"second-level weights, {'in-fold:    ' if leak else 'out-of-fold:'} ", end="")
    print("  ".join(f"{name} {value:+.1f}" for name, value in zip(base, w, strict=True)))
assert mean["stack, in-fold (leak)"] > mean["stack, out-of-fold"] + 0.1
