"""Points of held-out accuracy that seven classifiers lose to six kinds of flawed data."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.base import clone
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

REPEATS = 3
models = {
    "logistic": LogisticRegression(max_iter=2000),
    "naive Bayes": GaussianNB(),
    "neighbors": KNeighborsClassifier(),
    "RBF SVM": SVC(),
    "tree": DecisionTreeClassifier(random_state=0),
    "forest": RandomForestClassifier(40, random_state=0),
    "boosting": HistGradientBoostingClassifier(max_iter=30, random_state=0),
}
X, y = load_breast_cancer(return_X_y=True)
X = StandardScaler().fit_transform(X)  # so that each stress is the same for every feature


def stressed(
    kind: str, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """A fresh split with one fault put in: in both halves or the training half."""
    A, B, a, b = train_test_split(
        X, y, test_size=0.4, random_state=int(rng.integers(10**6)), stratify=y
    )
    if kind == "unscaled":
        noise = [
            1000 * rng.normal(size=(len(M), 2)) for M in (A, B)
        ]  # two idle columns in another unit
        A, B = np.hstack([A, noise[0]]), np.hstack([B, noise[1]])
    elif kind == "200 idle columns":
        A, B = (np.hstack([M, rng.normal(size=(len(M), 200))]) for M in (A, B))
    elif kind == "30 % missing":
        A, B = (np.where(rng.random(M.shape) < 0.3, np.nan, M) for M in (A, B))
    elif kind == "2 % wild values":
        A = np.where(rng.random(A.shape) < 0.02, 50 * rng.normal(size=A.shape), A)
    elif kind == "20 % wrong labels":
        a = a ^ (rng.random(len(a)) < 0.2)
    elif kind == "30 rows":
        A, _, a, _ = train_test_split(A, a, train_size=30, random_state=0, stratify=a)
    return A, B, a, b


kinds = [
    "clean",
    "unscaled",
    "200 idle columns",
    "30 % missing",
    "2 % wild values",
    "20 % wrong labels",
    "30 rows",
]
score = np.zeros((len(models), len(kinds)))
for j, kind in enumerate(kinds):
    for seed in range(REPEATS):
        A, B, a, b = stressed(kind, np.random.default_rng(seed))
        for i, (name, model) in enumerate(models.items()):
            steps = (
                [] if kind != "30 % missing" or name == "boosting" else [SimpleImputer()]
            )  # boosting takes gaps as they are
            score[i, j] += make_pipeline(*steps, clone(model)).fit(A, a).score(B, b) / REPEATS
loss = 100 * (score[:, :1] - score[:, 1:])

fig, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
image = ax.imshow(loss, cmap="cividis", vmin=0, vmax=20, aspect="auto")
for (i, j), value in np.ndenumerate(loss):
    ax.annotate(
        f"{value:+.0f}".replace("-0", "0").replace("+0", "0"),
        (j, i),
        ha="center",
        va="center",
        color="0.1" if value > 10 else "0.95",
    )
ax.set_xticks(range(len(kinds) - 1), [kind.replace(" ", "\n") for kind in kinds[1:]])
ax.set_yticks(
    range(len(models)),
    [f"{name} ({s:.2f} clean)" for name, s in zip(models, score[:, 0], strict=True)],
)
ax.grid(False)

print("accuracy            " + "".join(f"{name:>12}" for name in models))
for kind, row in zip(kinds, score.T, strict=True):
    print(f"{kind:20}" + "".join(f"{value:12.2f}" for value in row))
names = list(models)
assert (
    loss[names.index("neighbors"), 0] > 15 and loss[names.index("forest"), 0] < 2
)  # scale matters to distances only
assert (
    loss[names.index("tree"), 4] > loss[names.index("forest"), 4] + 5
)  # averaging forgives wrong labels
plt.show()
