"""One set of answers, three F1 scores: pooled, and averaged over folds in two ways."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from statsmodels.datasets import fair

survey = fair.load_pandas().data.sample(1000, random_state=0)
y = (survey.pop("affairs") > 3).to_numpy(int)
model, X = make_pipeline(StandardScaler(), LogisticRegression()), survey.to_numpy()
print(f"{y.sum()} positives of {len(y)}")
gap = {}
for k in (5, 100):
    folds = KFold(k, shuffle=True, random_state=0)
    flag = cross_val_predict(model, X, y, cv=folds, method="predict_proba")[:, 1] > 0.15
    # Per fold the two parts of F1 = 2 TP / (positives + alarms).
    TP, total = np.array(
        [[y[b] @ flag[b], y[b].sum() + flag[b].sum()] for _, b in folds.split(X)]
    ).T
    pooled = 2 * TP.sum() / total.sum()
    assert np.isclose(pooled, f1_score(y, flag))
    f1 = 2 * TP / np.maximum(total, 1)
    low, high = f1.mean(), np.where(total == 0, 1, f1).mean()  # a fold with 0/0 scores 0, or 1
    gap[k] = pooled - low, high - low
    print(f"{k:3d} folds: pooled {pooled:.3f}, mean {low:.3f}, or {high:.3f} if 0/0 counts as 1")
assert abs(gap[5][0]) < 0.03 and gap[100][0] > 0.06 and gap[100][1] > 0.03
