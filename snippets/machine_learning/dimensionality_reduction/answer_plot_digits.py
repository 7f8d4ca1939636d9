"""Held-out digits on the first two principal components, each point drawn as its digit."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0, stratify=y)
pca = PCA(2, svd_solver="full").fit(X_train)
T = pca.transform(X_test)
share = pca.explained_variance_ratio_
print(f"variance along the axes: {share[0]:.3f}, {share[1]:.3f}")
centers = np.array([T[y_test == digit].mean(axis=0) for digit in range(10)])
nearest = np.linalg.norm(T[:, None] - centers, axis=2).argmin(axis=1)
right = [np.mean(nearest[y_test == digit] == digit) for digit in range(10)]
best, worst = int(np.argmax(right)), int(np.argmin(right))
print("scans nearest to the center of their own digit: ", end="")
print(f"{best} best with {right[best]:.2f}, {worst} worst with {right[worst]:.2f}")
assert share.sum() < 0.35 and max(right) > 0.8 and min(right) < 0.4

fig, ax = plt.subplots(figsize=(7, 4.4), layout="constrained")
for (x1, x2), digit in zip(T[:180], y_test[:180], strict=True):
    ax.text(x1, x2, str(digit), color=f"C{digit % 8}", size=9, ha="center", va="center")
ax.set(xlim=(T[:, 0].min() - 2, T[:, 0].max() + 2), ylim=(T[:, 1].min() - 2, T[:, 1].max() + 2))
ax.set(xlabel=f"first component ({share[0]:.0%})", ylabel=f"second component ({share[1]:.0%})")
plt.show()
