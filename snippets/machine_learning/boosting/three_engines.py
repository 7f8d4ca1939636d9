"""XGBoost, LightGBM and HistGradientBoosting under equal settings, on the same folds."""

import numpy as np
import statsmodels.api as sm
from lightgbm import LGBMClassifier, early_stopping
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits
from xgboost import XGBClassifier

table = sm.datasets.fair.load_pandas().data  # a survey of 6,366 married women
X, y = table.drop(columns="affairs").to_numpy(), (table["affairs"] > 0).to_numpy().astype(int)
ROUNDS, ETA, LEAVES, PATIENCE = 300, 0.1, 8, 15


def fit_xgboost(X_fit, y_fit, X_val, y_val):
    """Best-first trees; min_child_weight as in the other two: 0.001 of second derivative."""
    model = XGBClassifier(
        n_estimators=ROUNDS, learning_rate=ETA, grow_policy="lossguide", max_leaves=LEAVES,
        max_depth=0, max_bin=255, reg_lambda=0, min_child_weight=1e-3, n_jobs=1,
        early_stopping_rounds=PATIENCE, eval_metric="logloss",
    )  # fmt: skip
    return model.fit(X_fit, y_fit, eval_set=[(X_val, y_val)], verbose=False), "best_iteration"


def fit_lightgbm(X_fit, y_fit, X_val, y_val):
    """One row per leaf allowed, as in the other two."""
    model = LGBMClassifier(
        n_estimators=ROUNDS, learning_rate=ETA, num_leaves=LEAVES, max_bin=255, reg_lambda=0,
        min_child_samples=1, min_child_weight=1e-3, n_jobs=1, verbosity=-1,
    )  # fmt: skip
    stop = early_stopping(PATIENCE, verbose=False)
    model.fit(X_fit, y_fit, eval_X=X_val, eval_y=y_val, eval_metric="logloss", callbacks=[stop])
    return model, "best_iteration_"


def fit_scikit_learn(X_fit, y_fit, X_val, y_val):
    """Keeps the trees grown while waiting, up to PATIENCE more than the other two."""
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS, learning_rate=ETA, max_leaf_nodes=LEAVES, max_bins=255,
        l2_regularization=0, min_samples_leaf=1, early_stopping=True, n_iter_no_change=PATIENCE,
        tol=0, random_state=0,
    )  # fmt: skip
    return model.fit(X_fit, y_fit, X_val=X_val, y_val=y_val), "n_iter_"


engines = {"XGBoost": fit_xgboost, "LightGBM": fit_lightgbm, "HistGradientB.": fit_scikit_learn}
auc = {name: [] for name in ["linear", *engines]}
trees = {name: [] for name in engines}
with threadpool_limits(1):
    for fold, (train, test) in enumerate(
        StratifiedKFold(5, shuffle=True, random_state=0).split(X, y)
    ):
        parts = train_test_split(
            X[train], y[train], test_size=0.2, stratify=y[train], random_state=fold
        )
        X_fit, X_val, y_fit, y_val = parts
        linear = make_pipeline(StandardScaler(), LogisticRegression()).fit(X[train], y[train])
        auc["linear"].append(roc_auc_score(y[test], linear.predict_proba(X[test])[:, 1]))
        for name, fit in engines.items():
            model, attribute = fit(X_fit, y_fit, X_val, y_val)
            trees[name].append(getattr(model, attribute))
            auc[name].append(roc_auc_score(y[test], model.predict_proba(X[test])[:, 1]))

for name, scores in auc.items():
    print(
        f"{name:15s} AUC {np.mean(scores):.3f}, over folds {min(scores):.2f} to {max(scores):.2f}"
    )
names = list(engines)
for a, b in ((0, 1), (0, 2), (1, 2)):
    difference = np.array(auc[names[a]]) - auc[names[b]]
    print(
        f"{names[a]} - {names[b]}: {difference.mean():+.3f}, "
        f"spread over folds {difference.std(ddof=1):.3f}"
    )
    assert abs(difference.mean()) < 0.01
rounds = ", ".join(f"{name} ~{np.median(t):.0f}" for name, t in trees.items())
print(f"rounds used, median: {rounds}")
