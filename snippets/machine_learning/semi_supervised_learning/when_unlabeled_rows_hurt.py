"""Unlabeled rows that hurt: a border across the clusters, and classes nobody asked for."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.semi_supervised import LabelSpreading, SelfTrainingClassifier

rng = np.random.default_rng(0)


def graph(X: np.ndarray, y: np.ndarray) -> LabelSpreading:
    """Label spreading on a graph of 10 neighbors; y is -1 where unlabeled."""
    return LabelSpreading(kernel="knn", n_neighbors=10, alpha=0.9, max_iter=2_000).fit(X, y)


# 1. Two tight clusters, left and right; the class is "above or below", across the clusters.
fig, axes = plt.subplots(1, 2, figsize=(7, 2.8), layout="constrained")
for ax, axis, title in zip(axes, (0, 1), ("class = cluster", "class = upper half"), strict=True):
    alone, spread = [], []
    for _ in range(12):
        X = rng.normal(size=(400, 2)) + np.where(rng.random(400) < 0.5, -4, 4)[:, None] * [1, 0]
        truth = (X[:, axis] > 0).astype(int)
        partial = np.full(400, -1)
        labeled = np.concatenate([rng.choice(np.flatnonzero(truth == c), 4) for c in (0, 1)])
        partial[labeled] = truth[labeled]
        rest = partial == -1
        without = LogisticRegression().fit(X[~rest], truth[~rest]).predict(X[rest])
        alone.append(np.mean(without == truth[rest]))
        spread.append(np.mean(graph(X, partial).transduction_[rest] == truth[rest]))
    print(f"{title:20s} 8 labels {np.mean(alone):.2f}, with 392 unlabeled {np.mean(spread):.2f}")
    for c in (0, 1):
        ax.plot(*X[rest & (truth == c)][:70].T, ".", color=f"C{c}", markersize=3)
        ax.plot(*X[~rest & (truth == c)].T, "o", color=f"C{c}", markersize=9)
    ax.set(title=title, xlabel="$x_1$", ylabel="$x_2$")
assert np.mean(spread) < np.mean(alone) - 0.03

# 2. Ask for 0..4 only; the unlabeled rows are of these classes or are strangers, 5..9.
X, y = load_digits(return_X_y=True)
X = X / 16
known = np.flatnonzero(y < 5)
pool, test = train_test_split(known, test_size=300, stratify=y[known], random_state=0)
strangers = np.flatnonzero(y >= 5)
base = LogisticRegression(C=10, max_iter=1_000)
scores = []
for seed in range(4):
    labeled, rest = train_test_split(pool, train_size=20, stratify=y[pool], random_state=seed)
    row = [base.fit(X[labeled], y[labeled]).score(X[test], y[test])]
    for share in (0.0, 0.5, 1.0):
        n_strange = int(share * 400)
        more = np.append(rest[: 400 - n_strange], strangers[:n_strange])
        partial = np.append(y[labeled], np.full(400, -1))
        both = np.append(labeled, more)
        model = SelfTrainingClassifier(base, threshold=0.7).fit(X[both], partial)
        row.append(model.score(X[test], y[test]))
    scores.append(row)
mean = np.mean(scores, axis=0)
print(f"digits 0..4          20 labels {mean[0]:.2f}")
for share, m in zip((0, 50, 100), mean[1:], strict=True):
    print(f"  + 400 unlabeled, {share:3d} % of them strangers: {m:.2f}")
assert mean[3] < mean[1]
plt.show()
