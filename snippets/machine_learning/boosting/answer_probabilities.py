"""AdaBoost's probabilities huddle around one half, long boosting's at 0 and 1: both mislead."""

import numpy as np
import statsmodels.api as sm
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import AdaBoostClassifier, GradientBoostingClassifier
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import train_test_split

table = sm.datasets.fair.load_pandas().data
X, y = table.drop(columns="affairs").to_numpy(), (table["affairs"] > 0).to_numpy().astype(int)
X_train, X_test, y_train, y_test = train_test_split(
    X, y, train_size=800, test_size=3000, stratify=y, random_state=0
)
ada = AdaBoostClassifier(n_estimators=40, random_state=0)
settings = {"max_depth": 3, "random_state": 0}
long = GradientBoostingClassifier(n_estimators=80, learning_rate=0.5, **settings)
models = {
    "AdaBoost": ada,
    "AdaBoost, calibrated": CalibratedClassifierCV(ada, cv=3),
    "boosting, 30 trees": GradientBoostingClassifier(n_estimators=30, **settings),
    "boosting, far too long": long,
    "too long, calibrated": CalibratedClassifierCV(long, cv=3),
}
loss = {}
for name, model in models.items():
    p = model.fit(X_train, y_train).predict_proba(X_test)[:, 1]
    loss[name] = log_loss(y_test, p)
    low, high = np.quantile(p, [0.1, 0.9])
    print(f"{name:23s} AUC {roc_auc_score(y_test, p):.2f}   log loss {loss[name]:.2f}   ", end="")
    print(f"middle 80 % of p: {low:.2f} to {high:.2f}")
assert loss["AdaBoost, calibrated"] < loss["AdaBoost"] - 0.02
assert loss["too long, calibrated"] < loss["boosting, far too long"] - 0.1
