"""A rare and a balanced test set: nearly the same ROC curve, far apart in precision and recall."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import (
    average_precision_score,
    precision_recall_curve,
    roc_auc_score,
    roc_curve,
)
from sklearn.model_selection import train_test_split
from statsmodels.datasets import fair

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 3).to_numpy(int)
X = survey.to_numpy()
X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.4, stratify=y, random_state=0)
model = HistGradientBoostingClassifier(max_iter=25, max_leaf_nodes=6, random_state=0)
p, y = model.fit(X_a, y_a).predict_proba(X_b)[:, 1], y_b


def average_precision(y: np.ndarray, score: np.ndarray) -> float:
    """Return the mean precision at the rank of each positive (scores without ties).

    Args:
        y: Labels 0 or 1, shape (n,). score: Larger means more likely 1, shape (n,).
    """
    hits = y[np.argsort(-score, kind="stable")]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return precision[hits == 1].mean()


rng = np.random.default_rng(0)
untied = p + 1e-9 * rng.random(len(p))
assert np.isclose(average_precision(y, untied), average_precision_score(y, untied))
by_chance = np.mean([average_precision(y, rng.random(len(y))) for _ in range(200)])
assert abs(by_chance - y.mean()) < 0.005  # the baseline is the prevalence
print(f"prevalence {y.mean():.3f}, AP of random scores {by_chance:.3f}\n")

negatives = rng.choice(np.flatnonzero(y == 0), y.sum(), replace=False)
balanced = np.concatenate([np.flatnonzero(y == 1), negatives])
fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
results = []
print("test set     ROC AUC     AP  precision of the first 5 % / 20 % of positives found")
for name, rows, color in (("as it is", slice(None), "C0"), ("balanced", balanced, "C1")):
    auc, ap = roc_auc_score(y[rows], p[rows]), average_precision_score(y[rows], p[rows])
    fpr, tpr, _ = roc_curve(y[rows], p[rows])
    precision, recall, _ = precision_recall_curve(y[rows], p[rows])
    at = [precision[recall >= r].max() for r in (0.05, 0.2)]
    print(f"{name:10}  {auc:8.2f}  {ap:5.2f}  {at[0]:.2f} / {at[1]:.2f}")
    results.append((auc, ap))
    left.plot(fpr, tpr, color=color)
    right.plot(recall[recall > 0.01], precision[recall > 0.01], color=color)
    right.axhline(y[rows].mean(), color=color, linestyle=":")
assert abs(results[0][0] - results[1][0]) < 0.03 and results[1][1] > 3 * results[0][1]
left.plot([0, 1], [0, 1], ":", color="C7")
left.text(0.42, 0.3, "random scores", color="C7")
left.text(0.0, 0.9, "both test sets", color="C0")
left.set(xlabel="false-positive rate", ylabel="recall", title="ROC")
right.text(0.6, 0.82, "balanced", color="C1")
right.text(0.45, 0.27, "as it is", color="C0")
right.set(xlabel="recall", ylabel="precision", title="precision-recall", ylim=(0, 1))
plt.show()
