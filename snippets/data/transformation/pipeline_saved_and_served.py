"""One pipeline for numbers, ordered levels and categories: trained, saved, loaded and served."""
# one seed: to be revised

import tempfile
from pathlib import Path

import joblib
import numpy as np
import statsmodels.api as sm
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

JOBS = ["student", "farm", "office", "teacher", "manager", "professional"]
RATING = ["very poor", "poor", "fair", "good", "very good"]

survey = sm.datasets.fair.load_pandas().data
y = (survey.pop("affairs") > 0).astype(int)
survey["occupation"] = [JOBS[int(code) - 1] for code in survey["occupation"]]
survey["rate_marriage"] = [RATING[int(code) - 1] for code in survey["rate_marriage"]]
X = survey.drop(columns="occupation_husb")
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0, stratify=y)

numbers = ["age", "yrs_married", "children", "religious", "educ"]
prepare = ColumnTransformer(
    [
        ("num", StandardScaler(), numbers),
        (
            "ord",
            make_pipeline(OrdinalEncoder(categories=[RATING]), StandardScaler()),
            ["rate_marriage"],
        ),
        (
            "cat",
            OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=100),
            ["occupation"],
        ),
    ]
)
model = make_pipeline(prepare, LogisticRegression()).fit(X_train, y_train)
print("columns in:", X.shape[1], " columns out:", model[:-1].transform(X_test).shape[1])
good = model.predict_proba(X_test)[:, 1]
print(f"held-out AUC {roc_auc_score(y_test, good):.3f} (guessing: 0.5)")

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "model.joblib"
    joblib.dump(model, path)  # the fitted statistics and the coefficients, in one file
    served = joblib.load(path)
one_by_one = [served.predict_proba(X_test.iloc[[i]])[0, 1] for i in range(20)]
assert np.allclose(one_by_one, good[:20])  # a single row gets what it got in the batch
print("loaded model, rows one by one: the same probabilities")


# The mistake: the service re-creates the scaler and fits it on what arrives.
def serve_refitted(batch) -> np.ndarray:
    """Score a batch with numeric statistics learned from that batch."""
    Z = served[:-1].transform(batch)
    Z[:, : len(numbers)] = StandardScaler().fit_transform(batch[numbers])
    return served[-1].predict_proba(Z)[:, 1]


Z = served[:-1].transform(X_test)
Z[:, : len(numbers)] = 0  # one row minus its own mean: every number becomes 0
alone = served[-1].predict_proba(Z)[:, 1]
assert np.allclose([serve_refitted(X_test.iloc[[i]])[0] for i in range(10)], alone[:10])
older = X_test["age"] > 35  # a batch that is not like the training rows
print(f"women over 35: observed {y_test[older].mean():.3f}", end="")
print(f", saved pipeline {good[older].mean():.3f}", end="")
skewed = serve_refitted(X_test[older]).mean()
print(f", scaler refitted on the batch {skewed:.3f}")
auc = roc_auc_score(y_test, good), roc_auc_score(y_test, alone)
print(f"all, one request per row: AUC saved pipeline {auc[0]:.3f}, refitted {auc[1]:.3f}")
assert auc[1] < auc[0] - 0.02 and skewed < y_test[older].mean() - 0.05
