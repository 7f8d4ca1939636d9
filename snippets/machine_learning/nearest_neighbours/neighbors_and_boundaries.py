"""A query and its neighbors, then the class regions of kNN with k = 1, 15 and 75 on noisy moons."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap
from scipy.spatial import Voronoi, voronoi_plot_2d
from scipy.spatial.distance import cdist
from sklearn.datasets import make_moons
from sklearn.neighbors import KNeighborsClassifier

NOISE = 0.35
X, y = make_moons(200, noise=NOISE, random_state=1)
X_new, y_new = make_moons(2_000, noise=NOISE, random_state=99)
axis1, axis2 = np.linspace(-2, 3, 90), np.linspace(-1.6, 2.1, 90)
mesh = np.stack(np.meshgrid(axis1, axis2), axis=-1).reshape(-1, 2)

# The best possible rule, from the process that made the data: moons blurred by Gaussian noise
moons, side = make_moons(400, noise=0)
density = np.exp(-cdist(X_new, moons, "sqeuclidean") / (2 * NOISE**2))
best = (density[:, side == 1].sum(axis=1) > density[:, side == 0].sum(axis=1)).astype(int)
print(f"best possible rule: {np.mean(best == y_new):.3f} of new points right")

fig, axes = plt.subplots(2, 2, figsize=(7, 5.6), layout="constrained")
query = np.array([-0.2, 0.7])  # beside a stray point of the other class
distance = np.linalg.norm(X - query, axis=1)
for k, line in ((1, ":"), (15, "-")):
    radius = np.sort(distance)[k - 1]
    votes = np.bincount(y[distance <= radius], minlength=2)
    print(f"k = {k:2d} at the query: votes {votes.tolist()}, so class {votes.argmax()}")
    axes[0, 0].add_patch(plt.Circle(query, radius, fill=False, color="C4", linestyle=line))
axes[0, 0].plot(*query, "*", color="C4", markersize=10)
axes[0, 0].set(title="a query, its 1 and 15 neighbors", ylabel="$x_2$")

new_score, wobble, gap = {}, {}, {}
for ax, k in zip(axes.flat[1:], (1, 15, 75), strict=True):
    model = KNeighborsClassifier(k).fit(X, y)
    new_score[k] = model.score(X_new, y_new)
    answers = []
    for seed in range(15):  # the same method on 15 other samples of 200 points
        other = make_moons(200, noise=NOISE, random_state=200 + seed)
        answers.append(KNeighborsClassifier(k).fit(*other).predict(X_new))
    usual = (np.mean(answers, axis=0) > 0.5).astype(int)
    wobble[k], gap[k] = np.mean(answers != usual), np.mean(usual != best)
    print(
        f"k = {k:2d}: own points {model.score(X, y):.3f}, new points {new_score[k]:.3f}; differs "
        f"from its usual answer {wobble[k]:.3f}, usual answer from the best {gap[k]:.3f}"
    )
    regions = model.predict(mesh).reshape(90, 90)
    colors = ListedColormap(["C0", "C1"])
    ax.pcolormesh(axis1, axis2, regions, cmap=colors, alpha=0.2, rasterized=True)
    ax.set_title(f"k = {k}")
voronoi_plot_2d(
    Voronoi(X), axes[0, 1], show_points=False, show_vertices=False, line_colors="C7", line_width=0.4
)
for ax in axes.flat:
    for c in (0, 1):
        ax.plot(*X[y == c].T, ".", color=f"C{c}", markersize=4, rasterized=True)
    ax.set(xlim=(-2, 3), ylim=(-1.6, 2.1), xlabel="", ylabel="")
axes[0, 0].set(xlim=(-0.75, 0.35), ylim=(0.29, 1.11))  # a close view
for ax in axes[1]:
    ax.set_xlabel("$x_1$")
for ax in axes[:, 0]:
    ax.set_ylabel("$x_2$")
assert new_score[15] > max(new_score[1], new_score[75])
assert wobble[1] > wobble[15] > wobble[75] and gap[75] > gap[15]
plt.show()
