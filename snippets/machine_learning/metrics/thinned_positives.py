"""Positives thinned out of one test set: ROC AUC stays, average precision falls."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score, roc_curve
from sklearn.model_selection import train_test_split
from statsmodels.datasets import fair

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 0).to_numpy(int)  # any affair at all: a third of the answers
X_a, X_b, y_a, y_b = train_test_split(survey, y, test_size=0.5, stratify=y, random_state=0)
p = LogisticRegression(max_iter=1000).fit(X_a, y_a).predict_proba(X_b)[:, 1]
positive, negative = np.flatnonzero(y_b == 1), np.flatnonzero(y_b == 0)
fpr, tpr, _ = roc_curve(y_b, p, drop_intermediate=False)

rng = np.random.default_rng(0)
kept = [len(positive), 400, 150, 60, 25]
results = []
print("prevalence    AUC      AP   AP from the ROC curve alone")
for m in kept:
    prevalence = m / (m + len(negative))
    # Bayes' rule, point by point: precision follows from the ROC curve and the prevalence.
    alarms = prevalence * tpr + (1 - prevalence) * fpr
    precision = prevalence * tpr[1:] / alarms[1:]
    predicted = np.diff(tpr) @ precision
    draws = []
    for _ in range(30):
        rows = np.concatenate([rng.choice(positive, m, replace=False), negative])
        draws.append([f(y_b[rows], p[rows]) for f in (roc_auc_score, average_precision_score)])
    auc, ap = np.mean(draws, axis=0)
    results.append([prevalence, auc, ap, *np.std(draws, axis=0)])
    print(f"{prevalence:10.3f}  {auc:.3f}  {ap:6.3f}   {predicted:6.3f}")
    assert abs(ap - predicted) < 0.03
share, auc, ap, auc_sd, ap_sd = np.array(results).T
assert np.ptp(auc) < 0.02 and ap[0] > 5 * ap[-1] and (ap > share).all()
print(f"standard deviation of the AUC over draws: {auc_sd[1]:.3f} with 400 positives, "
      f"{auc_sd[-1]:.3f} with 25")  # fmt: skip

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for mean, sd, color, name in ((auc, auc_sd, "C0", "ROC AUC"), (ap, ap_sd, "C1", "AP")):
    ax.errorbar(share, mean, sd, fmt="o-", color=color, capsize=3)
    ax.text(share[2], mean[2] + 0.06, name, color=color, ha="center")
ax.plot(share, share, ":", color="C7")
ax.text(0.2, 0.1, "AP of random scores", color="C7", ha="center")
ax.set(xscale="log", xlabel="share of positives in the test set", ylabel="score", ylim=(0, 1))
ax.set(xticks=[0.01, 0.03, 0.1, 0.3], xticklabels=["0.01", "0.03", "0.1", "0.3"])
ax.minorticks_off()
plt.show()
