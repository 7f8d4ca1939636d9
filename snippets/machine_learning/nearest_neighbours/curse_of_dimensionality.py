"""High dimension: wide neighborhoods, distances that grow equal, accuracy lost to noise columns."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.spatial.distance import cdist
from sklearn.datasets import load_breast_cancer
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler, scale

rng = np.random.default_rng(0)
dimensions = [1, 2, 5, 10, 20, 50, 100, 300]
edge = {share: [share ** (1 / d) for d in dimensions] for share in (0.01, 0.1)}


def ratio(points: np.ndarray) -> float:
    """Mean over 50 queries of farthest / nearest distance; points has shape (n, d)."""
    D = cdist(points[:50], points[50:])
    return float(np.mean(D.max(axis=1) / D.min(axis=1)))


filled = [ratio(rng.normal(size=(1_050, d))) for d in dimensions]
flat = rng.normal(size=(1_050, 3))  # three numbers behind each row, however many columns
thin = [ratio(flat @ rng.normal(size=(3, d))) for d in dimensions[2:]]
for d in (2, 10, 100):
    i = dimensions.index(d)
    print(f"d = {d:3d}: a cube with 10 % of the volume has edge {edge[0.1][i]:.3f}", end="")
    print(f"; farthest / nearest {filled[i]:.2f}")
print(f"d = 300 but three-dimensional data: farthest / nearest {thin[-1]:.1f}")
assert filled[-1] < 1.5 and thin[-1] > 10

X, y = load_breast_cancer(return_X_y=True)
X, noise = scale(X), rng.normal(size=(len(y), 1_000))
counts = [0, 10, 30, 100, 300, 1_000]
models = {
    "5-NN": KNeighborsClassifier(5),
    "5-NN on 10 selected": make_pipeline(SelectKBest(k=10), KNeighborsClassifier(5)),
    "logistic, C = 0.01": make_pipeline(StandardScaler(), LogisticRegression(C=0.01)),
}
score = {
    name: [cross_val_score(m, np.c_[X, noise[:, :c]], y, cv=5).mean() for c in counts]
    for name, m in models.items()
}
print("noise columns added ", "".join(f"{c:7d}" for c in counts))
for name, values in score.items():
    print(f"{name:20s}", "".join(f"{v:7.3f}" for v in values))
assert score["5-NN"][0] - score["5-NN"][-1] > 0.1
assert score["5-NN on 10 selected"][-1] > score["5-NN"][-1] + 0.05

fig, axes = plt.subplots(1, 3, figsize=(7, 2.9), layout="constrained")
for i, (share, values) in enumerate(edge.items()):
    axes[0].semilogx(dimensions, values, f"C{i}o-", markersize=3)
    axes[0].text(
        [8, 300][i],
        [0.35, 0.62][i],
        f"{share:.0%} of rows",
        color=f"C{i}",
        fontsize=8,
        ha=["left", "right"][i],
    )
axes[0].set(xlabel="columns", ylabel="edge needed, unit cube")
axes[1].loglog(dimensions, filled, "C0o-", markersize=3)
axes[1].loglog(dimensions[2:], thin, "C1o-", markersize=3)
axes[1].text(5, 40, "3-dimensional", color="C1", fontsize=8)
axes[1].text(3, 200, "independent", color="C0", fontsize=8)
axes[1].set(xlabel="columns", ylabel="farthest / nearest")
for i, (name, values) in enumerate(score.items()):
    axes[2].plot(np.arange(len(counts)), values, f"C{i}o-", markersize=3, label=name)
axes[2].set(xlabel="noise columns", ylabel="accuracy", xticks=range(len(counts)), ylim=(0.7, 1))
axes[2].set_xticklabels(counts, fontsize=8)
axes[2].legend(frameon=False, fontsize=7, loc="lower left")
plt.show()
