"""How often a score comes true, and the sigmoid that Platt's method lays through it."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.calibration import CalibratedClassifierCV
from sklearn.datasets import make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.svm import SVC

X, y = make_moons(400, noise=0.4, random_state=0)
X_new, y_new = make_moons(10_000, noise=0.4, random_state=1)
svc = SVC(C=1, gamma=1)
held_out = cross_val_predict(svc, X, y, cv=5, method="decision_function")
sigmoid = LogisticRegression(C=np.inf).fit(held_out[:, None], y)
scores = svc.fit(X, y).decision_function(X_new)
library = CalibratedClassifierCV(svc, method="sigmoid", cv=5, ensemble=False).fit(X, y)

p = {
    "1 / (1 + exp(-score))": 1 / (1 + np.exp(-scores)),
    "Platt by hand": sigmoid.predict_proba(scores[:, None])[:, 1],
    "CalibratedClassifierCV": library.predict_proba(X_new)[:, 1],
}
for name, q in p.items():
    print(f"{name:23} log loss {log_loss(y_new, q):.3f}, AUC {roc_auc_score(y_new, q):.3f}")
print(f"sigmoid: slope {sigmoid.coef_[0, 0]:.2f}, offset {sigmoid.intercept_[0]:.2f}")
gap = np.abs(p["Platt by hand"] - p["CalibratedClassifierCV"]).max()
assert gap < 0.02  # the library shrinks the targets a little, as Platt does
assert log_loss(y_new, p["Platt by hand"]) < log_loss(y_new, p["1 / (1 + exp(-score))"])

edges = np.quantile(scores, np.linspace(0, 1, 16))
bins = np.clip(np.searchsorted(edges, scores) - 1, 0, 14)
centers = np.array([scores[bins == k].mean() for k in range(15)])
shares = np.array([y_new[bins == k].mean() for k in range(15)])
line = np.linspace(scores.min(), scores.max(), 200)
fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.plot(line, 1 / (1 + np.exp(-line)), "--", color="C7")
ax.plot(line, sigmoid.predict_proba(line[:, None])[:, 1], color="C0")
ax.plot(centers, shares, "o", color="C1")
ax.annotate("logistic function of the raw score", (0.15, 0.42), color="C7")
ax.annotate("Platt's sigmoid", (-0.15, 0.72), color="C0", ha="right")
ax.annotate("observed, 15 groups of new points", (-0.5, 0.06), color="C1")
ax.set(xlabel="decision score", ylabel="share of class 1")
plt.show()
