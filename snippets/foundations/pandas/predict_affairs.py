"""Held-out scores of three models for the survey, each against the same constant guess."""

import pandas as pd
import statsmodels.api as sm
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

women = sm.datasets.fair.load_pandas().data
y = women["affairs"] > 0
X = women.drop(columns="affairs")  # leaving it in would hand the model its answer
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
choices = {
    "training rate for all": ["age"],
    "age": ["age"],
    "age, years married": ["age", "yrs_married"],
    "all eight columns": list(X.columns),
}
scores, ages = {}, {}
print(f"{len(X_train):,} women to learn from, {len(X_test):,} held out")
print("                        log loss   AUC    weight of age")
for name, columns in choices.items():
    constant = name == "training rate for all"
    model = DummyClassifier() if constant else LogisticRegression()
    model = make_pipeline(StandardScaler(), model).fit(X_train[columns], y_train)
    p = model.predict_proba(X_test[columns])[:, 1]
    scores[name] = log_loss(y_test, p), roc_auc_score(y_test, p)
    ages[name] = 0.0 if constant else model[-1].coef_[0, columns.index("age")]
    weight = "" if constant else f"{ages[name]:+.2f}"
    print(f"{name:22s}  {scores[name][0]:.3f}      {scores[name][1]:.3f}  {weight}".rstrip())

assert scores["all eight columns"][0] < scores["age"][0] < scores["training rate for all"][0]
assert ages["age"] > 0 > ages["age, years married"] and scores["all eight columns"][1] > 0.7
by_third = pd.qcut(p, 3, labels=["low", "middle", "high"])
print("\nheld-out rate by third of the prediction:")
print(y_test.groupby(by_third, observed=True).mean().round(3).to_string())
