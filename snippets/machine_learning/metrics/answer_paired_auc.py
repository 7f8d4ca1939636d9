"""Two AUCs whose intervals overlap, and the paired interval of their difference."""
# one seed: to be revised

import numpy as np
from scipy.stats import rankdata
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from statsmodels.datasets import fair


def auc(y: np.ndarray, p: np.ndarray) -> float:
    """AUC by ranks: much faster than a library call when repeated a thousand times."""
    n1 = y.sum()
    return (rankdata(p)[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * (len(y) - n1))


survey = fair.load_pandas().data
y = (survey.pop("affairs") > 0).to_numpy(int)
X_a, X_b, y_a, y_b = train_test_split(survey, y, test_size=1000, stratify=y, random_state=0)
p = []
for model in (LogisticRegression(max_iter=1000), GaussianNB()):
    p.append(model.fit(X_a, y_a).predict_proba(X_b)[:, 1])

rng = np.random.default_rng(0)
draws = []
for _ in range(500):
    r = rng.integers(0, len(y_b), len(y_b))
    draws.append([auc(y_b[r], q[r]) for q in p])
draws = np.array(draws)
low, high = np.quantile(draws, [0.025, 0.975], axis=0)
for name, q, a, b in zip(("logistic", "naive Bayes"), p, low, high, strict=True):
    print(f"{name:11s} AUC {auc(y_b, q):.3f}  ({a:.2f} to {b:.2f})")
a, b = np.quantile(draws[:, 0] - draws[:, 1], [0.025, 0.975])
print(f"paired difference {auc(y_b, p[0]) - auc(y_b, p[1]):.3f}  "
      f"({a:.3f} to {b:.3f})")  # fmt: skip
assert low[0] < high[1] and a > 0  # the intervals overlap, the difference is clear of zero
