"""Rescaling features leaves a tree unchanged; a diagonal border costs it a staircase of leaves."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

rng = np.random.default_rng(0)
X = rng.uniform(0, 1, (300, 2))
X_new = rng.uniform(0, 1, (5_000, 2))


def diagonal(X: np.ndarray) -> np.ndarray:
    """1 where the first coordinate exceeds the second; X has shape (n, 2)."""
    return (X[:, 0] > X[:, 1]).astype(int)


tree = DecisionTreeClassifier(random_state=0).fit(X, diagonal(X))
for name, scale in {
    "x 1024": lambda X: 1024 * X,
    "standardized": StandardScaler().fit(X).transform,
    "logarithm": np.log,
}.items():
    scaled = DecisionTreeClassifier(random_state=0).fit(scale(X), diagonal(X))
    assert (scaled.tree_.feature == tree.tree_.feature).all()
    assert (scaled.apply(scale(X)) == tree.apply(X)).all()  # every row ends in the same leaf
    same = (scaled.predict(scale(X_new)) == tree.predict(X_new)).mean()
    assert same > (0.98 if name == "logarithm" else 0.999)
    print(f"{name:13s} same splits, same leaves; same class for {same:.1%} of new points")


def with_difference(X: np.ndarray) -> np.ndarray:
    """Append the column x1 - x2: shape (n, 2) to (n, 3)."""
    return np.column_stack([X, X[:, 0] - X[:, 1]])


helped = DecisionTreeClassifier(random_state=0).fit(with_difference(X), diagonal(X))
side = np.linspace(0, 1, 150)
mesh = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), sharey=True, layout="constrained")
views = {"x1 and x2": (tree, lambda X: X), "x1, x2 and x1 - x2": (helped, with_difference)}
for ax, (name, (model, view)) in zip(axes, views.items(), strict=True):
    accuracy = model.score(view(X_new), diagonal(X_new))
    print(f"features {name}: {model.get_n_leaves()} leaves, new points {accuracy:.3f}")
    regions = model.predict(view(mesh)).reshape(150, 150)
    ax.pcolormesh(
        side, side, regions, cmap=ListedColormap(["C0", "C1"]), alpha=0.2, rasterized=True
    )
    ax.plot([0, 1], [0, 1], color="C7", linestyle="--")
    ax.set(title=f"{name}: {model.get_n_leaves()} leaves", xlabel="$x_1$", aspect="equal")
axes[0].set_ylabel("$x_2$")
assert tree.get_n_leaves() > 10 and helped.get_n_leaves() == 2
plt.show()
