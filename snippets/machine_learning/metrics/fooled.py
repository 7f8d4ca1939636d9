"""Four ways to a better number without a better model."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    accuracy_score,
    f1_score,
    matthews_corrcoef,
    precision_score,
    roc_auc_score,
)
from sklearn.model_selection import train_test_split
from statsmodels.datasets import fair

survey = fair.load_pandas().data
hours = survey.pop("affairs").to_numpy()
y, rare = (hours > 0).astype(int), (hours > 5).astype(int)
X = survey.to_numpy()
a, b = train_test_split(np.arange(len(y)), test_size=0.5, stratify=y, random_state=0)
p = LogisticRegression(max_iter=1000).fit(X[a], y[a]).predict_proba(X[b])[:, 1]
flag, rng = (p > 0.5).astype(int), np.random.default_rng(0)

never = np.zeros_like(flag)
print(f"1 rare class: 'never' has accuracy {accuracy_score(rare[b], never):.3f}, "
      f"MCC {matthews_corrcoef(rare[b], never):.1f}")  # fmt: skip

always = 1 - never
swapped = f1_score(1 - y[b], 1 - flag), f1_score(1 - y[b], always)
print(f"2 the common class as positive: F1 {f1_score(y[b], flag):.3f} becomes {swapped[0]:.3f}, "
      f"'always' gets {swapped[1]:.3f}; MCC stays {matthews_corrcoef(y[b], flag):.3f}")  # fmt: skip
assert np.isclose(matthews_corrcoef(y[b], flag), matthews_corrcoef(1 - y[b], 1 - flag))
prevalence = 1 - y[b].mean()
assert np.isclose(swapped[1], 2 * prevalence / (1 + prevalence))

one, zero = np.flatnonzero(y[b] == 1), np.flatnonzero(y[b] == 0)
balanced = np.concatenate([one, rng.choice(zero, len(one), replace=False)])
real, flattered = (precision_score(y[b][r], flag[r]) for r in (slice(None), balanced))
auc = [roc_auc_score(y[b][r], p[r]) for r in (slice(None), balanced)]
print(f"3 test set balanced by hand: precision {real:.3f} becomes {flattered:.3f}, "
      f"AUC {auc[0]:.2f} and {auc[1]:.2f}")  # fmt: skip
assert flattered > real + 0.08

# A column written after the outcome: "letters from a lawyer".
letters = rng.poisson(0.1 + 2.0 * y)[:, None]
leaky = np.hstack([X, letters])
model = LogisticRegression(max_iter=1000).fit(leaky[a], y[a])
offline = roc_auc_score(y[b], model.predict_proba(leaky[b])[:, 1])
leaky[:, -1] = 0  # on the day of the prediction nobody has written yet
live = roc_auc_score(y[b], model.predict_proba(leaky[b])[:, 1])
print(f"4 leaked column: AUC {offline:.3f} in the test, {live:.3f} on the day")
assert offline > 0.9 and live < 0.8
