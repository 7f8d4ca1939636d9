"""The area under a ROC curve is an integral, and equals the share of pairs ranked correctly."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def roc_curve(truth: np.ndarray, score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lower a threshold through the scores and record both rates.

    Args:
        truth: 1 for positives, 0 for negatives, shape (n,).
        score: Larger means more likely positive, shape (n,), without ties.

    Returns:
        False positive rate and true positive rate, each of shape (n + 1,), from 0 to 1.
    """
    ranked = truth[np.argsort(-score, kind="stable")]
    tpr = np.concatenate([[0], np.cumsum(ranked) / ranked.sum()])
    fpr = np.concatenate([[0], np.cumsum(1 - ranked) / (1 - ranked).sum()])
    return fpr, tpr


X, y = load_breast_cancer(return_X_y=True, as_frame=True)
malignant = 1 - y.to_numpy()
X = X[["mean texture", "mean smoothness"]]
X_train, X_test, y_train, y_test = train_test_split(X, malignant, test_size=0.4, random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
score = model.decision_function(X_test)
assert len(np.unique(score)) == len(score)  # no ties

fpr, tpr = roc_curve(y_test, score)
area = float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))  # trapezoids
pairs = score[y_test == 1][:, None] > score[y_test == 0][None, :]
assert np.isclose(area, pairs.mean()) and np.isclose(area, roc_auc_score(y_test, score))
print(f"area under the curve, {len(fpr) - 1} trapezoids: {area:.4f}")
print(f"malignant ranked above benign: {pairs.sum()} of {pairs.size} pairs, {pairs.mean():.4f}")
shuffled = np.random.default_rng(0).permuted(np.tile(score, (200, 1)), axis=1)
by_chance = np.mean([roc_auc_score(y_test, s) for s in shuffled])
print(f"scores dealt at random, mean of 200: {by_chance:.2f}")
assert abs(by_chance - 0.5) < 0.01 and area > 0.75

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
ax.fill_between(fpr, tpr, color="C0", alpha=0.2)
ax.plot(fpr, tpr, color="C0")
ax.plot([0, 1], [0, 1], color="C7", ls="--")
ax.text(0.3, 0.55, f"area {area:.3f}", color="C0", fontsize=13)
ax.text(0.6, 0.47, "random scores: area ½", color="C7")
ax.set(xlabel="share of benign tumors flagged", ylabel="share of malignant tumors found")
ax.set(xlim=(0, 1), ylim=(0, 1.02))
plt.show()
