"""Two labels alone give a straight border; with 198 unlabeled points the moons appear."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap
from sklearn.datasets import make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.semi_supervised import LabelSpreading

X, y_true = make_moons(200, noise=0.06, random_state=0)
labeled = [int(np.argmin(X[:, 0])), int(np.argmax(X[:, 0]))]  # the two outermost tips
y = np.full(200, -1)  # -1 means unlabeled, in all of sklearn.semi_supervised
y[labeled] = y_true[labeled]

models = {
    "2 labels alone": LogisticRegression().fit(X[labeled], y[labeled]),
    "2 labels + 198 points": LabelSpreading(gamma=40, alpha=0.99, max_iter=5_000, tol=1e-6).fit(
        X, y
    ),
}
first, second = np.linspace(-1.5, 2.5, 100), np.linspace(-1, 1.5, 100)
mesh = np.stack(np.meshgrid(first, second), axis=-1).reshape(-1, 2)
fig, axes = plt.subplots(1, 2, figsize=(7, 2.8), sharey=True, layout="constrained")
accuracy = []
for ax, (name, model) in zip(axes, models.items(), strict=True):
    accuracy.append(model.score(X, y_true))
    print(f"{name:22s} accuracy on all 200 points {accuracy[-1]:.2f}")
    regions = model.predict(mesh).reshape(100, 100)
    ax.pcolormesh(
        first, second, regions, cmap=ListedColormap(["C0", "C1"]), alpha=0.2, rasterized=True
    )
    ax.plot(*X.T, ".", color="C7", markersize=3)
    for i in labeled:
        ax.plot(*X[i], "o", color=f"C{y[i]}", markersize=10)
    ax.set(title=name, xlabel="$x_1$")
axes[0].set_ylabel("$x_2$")
assert accuracy[0] < 0.9 and accuracy[1] > 0.99
plt.show()
