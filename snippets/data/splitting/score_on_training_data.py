"""Two models that are perfect on the rows they have seen, also when the labels are coin flips."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.tree import DecisionTreeClassifier

X, diagnosis = load_breast_cancer(return_X_y=True)  # 569 tumors, 30 measurements
coin = np.random.default_rng(0).integers(0, 2, size=len(X))  # labels without any meaning
models = {
    "1 nearest neighbor": KNeighborsClassifier(n_neighbors=1),
    "full-grown tree": DecisionTreeClassifier(random_state=0),
}
print(f"{'labels':10s} {'model':20s} {'seen rows':>9s} {'new rows':>9s}")
for labels, y in {"diagnosis": diagnosis, "coin flip": coin}.items():
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.4, random_state=0)
    for name, model in models.items():
        model.fit(X_train, y_train)
        seen, new = model.score(X_train, y_train), model.score(X_test, y_test)
        print(f"{labels:10s} {name:20s} {seen:9.2f} {new:9.2f}")
        assert seen == 1.0 and (0.85 < new < 0.97 if labels == "diagnosis" else 0.4 < new < 0.6)
