"""Class regions of trees of depth 2, 5 and unlimited on noisy moons: from two cuts to islands."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap
from sklearn.datasets import make_moons
from sklearn.tree import DecisionTreeClassifier

X, y = make_moons(100, noise=0.4, random_state=3)
X_new, y_new = make_moons(4_000, noise=0.4, random_state=99)
first = np.linspace(X[:, 0].min() - 0.3, X[:, 0].max() + 0.3, 150)
second = np.linspace(X[:, 1].min() - 0.3, X[:, 1].max() + 0.3, 150)
mesh = np.stack(np.meshgrid(first, second), axis=-1).reshape(-1, 2)

fig, axes = plt.subplots(1, 3, figsize=(7, 2.9), sharey=True, layout="constrained")
accuracy = {}
for ax, depth in zip(axes, (2, 5, None), strict=True):
    tree = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(X, y)
    accuracy[depth] = tree.score(X, y), tree.score(X_new, y_new)
    print(
        f"max_depth={depth!s:4} {tree.get_n_leaves():3d} leaves, accuracy "
        f"{accuracy[depth][0]:.3f} on its own points, {accuracy[depth][1]:.3f} on new points"
    )
    ax.pcolormesh(
        first, second, tree.predict(mesh).reshape(150, 150),
        cmap=ListedColormap(["C0", "C1"]), alpha=0.2, rasterized=True,
    )  # fmt: skip
    for c in (0, 1):
        ax.plot(*X[y == c].T, ".", color=f"C{c}", markersize=4)
    ax.set(title=f"max_depth={depth}", xlabel="$x_1$")
axes[0].set_ylabel("$x_2$")
assert accuracy[None][0] == 1
assert accuracy[2][1] > accuracy[5][1] > accuracy[None][1]
plt.show()
