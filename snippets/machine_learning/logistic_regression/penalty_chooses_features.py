"""Weights of thirty tumor measurements as the L1 penalty weakens: they enter one by one."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression, LogisticRegressionCV
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
folds = StratifiedKFold(5, shuffle=True, random_state=0)
strengths = np.logspace(-2, 1, 8)
models = {
    "baseline": DummyClassifier(strategy="prior"),
    "hardly any, C=10000": LogisticRegression(C=10_000, solver="newton-cholesky"),
    "default, C=1": LogisticRegression(),
    "L1, C searched": LogisticRegressionCV(
        Cs=strengths,
        l1_ratios=(1,),
        solver="liblinear",
        tol=1e-6,
        random_state=0,
        scoring="neg_log_loss",
        cv=3,
        use_legacy_attributes=False,
    ),
}
losses = {}
print("held out              log loss  accuracy  features used")
for name, model in models.items():
    pipeline = make_pipeline(StandardScaler(), model)
    scores = cross_validate(
        pipeline, X, y, cv=folds, scoring=("neg_log_loss", "accuracy"), return_estimator=True
    )
    losses[name] = -scores["test_neg_log_loss"].mean()
    used = [np.count_nonzero(getattr(e[-1], "coef_", 0)) for e in scores["estimator"]]
    accuracy = scores["test_accuracy"].mean()
    print(f"{name:20s}  {losses[name]:8.2f}  {accuracy:8.2f}  {min(used)} to {max(used)}")
assert losses["default, C=1"] < losses["baseline"] < losses["hardly any, C=10000"]

A = StandardScaler().fit_transform(X)
path = []
for C in strengths:
    model = LogisticRegression(C=C, l1_ratio=1, solver="liblinear", tol=1e-6, random_state=0)
    path.append(model.fit(A, y).coef_[0])
fig, ax = plt.subplots(figsize=(7, 3.3), layout="constrained")
for feature, weights in enumerate(np.array(path).T):
    ax.semilogx(strengths, weights, color=f"C{feature % 7}", linewidth=1)
ax.set(xlabel="C (weaker penalty to the right)", ylabel="weight of a standardized feature")
plt.show()
