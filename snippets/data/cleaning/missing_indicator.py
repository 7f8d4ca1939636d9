"""When the silence speaks: indicator columns and native NaN, with random and with telling gaps."""

import numpy as np
import statsmodels.api as sm
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

survey = sm.datasets.fair.load_pandas().data
X = survey.drop(columns="affairs")
y = survey["affairs"] > 0
rng = np.random.default_rng(0)
unhappy = X["rate_marriage"] <= 3  # marriage rated 1 to 5
chance = {"at random": 0.25, "by the unhappy": np.where(unhappy, 0.8, 0.05)}


def logistic(indicator: bool):
    """Return a pipeline: median (and indicator), scaling, logistic regression."""
    imputer = SimpleImputer(strategy="median", add_indicator=indicator)
    return make_pipeline(imputer, StandardScaler(), LogisticRegression())


boosting = HistGradientBoostingClassifier(max_iter=30, learning_rate=0.15, random_state=0)
models = {
    "logistic, median": logistic(False),
    "logistic, median + indicator": logistic(True),
    "boosting, median": make_pipeline(SimpleImputer(strategy="median"), boosting),
    "boosting, NaN as it is": boosting,
}
folds = StratifiedKFold(3, shuffle=True, random_state=0)
print(f"{'held-out AUC':30}nothing skipped" + "".join(f"{c:>17}" for c in chance))
tables = [X] + [X.assign(rate_marriage=X["rate_marriage"].mask(rng.random(len(X)) < p))
                for p in chance.values()]  # fmt: skip
auc = {}
for name, model in models.items():
    auc[name] = [cross_val_score(model, A, y, cv=folds, scoring="roc_auc").mean() for A in tables]
    print(f"{name:30}{auc[name][0]:15.3f}{auc[name][1]:17.3f}{auc[name][2]:17.3f}")
plain, flagged, filled, native = auc.values()
assert abs(flagged[1] - plain[1]) < 0.003  # nothing to gain where gaps are random
assert flagged[2] > plain[2] + 0.02 and native[2] > filled[2]
