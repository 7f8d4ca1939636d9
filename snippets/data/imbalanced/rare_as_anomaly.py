"""Average precision with 1 to 32 known malignant tumors, against a model that needs none."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import IsolationForest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

data = load_breast_cancer()
X, y = data.data, 1 - data.target  # 1: malignant
counts = np.array([1, 2, 4, 8, 16, 32])
supervised, unsupervised, prevalence = [], [], []
for seed in range(8):
    rng = np.random.default_rng(seed)
    benign, malignant = (rng.permutation(np.flatnonzero(y == c)) for c in (0, 1))
    test = np.concatenate([benign[250:], malignant[32:42]])  # 107 benign, 10 malignant
    prevalence.append(y[test].mean())
    novelty = IsolationForest(n_estimators=50, random_state=seed).fit(X[benign[:250]])
    score = -novelty.score_samples(X[test])
    unsupervised.append(average_precision_score(y[test], score))
    row = []
    for n in counts:
        rows = np.concatenate([benign[:250], malignant[:n]])
        model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X[rows], y[rows])
        row.append(average_precision_score(y[test], model.decision_function(X[test])))
    supervised.append(row)

supervised, unsupervised = np.array(supervised), np.array(unsupervised)
print(f"isolation forest, no malignant seen: {unsupervised.mean():.2f}")
print(f"prevalence in the test: {np.mean(prevalence):.3f}")
print("malignant seen   logistic regression, mean of 8 draws (std)")
for n, column in zip(counts, supervised.T, strict=True):
    print(f"{n:14} {column.mean():10.2f} ({column.std(ddof=1):.2f})")
assert supervised[:, -1].mean() > unsupervised.mean() + 0.05
assert supervised[:, 0].std() > 2 * supervised[:, -1].std()  # with one example, luck decides

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for row in supervised:
    ax.plot(counts, row, color="C0", alpha=0.25)
ax.plot(counts, supervised.mean(axis=0), "o-", color="C0")
ax.axhline(unsupervised.mean(), color="C1")
ax.axhline(np.mean(prevalence), color="C7", linestyle=":")
ax.text(9, 0.86, "logistic regression", color="C0", va="top")
ax.text(32, unsupervised.mean() - 0.02, "isolation forest", color="C1", va="top", ha="right")
ax.text(32, np.mean(prevalence) + 0.02, "random scores", color="C7", ha="right")
ax.set_xscale("log", base=2)
ax.set_xticks(counts, [str(n) for n in counts])
ax.set(xlabel="malignant tumors in the training set", ylabel="average precision", ylim=(0, 1.03))
plt.show()
