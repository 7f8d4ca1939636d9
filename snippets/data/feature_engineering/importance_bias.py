"""A random number ranks first by impurity importance and adds nothing when shuffled."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from sklearn.ensemble import RandomForestClassifier
from sklearn.inspection import permutation_importance
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(0)
table = sm.datasets.fair.load_pandas().data
y = (table.pop("affairs") > 0).to_numpy()
table["coin"] = rng.integers(0, 2, len(table))  # noise with 2 values
table["lottery number"] = rng.random(len(table))  # noise with as many values as rows
X, X_test, y, y_test = train_test_split(table, y, train_size=2500, test_size=1500, random_state=0)

forest = RandomForestClassifier(60, random_state=0).fit(X, y)
impurity = forest.feature_importances_
shuffled = permutation_importance(
    forest, X_test, y_test, scoring="roc_auc", n_repeats=4, random_state=0
)
names = [c.replace("_", " ") for c in X]
for i in np.argsort(-impurity, kind="stable"):
    print(
        f"{names[i]:16s} {X.iloc[:, i].nunique():5d} values   impurity {impurity[i]:.2f}"
        f"   permutation {shuffled.importances_mean[i]:+.2f}"
    )
lottery, rating = names.index("lottery number"), names.index("rate marriage")
assert impurity.argmax() == lottery
assert shuffled.importances_mean.argmax() == rating
assert abs(shuffled.importances_mean[lottery]) < 0.02

fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained", sharey=True)
order = np.argsort(shuffled.importances_mean, kind="stable")
for ax, values, label in [
    (axes[0], impurity, "share of impurity removed in training"),
    (axes[1], shuffled.importances_mean, "AUC lost when shuffled, held out"),
]:
    ax.barh(
        [names[i] for i in order],
        values[order],
        color=["C1" if i >= len(names) - 2 else "C0" for i in order],
    )
    ax.set_xlabel(label)
plt.show()
