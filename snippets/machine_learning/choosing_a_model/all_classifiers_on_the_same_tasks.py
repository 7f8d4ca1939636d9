"""Boundaries of ten classifiers on the same four two-dimensional tasks, with held-out accuracy."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.base import clone
from sklearn.datasets import make_blobs, make_circles, make_moons
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

N_TRAIN, N_TEST = 150, 1000


def checkerboard(n_samples: int, random_state: int) -> tuple[np.ndarray, np.ndarray]:
    """A 2 by 2 checkerboard: neither feature tells anything alone, one label in twenty is wrong."""
    rng = np.random.default_rng(random_state)
    X = rng.uniform(-1.5, 1.5, (n_samples, 2))
    return X, (X[:, 0] * X[:, 1] > 0).astype(int) ^ (rng.random(n_samples) < 0.05)


n = N_TRAIN + N_TEST
tasks = {
    "straight": make_blobs(n, centers=[[-1, -1], [1, 1]], cluster_std=1.0, random_state=0),
    "moons": make_moons(n, noise=0.25, random_state=0),
    "ring": make_circles(n, noise=0.12, factor=0.5, random_state=0),
    "checkerboard": checkerboard(n, 0),
}
models = {
    "logistic regression": LogisticRegression(),
    "Gaussian naive Bayes": GaussianNB(),
    "quadratic discriminant": QuadraticDiscriminantAnalysis(),
    "15 neighbors": KNeighborsClassifier(15),
    "linear SVM": SVC(kernel="linear"),
    "RBF SVM": SVC(),
    "tree, depth 5": DecisionTreeClassifier(max_depth=5, random_state=0),
    "random forest": RandomForestClassifier(60, random_state=0),
    "gradient boosting": HistGradientBoostingClassifier(
        max_iter=50, min_samples_leaf=5, random_state=0
    ),
    "network, 2 x 32": MLPClassifier(
        (32, 32), solver="lbfgs", alpha=1.0, tol=1e-2, max_iter=2000, random_state=0
    ),
}
axis = np.linspace(-3, 3, 60)
grid = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
figures = [
    plt.subplots(5, 4, figsize=(7, 8.4), layout="constrained", sharex=True, sharey=True)
    for _ in range(2)
]
accuracy = np.zeros((len(models), len(tasks)))

print(f"{'':24}" + "".join(f"{name:>13}" for name in tasks))
for i, (name, model) in enumerate(models.items()):
    for j, (task, (X, y)) in enumerate(tasks.items()):
        fitted = make_pipeline(StandardScaler(), clone(model))
        fitted.fit(X[:N_TRAIN], y[:N_TRAIN])
        accuracy[i, j] = fitted.score(X[N_TRAIN:], y[N_TRAIN:])

        ax = figures[i // 5][1][i % 5, j]
        share = (
            fitted[-1].predict(grid).reshape(60, 60)
        )  # the grid is in scaled units, as the model sees it
        ax.contourf(axis, axis, share, levels=[-0.5, 0.5, 1.5], colors=["C0", "C1"], alpha=0.25)
        Z = fitted[0].transform(X[:60])
        for label in (0, 1):
            ax.scatter(*Z[y[:60] == label].T, s=5, color=f"C{label}", rasterized=True)
        ax.set(xticks=[], yticks=[], xlim=(-3, 3), ylim=(-3, 3))
        ax.set_title(
            f"{task}\n{accuracy[i, j]:.2f}" if i % 5 == 0 else f"{accuracy[i, j]:.2f}", fontsize=9
        )
        if j == 0:
            ax.set_ylabel(name, fontsize=9)
    print(f"{name:24}" + "".join(f"{a:13.2f}" for a in accuracy[i]))

straight, moons, ring, board = accuracy.T
assert straight.max() - straight.min() < 0.1  # on an easy task the choice hardly matters
assert ring[0] < 0.6 < 0.85 < ring[5]  # a straight line cannot enclose
assert (
    board[[0, 1, 4]].max() < 0.7 < 0.75 < board[[2, 3, 5, 6, 7, 8, 9]].min()
)  # nor add up single features
plt.show()
