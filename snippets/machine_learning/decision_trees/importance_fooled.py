"""A random patient number fools impurity importance, not permutation on held-out rows."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.inspection import permutation_importance
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

data = load_breast_cancer()
rng = np.random.default_rng(0)
findings = ["mean texture", "mean smoothness", "mean symmetry", "worst area"]
columns = [list(data.feature_names).index(name) for name in findings]
above = data.data[:, columns] > np.median(data.data[:, columns], axis=0)  # yes/no findings
X = np.column_stack([above, rng.permutation(len(above))])  # the last column means nothing
names = [f"{name} high" for name in findings] + ["patient number"]
X_train, X_test, y_train, y_test = train_test_split(
    X, data.target, test_size=0.4, stratify=data.target, random_state=0
)

for leaf in (1, 20):
    tree = DecisionTreeClassifier(min_samples_leaf=leaf, random_state=0).fit(X_train, y_train)
    impurity = tree.feature_importances_
    shuffled = {
        "training": permutation_importance(tree, X_train, y_train, n_repeats=20, random_state=0),
        "held-out": permutation_importance(tree, X_test, y_test, n_repeats=20, random_state=0),
    }
    train, test = (result.importances_mean for result in shuffled.values())
    print(f"min_samples_leaf={leaf}, held-out accuracy {tree.score(X_test, y_test):.3f}")
    print("                        impurity  shuffled: training  held-out")
    for row in zip(names, impurity, train, test, strict=True):
        print("  {:22s} {:7.3f} {:19.3f} {:9.3f}".format(*row))
    if leaf == 1:
        assert impurity.argsort(kind="stable")[-2] == 4 and train[4] > 0.1 and test[4] < 0.05
