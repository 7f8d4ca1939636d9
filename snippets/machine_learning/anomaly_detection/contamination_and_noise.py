"""What hurts: anomalies in the training set (left) and columns without meaning (right)."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.covariance import LedoitWolf
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import NearestNeighbors


def knn(k):
    return lambda train, test: NearestNeighbors(n_neighbors=k).fit(train).kneighbors(test)[0][:, -1]


def forest(train, test):
    return -IsolationForest(n_estimators=40, random_state=0).fit(train).score_samples(test)


detectors = {
    "5th neighbor": knn(5),
    "50th neighbor": knn(50),
    "isolation forest": forest,
    "Mahalanobis": lambda train, test: LedoitWolf().fit(train).mahalanobis(test),
}
rng = np.random.default_rng(0)


def auc(detector, train, usual, odd) -> float:
    """ROC AUC of a detector trained on `train`."""
    label = np.r_[np.zeros(len(usual)), np.ones(len(odd))]
    return roc_auc_score(label, detector(train, np.r_[usual, odd]))


X, y = load_digits(return_X_y=True)
normal, fours = rng.permutation(X[y != 4]), rng.permutation(X[y == 4])
shares = (0.0, 0.01, 0.03, 0.10)
dirty = {name: [] for name in detectors}
for share in shares:
    train = np.r_[normal[:800], fours[: round(share * 800)]]
    for name, detector in detectors.items():
        dirty[name].append(auc(detector, train, normal[800:], fours[80:]))

X, y = load_breast_cancer(return_X_y=True)
X = (X - X[y == 1].mean(axis=0)) / X[y == 1].std(axis=0)
benign, malignant = rng.permutation(X[y == 1]), X[y == 0]
extra = (0, 30, 100, 300)
noise = rng.normal(size=(len(X), max(extra)))
noisy = {name: [] for name in detectors}
for m in extra:
    train, usual = (np.c_[benign, noise[:357, :m]][part] for part in (slice(200), slice(200, None)))
    odd = np.c_[malignant, noise[357:, :m]]
    for name, detector in detectors.items():
        noisy[name].append(auc(detector, train, usual, odd))

fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), sharey=True, layout="constrained")
for i, name in enumerate(detectors):
    print(f"{name:16s} fours in training {shares}:", *(f"{v:.2f}" for v in dirty[name]))
    print(f"{'':16s} noise columns {extra}:", *(f"{v:.2f}" for v in noisy[name]))
    axes[0].plot(range(4), dirty[name], "o-", ms=4, color=f"C{i}")
    axes[1].plot(range(4), noisy[name], "o-", ms=4, color=f"C{i}", label=name)
axes[0].set(xticks=range(4), xticklabels=[f"{s:.0%}" for s in shares], ylabel="ROC AUC")
axes[0].set_xlabel("fours added to the training set")
axes[1].set(xticks=range(4), xticklabels=extra, xlabel="noise columns beside 30 real ones")
axes[1].legend(frameon=False, fontsize=9)
assert dirty["5th neighbor"][0] - dirty["5th neighbor"][-1] > 0.2
assert all(values[0] > values[-1] for values in noisy.values())
plt.show()
