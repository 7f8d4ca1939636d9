"""Six model families on five tasks: the winners differ, coin-flip labels have none."""

import numpy as np
from sklearn.datasets import load_breast_cancer, make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

rng = np.random.default_rng(0)
flat = rng.uniform(size=(400, 12))  # three columns make boxes, nine are noise
in_box = (flat[:, 0] > 0.5) & (flat[:, 1] > 0.4) | (flat[:, 2] > 0.85)
label = rng.integers(0, 2, 150)
ratio = rng.choice([0.75, 1.33], 60)  # the two classes differ in spread only
tasks = {
    "tumors": load_breast_cancer(return_X_y=True),
    "moons": make_moons(300, noise=0.2, random_state=0),
    "boxes": (flat, in_box.astype(int)),
    "spreads": (rng.normal(size=(150, 60)) * np.where(label[:, None], ratio, 1), label),
    "coin": (rng.normal(size=(400, 6)), rng.permutation(np.repeat([0, 1], 200))),
}
models = {
    "linear": LogisticRegression(),
    "naive Bayes": GaussianNB(),
    "neighbors": KNeighborsClassifier(10),
    "tree": DecisionTreeClassifier(min_samples_leaf=5, random_state=0),
    "kernel": SVC(),
    "network": MLPClassifier(
        (16,), solver="lbfgs", alpha=1.0, tol=0.01, max_iter=3000, random_state=0
    ),
}
cv = StratifiedKFold(5, shuffle=True, random_state=0)
score = {
    task: {
        name: cross_val_score(make_pipeline(StandardScaler(), model), X, y, cv=cv).mean()
        for name, model in models.items()
    }
    for task, (X, y) in tasks.items()
}

print("held-out accuracy" + "".join(f"{task:>9s}" for task in tasks))
for name in models:
    print(f"{name:17s}" + "".join(f"{score[task][name]:9.2f}" for task in tasks))
winners = {task: max(score[task], key=score[task].get) for task in tasks}
print({task: winners[task] for task in tasks if task != "coin"})
assert score["tumors"]["linear"] > max(score["tumors"].values()) - 0.01
assert [winners[t] for t in ("moons", "boxes", "spreads")] == ["neighbors", "tree", "naive Bayes"]
assert max(score["coin"].values()) < 0.6
