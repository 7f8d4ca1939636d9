"""K-means on 142 countries: the centers move and the inertia falls until nothing changes."""

import matplotlib.pyplot as plt
import numpy as np
from plotly.express.data import gapminder
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler


def lloyd(X: np.ndarray, centers: np.ndarray) -> list[tuple[np.ndarray, np.ndarray, float]]:
    """Alternate the two steps of k-means until no center moves.

    Args:
        X: rows, shape (n, d).
        centers: starting centers, shape (k, d).

    Returns:
        One (centers, labels, inertia) per round; labels of shape (n,), in 0..k-1.

    Source: Lloyd, Least squares quantization in PCM (1982).
    """
    history = []
    while True:
        distance = ((X[:, None] - centers) ** 2).sum(axis=2)  # squared, (n, k)
        labels = distance.argmin(axis=1)
        history.append((centers, labels, distance.min(axis=1).sum()))
        moved = np.array([X[labels == j].mean(axis=0) for j in range(len(centers))])
        if np.allclose(moved, centers):
            return history
        centers = moved


world = gapminder().query("year == 2007")
X = StandardScaler().fit_transform(
    np.column_stack([np.log10(world["gdpPercap"]), world["lifeExp"]])
)
# the three richest countries: a bad start, on purpose
start = X[np.argsort(X[:, 0], kind="stable")[-3:]]
history = lloyd(X, start)
inertia = np.array([row[2] for row in history])
assert (np.diff(inertia) <= 1e-9).all()

library = KMeans(3, init=start, n_init=1, tol=0, algorithm="lloyd").fit(X)
assert (library.labels_ == history[-1][1]).all()
assert np.isclose(library.inertia_, inertia[-1])
print("inertia per round:", " ".join(f"{value:.1f}" for value in inertia))
print(f"scikit-learn from the same start: {library.inertia_:.1f}, all {len(X)} labels equal")

rounds = [0, 1, 3, len(history) - 1]
fig, axes = plt.subplots(1, 4, figsize=(7, 2.4), sharey=True, layout="constrained")
for ax, i in zip(axes, rounds, strict=True):
    centers, labels, value = history[i]
    for j in range(3):
        ax.scatter(*X[labels == j].T, s=5, color=f"C{j}")
        ax.plot(*centers[j], "X", color=f"C{j}", markersize=9, markeredgecolor="C7")
    ax.set_title(f"round {i + 1}: {value:.0f}", fontsize=10)
fig.supxlabel("log income per head (standardized)", fontsize=10)
axes[0].set_ylabel("life expectancy (std.)")
plt.show()
