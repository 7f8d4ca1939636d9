"""Leaves and R2 along the pruning path: a handful of leaves predicts best."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score, validation_curve
from sklearn.tree import DecisionTreeRegressor

X, y = load_diabetes(return_X_y=True)
tree = DecisionTreeRegressor(random_state=0)
inner = KFold(5, shuffle=True, random_state=0)
outer = KFold(5, shuffle=True, random_state=1)
grids = {
    "max_depth": [1, 2, 3, 4, 6, 9],
    "min_samples_leaf": [1, 5, 10, 20, 40],
    "ccp_alpha": np.geomspace(10, 1000, 7),  # in units of the variance of y
}
models = {"mean": DummyRegressor(), "linear regression": LinearRegression(), "unlimited": tree}
for name, values in grids.items():  # the search sees the outer training rows only
    models[name] = GridSearchCV(tree, {name: values}, cv=inner)

score = {}
print(f"{'model':18s} R2 on held-out fifths: mean, lowest, highest")
for name, model in models.items():
    folds = cross_val_score(model, X, y, cv=outer)
    score[name] = folds.mean()
    print(f"{name:18s} {folds.mean():22.2f}{folds.min():8.2f}{folds.max():9.2f}")
assert score["unlimited"] < score["mean"]  # worse than no model at all
assert min(score[name] for name in grids) > score["unlimited"] + 0.3

tail = tree.cost_complexity_pruning_path(X, y).ccp_alphas[-16:]
alphas = np.sqrt(tail[:-1] * tail[1:])  # between two steps of the path
leaves = [
    DecisionTreeRegressor(ccp_alpha=a, random_state=0).fit(X, y).get_n_leaves() for a in alphas
]
train, valid = (
    scores.mean(axis=1)
    for scores in validation_curve(tree, X, y, param_name="ccp_alpha", param_range=alphas, cv=inner)
)
best = int(valid.argmax())
print(
    f"all rows: {tree.fit(X, y).get_n_leaves()} leaves unpruned, {leaves[best]} at the best alpha"
)

fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
axes[0].plot(alphas, leaves, ".", color="C2")
axes[1].plot(alphas, train, color="C0")
axes[1].plot(alphas, valid, color="C1")
axes[1].text(0.3, 0.8, "training", transform=axes[1].transAxes, color="C0")
axes[1].text(0.3, 0.1, "validation", transform=axes[1].transAxes, color="C1")
for ax, label in zip(axes, ("leaves", "$R^2$"), strict=True):
    ax.axvline(alphas[best], color="C7", linestyle=":")
    ax.set(xlabel="ccp_alpha (units of variance)", ylabel=label, xscale="log")
    ax.set_xticks([50, 100, 200, 400], ["50", "100", "200", "400"])
    ax.minorticks_off()
plt.show()
