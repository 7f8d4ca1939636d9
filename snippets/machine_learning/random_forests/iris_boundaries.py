"""Iris by petal: one tree draws boxes, a forest rounds them, extra trees smooth them further."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from sklearn.datasets import load_iris
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier

iris = load_iris()
X, y = iris.data, iris.target
models = {
    "baseline": DummyClassifier(),
    "one tree": DecisionTreeClassifier(random_state=0),
    "random forest": RandomForestClassifier(60, random_state=0),
    "extra trees": ExtraTreesClassifier(60, random_state=0),
}
folds = StratifiedKFold(5, shuffle=True, random_state=0)
for name, model in models.items():
    scores = cross_val_score(model, X, y, cv=folds)
    print(f"{name:14s} accuracy {scores.mean():.3f}")
    assert name == "baseline" or scores.mean() > 0.92

flower = [[5.9, 3.0, 4.9, 1.7]]  # between versicolor and virginica
shares = models["random forest"].fit(X, y).predict_proba(flower)[0]
words = [f"{s} {p:.2f}" for s, p in zip(iris.target_names, shares, strict=True)]
print("forest on one flower:", ", ".join(words))

between = LinearSegmentedColormap.from_list("between", ["C0", "0.7", "C1"])
XX, YY = np.meshgrid(np.linspace(2.5, 7, 120), np.linspace(0.8, 2.6, 120))
pair = y > 0  # setosa is no problem for anyone
petals = X[pair][:, 2:]
fig, axes = plt.subplots(1, 3, figsize=(7, 2.9), layout="constrained", sharey=True)
n_levels = []
for ax, name in zip(axes, list(models)[1:], strict=True):
    model = models[name].fit(petals, y[pair])
    Z = model.predict_proba(np.c_[XX.ravel(), YY.ravel()])[:, 1].reshape(XX.shape)
    n_levels.append(len(np.unique(Z.round(6))))
    ax.pcolormesh(XX, YY, Z, cmap=between, vmin=0, vmax=1, alpha=0.35, rasterized=True)
    ax.contour(XX, YY, Z, levels=[0.5], colors="C7", linewidths=1.2)
    for label in (1, 2):
        ax.scatter(*X[y == label, 2:].T, color=f"C{label - 1}", s=7)
    ax.set(title=name, xlabel="petal length (cm)")
axes[0].set_ylabel("petal width (cm)")
axes[0].text(2.6, 0.85, "versicolor", color="C0")
axes[0].text(6.9, 0.85, "virginica", color="C1", ha="right")
print("different probabilities in the three pictures:", n_levels)
assert n_levels[0] < n_levels[1]
plt.show()
