"""Refit without a random 5 % of the rows: a tree changes more answers than a forest or boosting."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

data = load_breast_cancer()
X_train, X_test, y_train, y_test = train_test_split(
    data.data, data.target, test_size=0.4, stratify=data.target, random_state=0
)
n = len(y_train)
models = {
    "one tree": DecisionTreeClassifier(random_state=0),
    "forest of 100": RandomForestClassifier(100, random_state=0),
    "boosting": HistGradientBoostingClassifier(max_iter=50, random_state=0),
}
changed, asked = {}, []
for name, model in models.items():
    rng = np.random.default_rng(0)
    predictions, accuracy = [], []
    for _ in range(10):
        keep = rng.permutation(n)[: int(0.95 * n)]
        model.fit(X_train[keep], y_train[keep])
        predictions.append(model.predict(X_test))
        accuracy.append(model.score(X_test, y_test))
        if name == "one tree":
            inner = model.tree_.feature[model.tree_.feature >= 0]  # leaves carry -2
            asked.append([str(data.feature_names[j]) for j in inner])
    predictions = np.array(predictions)
    changed[name] = (predictions != predictions[0]).any(axis=0).mean()
    print(f"{name:14s} accuracy {np.mean(accuracy):.3f}, "
          f"{changed[name]:6.1%} of held-out tumors got more than one answer")  # fmt: skip
different = len({tuple(features) for features in asked})
first, second = (len({features[k] for features in asked}) for k in (0, 1))
print(f"ten trees: first questions {first}, second questions {second}, different trees {different}")
assert different > 5 and changed["one tree"] > 2 * max(
    changed["forest of 100"], changed["boosting"]
)
