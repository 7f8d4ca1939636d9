"""Test accuracy against labels, with and without the unlabeled digits: the gain vanishes."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.semi_supervised import LabelSpreading
from sklearn.svm import SVC

X, y = load_digits(return_X_y=True)
X, X_test, y, y_test = train_test_split(X, y, test_size=600, stratify=y, random_state=0)
sizes, draws = (20, 50, 100, 200, 400, 800), 8
names = ("nearest neighbor", "support vectors", "label spreading")
scores = np.zeros((len(names), len(sizes), draws))
for j, size in enumerate(sizes):
    for seed in range(draws):
        labeled, _ = train_test_split(
            np.arange(len(X)), train_size=size, stratify=y, random_state=seed
        )
        partial = np.full(len(X), -1)
        partial[labeled] = y[labeled]
        spreading = LabelSpreading(kernel="knn", n_neighbors=7, alpha=0.8, max_iter=300)
        scores[:, j, seed] = (
            KNeighborsClassifier(1).fit(X[labeled], y[labeled]).score(X_test, y_test),
            SVC(C=10).fit(X[labeled], y[labeled]).score(X_test, y_test),
            spreading.fit(X, partial).score(X_test, y_test),
        )

print(f"{'labels':>6s}" + "".join(f"{name:>19s}" for name in names) + "   gain over the better")
for j, size in enumerate(sizes):
    cells = "".join(f"{s.mean():11.3f} +- {s.std():.2f}" + " " for s in scores[:, j])
    gain = scores[2, j] - scores[:2, j].max(axis=0)
    print(f"{size:6d}{cells}   {gain.mean():+.3f}, > 0 in {np.sum(gain > 0)} of {draws}")
gains = (scores[2] - scores[:2].max(axis=0)).mean(axis=1)
assert gains[0] > 0.03 and gains[-1] < 0.005

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for i, name in enumerate(names):
    ax.plot(sizes, scores[i].mean(axis=1), "o-", color=f"C{i}", markersize=4, label=name)
    ax.fill_between(sizes, scores[i].min(axis=1), scores[i].max(axis=1), color=f"C{i}", alpha=0.15)
ax.set_xscale("log")
ax.set_xticks(sizes, [str(s) for s in sizes])
ax.minorticks_off()
ax.set(xlabel="labeled digits (of 1,197 in the pool)", ylabel="test accuracy")
ax.legend(loc="lower right", frameon=False)
plt.show()
