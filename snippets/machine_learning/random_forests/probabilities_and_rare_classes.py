"""Forest probabilities on a rare class: useful once the leaves are larger and the cut is moved."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import log_loss
from sklearn.tree import DecisionTreeClassifier

rng = np.random.default_rng(0)
X = rng.normal(size=(6000, 5))
p_true = 1 / (1 + np.exp(-(1.6 * X[:, 0] + 1.2 * X[:, 1] * X[:, 2] - 3.2)))
y = (rng.uniform(size=6000) < p_true).astype(int)
train, test = slice(0, 2000), slice(2000, 6000)
forest = RandomForestClassifier(60, random_state=0)
models = {
    "one tree": DecisionTreeClassifier(random_state=0),
    "forest": forest,
    "forest, 10 per leaf": RandomForestClassifier(60, min_samples_leaf=10, random_state=0),
    "forest, balanced": RandomForestClassifier(
        60, min_samples_leaf=10, class_weight="balanced_subsample", random_state=0
    ),
    "balanced, Platt": CalibratedClassifierCV(
        RandomForestClassifier(
            30, min_samples_leaf=10, class_weight="balanced_subsample", random_state=0
        ),
        cv=3,
    ),
}
base = np.full(4000, y[train].mean())
print(f"class 1 is {y[test].mean():.3f} of the rows")
print(
    f"log loss: base rate {log_loss(y[test], base):.3f}, "
    f"true probabilities {log_loss(y[test], p_true[test]):.3f}"
)
print("                     log loss  mean p   recall at 0.5  recall at 0.2")
fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
ax.plot([0, 1], [0, 1], color="C7", lw=1)
ax.text(0.93, 0.95, "right", color="C7", ha="right")
colors = {"forest": "C0", "forest, 10 per leaf": "C2", "forest, balanced": "C1"}
labels = {
    "forest": (0.76, 0.77),
    "forest, 10 per leaf": (0.36, 0.68),
    "forest, balanced": (0.62, 0.3),
}
loss, recall = {}, {}
for name, model in models.items():
    p = model.fit(X[train], y[train]).predict_proba(X[test])[:, 1]
    loss[name] = log_loss(y[test], p)
    recall[name] = [np.mean(p[y[test] == 1] >= cut) for cut in (0.5, 0.2)]
    print(f"{name:20s} {loss[name]:9.3f} {p.mean():7.3f}", end="")
    print(f"{recall[name][0]:15.2f} {recall[name][1]:14.2f}")
    if name in colors:
        bins = [b for b in range(10) if np.sum(np.minimum(p * 10, 9).astype(int) == b) >= 20]
        inside = [np.minimum(p * 10, 9).astype(int) == b for b in bins]
        said = [p[rows].mean() for rows in inside]
        truth = [p_true[test][rows].mean() for rows in inside]
        ax.plot(said, truth, "o-", ms=4, color=colors[name])
        ax.text(*labels[name], name, color=colors[name])
ax.set(xlabel="probability that the forest says", ylabel="true probability, mean", xlim=(0, 1))
assert loss["one tree"] > 1 > loss["forest"] > loss["forest, 10 per leaf"]
assert loss["balanced, Platt"] < loss["forest, balanced"]
assert recall["forest, 10 per leaf"][1] > 3 * recall["forest, 10 per leaf"][0]
plt.show()
