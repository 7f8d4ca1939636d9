"""Borders for three values of gamma and C, from a nearly straight line to islands around points."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import make_moons
from sklearn.svm import SVC

X, y = make_moons(100, noise=0.3, random_state=4)
X_new, y_new = make_moons(1_000, noise=0.3, random_state=5)
across, up = np.linspace(-2, 3, 80), np.linspace(-1.6, 2.1, 60)
mesh = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)

Cs, gammas = (0.1, 1, 100), (0.05, 1, 50)
fig, axes = plt.subplots(3, 3, figsize=(7, 5.6), sharex=True, sharey=True, layout="constrained")
train, new = np.empty((3, 3)), np.empty((3, 3))
for i, C in enumerate(Cs):
    for j, gamma in enumerate(gammas):
        model = SVC(C=C, gamma=gamma).fit(X, y)
        train[i, j], new[i, j] = model.score(X, y), model.score(X_new, y_new)
        print(
            f"C = {C:5} gamma = {gamma:5}: accuracy {train[i, j]:.2f} on its own points, "
            f"{new[i, j]:.3f} on new ones, {len(model.support_):3d} support vectors"
        )
        ax = axes[i, j]
        score = model.decision_function(mesh).reshape(60, 80)
        ax.contourf(across, up, score, [-99, 0, 99], colors=["C0", "C1"], alpha=0.2)
        for c in (0, 1):
            ax.plot(*X[y == c].T, ".", color=f"C{c}", markersize=2.5, rasterized=True)
        ax.set_title(f"C = {C}, gamma = {gamma}: {new[i, j]:.2f}", fontsize=9)
for ax in axes[:, 0]:
    ax.set_ylabel("$x_2$")
for ax in axes[-1]:
    ax.set_xlabel("$x_1$")
assert train[2, 2] == 1 and new[2, 2] < new[1, 1] - 0.02 and new[0, 0] < new[1, 1] - 0.02
plt.show()
