"""Ten confirmed anomalies: three figures of merit, their bootstrap intervals, and the truth."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import IsolationForest
from sklearn.metrics import average_precision_score, roc_auc_score

X, y = load_breast_cancer(return_X_y=True)
benign, malignant = X[y == 1], X[y == 0]
rng = np.random.default_rng(0)
few = rng.permutation(len(malignant))
odd = malignant[few[:10]]
rows = np.vstack([benign, odd])
forest = IsolationForest(n_estimators=50, random_state=0).fit(
    rows
)  # unlabeled: the ten are in the training set
label = np.r_[np.zeros(len(benign)), np.ones(10)]
score = -forest.score_samples(rows)


def precision_at_10(label: np.ndarray, score: np.ndarray) -> float:
    """Share of anomalies among the ten highest scores."""
    return label[np.argsort(-score, kind="stable")[:10]].mean()


print(f"base rate {label.mean():.3f}")
measures = {
    "ROC AUC": roc_auc_score,
    "average precision": average_precision_score,
    "precision at 10": precision_at_10,
}
interval = {}
for name, measure in measures.items():
    draws = []
    for _ in range(100):  # resample anomalies and the rest apart, so that the base rate stays
        i = np.r_[rng.integers(0, len(benign), len(benign)), len(benign) + rng.integers(0, 10, 10)]
        draws.append(measure(label[i], score[i]))
    low, high = interval[name] = np.quantile(draws, [0.025, 0.975])
    print(f"{name:17s} {measure(label, score):.2f}, 95% bootstrap interval {low:.2f} to {high:.2f}")

rest = -forest.score_samples(malignant[few[10:]])
truth = roc_auc_score(np.r_[np.zeros(357), np.ones(202)], np.r_[score[:357], rest])
print(f"ROC AUC on the 202 malignant tumors kept back: {truth:.2f}")
width = np.ptp(interval["average precision"])
assert interval["ROC AUC"][0] - 0.02 < truth < interval["ROC AUC"][1] + 0.02 and width > 0.2

for share in (0.01, 0.10):
    model = IsolationForest(n_estimators=50, contamination=share, random_state=0).fit(rows)
    alarms = model.predict(rows) == -1
    assert np.array_equal(model.score_samples(rows), forest.score_samples(rows))
    print(f"contamination={share:.2f}: {alarms.sum()} alarms, {alarms[-10:].sum()} of them right")
