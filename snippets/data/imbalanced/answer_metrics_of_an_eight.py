"""Is it an 8? Five summaries of one classifier, and of one that never says yes."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    average_precision_score,
    balanced_accuracy_score,
    f1_score,
    matthews_corrcoef,
    roc_auc_score,
)
from sklearn.model_selection import train_test_split

X, digit = load_digits(return_X_y=True)
y = (digit == 8).astype(int)
X_a, X_b, y_a, y_b = train_test_split(X / 16, y, test_size=0.5, stratify=y, random_state=0)
p = LogisticRegression(max_iter=500).fit(X_a, y_a).predict_proba(X_b)[:, 1]
for name, score in (("never", np.zeros(len(y_b))), ("logistic", p)):
    flagged = (score > 0.5).astype(int)
    print(f"{name:9} accuracy {np.mean(flagged == y_b):.2f}  F1 {f1_score(y_b, flagged):.2f}  "
          f"balanced {balanced_accuracy_score(y_b, flagged):.2f}  "
          f"MCC {matthews_corrcoef(y_b, flagged):.2f}  AUC {roc_auc_score(y_b, score):.2f}  "
          f"AP {average_precision_score(y_b, score):.2f}")  # fmt: skip
gap_auc = 1 - roc_auc_score(y_b, p)
gap_ap = 1 - average_precision_score(y_b, p)
print(f"missing to perfection: AUC {gap_auc:.2f}, AP {gap_ap:.2f}")
assert gap_ap > 2 * gap_auc
