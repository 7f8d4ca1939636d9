"""Training and validation score as depth grows: the first rises, the second turns."""
# one seed: to be revised

import matplotlib.pyplot as plt
from sklearn.datasets import load_breast_cancer, load_diabetes
from sklearn.model_selection import RepeatedKFold, validation_curve
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

depths = range(1, 13)
cases = {
    "tumors: accuracy": (DecisionTreeClassifier(random_state=0), load_breast_cancer()),
    "diabetes: $R^2$": (DecisionTreeRegressor(random_state=0), load_diabetes()),
}
folds = RepeatedKFold(n_splits=5, n_repeats=2, random_state=0)
fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
for ax, (name, (model, data)) in zip(axes, cases.items(), strict=True):
    train, valid = (
        scores.mean(axis=1)
        for scores in validation_curve(
            model, data.data, data.target, param_name="max_depth", param_range=depths, cv=folds
        )
    )
    best = int(valid.argmax())
    print(f"{name.replace('$R^2$', 'R2')}")
    for i in (0, best, 11):
        print(f"  depth {depths[i]:2d}: training {train[i]:.3f}, validation {valid[i]:.3f}")
    assert (train[1:] >= train[:-1] - 1e-9).all() and valid[-1] < valid[best] < train[best]
    ax.plot(depths, train, color="C0")
    ax.plot(depths, valid, color="C1")
    ax.axvline(depths[best], color="C7", linestyle=":")
    ax.annotate(
        "training", (11, train[-2]), (0, -14), textcoords="offset points", ha="center", color="C0"
    )
    ax.annotate(
        "validation", (11, valid[-2]), (0, 8), textcoords="offset points", ha="center", color="C1"
    )
    ax.set(title=name, xlabel="max_depth", xticks=depths[1::2])
plt.show()
