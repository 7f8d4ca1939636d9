"""A useless model and a useful one, judged by accuracy and by the counts behind it."""

import numpy as np
from sklearn import metrics
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import train_test_split
from statsmodels.datasets import fair

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 3).to_numpy(int)
X = survey.to_numpy()
X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.4, stratify=y, random_state=0)
print(f"{len(y)} women, {y.mean():.1%} positive")
print(f"train {y_a.mean():.1%} of {len(y_a)}, test {y_b.mean():.1%} of {len(y_b)}\n")
assert abs(y_a.mean() - y_b.mean()) < 0.002  # what stratifying is for


def report(y: np.ndarray, flagged: np.ndarray) -> list[float]:
    """Return accuracy, precision, recall, F1, balanced accuracy and MCC of 0/1 answers.

    Args:
        y: True labels, shape (n,). flagged: Answers, shape (n,).
    """
    TP, FP = float(np.sum(flagged & y)), float(np.sum(flagged & (1 - y)))
    FN, TN = float(y.sum()) - TP, float((1 - y).sum()) - FP
    precision = TP / (TP + FP) if TP + FP else 0.0
    recall = TP / (TP + FN)
    f1 = 2 * TP / (2 * TP + FP + FN)
    balanced = (recall + TN / (TN + FP)) / 2
    spread = (TP + FP) * (TP + FN) * (TN + FP) * (TN + FN)
    mcc = (TP * TN - FP * FN) / spread**0.5 if spread else 0.0
    return [(TP + TN) / len(y), precision, recall, f1, balanced, mcc]


model = HistGradientBoostingClassifier(max_iter=25, max_leaf_nodes=6, random_state=0)
p = model.fit(X_a, y_a).predict_proba(X_b)[:, 1]
answers = {
    "never": np.zeros(len(y_b), int),
    "p > 0.5": (p > 0.5).astype(int),
    "p > 0.1": (p > 0.1).astype(int),
}
print("answer    accuracy  precision  recall     F1  balanced    MCC")
scores = {}
for name, flagged in answers.items():
    scores[name] = report(y_b, flagged)
    a, pr, r, f, b, m = scores[name]
    print(f"{name:8}  {a:8.3f}  {pr:9.2f}  {r:6.2f}  {f:5.2f}  {b:8.2f}  {m:5.2f}")

library = [metrics.accuracy_score, metrics.precision_score, metrics.recall_score]
library += [metrics.f1_score, metrics.balanced_accuracy_score, metrics.matthews_corrcoef]
reference = [f(y_b, answers["p > 0.1"]) for f in library]
assert np.allclose(scores["p > 0.1"], reference)
assert scores["never"][0] > scores["p > 0.1"][0] + 0.02  # accuracy prefers the useless one
assert min(np.subtract(scores["p > 0.1"], scores["p > 0.5"])[2:]) > 0  # everything else does not
