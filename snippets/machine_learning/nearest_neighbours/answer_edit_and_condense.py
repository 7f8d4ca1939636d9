"""Answer: drop the rows their neighbors contradict, then keep only the rows that decide."""

import numpy as np
from sklearn.datasets import make_moons
from sklearn.neighbors import KNeighborsClassifier


def edit(X: np.ndarray, y: np.ndarray, k: int) -> np.ndarray:
    """Mask, shape (n,), of the rows whose k other neighbors vote for their own class.

    Source: Wilson, Asymptotic Properties of Nearest Neighbor Rules Using Edited Data, 1972.
    """
    nearest = KNeighborsClassifier(k).fit(X, y).kneighbors(return_distance=False)
    return (y[nearest].mean(axis=1) > 0.5) == y


def condense(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Rows such that 1-NN on them alone names all rows of X, shape (n, d), as y, (n,).

    Source: Hart, The Condensed Nearest Neighbor Rule, 1968.
    """
    kept = [0]
    while True:
        before = len(kept)
        for i in range(len(X)):
            nearest = kept[((X[kept] - X[i]) ** 2).sum(axis=1).argmin()]
            if y[nearest] != y[i]:
                kept.append(i)
        if len(kept) == before:
            return np.array(kept)


X, y = make_moons(600, noise=0.3, random_state=0)
X_new, y_new = make_moons(4_000, noise=0.3, random_state=1)
mask = edit(X, y, 15)
X_edited, y_edited = X[mask], y[mask]
rows = condense(X_edited, y_edited)
score = {}
for name, A, a in (
    ("all", X, y),
    ("edited", X_edited, y_edited),
    ("edited, condensed", X_edited[rows], y_edited[rows]),
):
    score[name] = KNeighborsClassifier(1).fit(A, a).score(X_new, y_new)
    print(f"1-NN on {name:17s} {len(A):4d} rows, accuracy {score[name]:.3f}")
fifteen = KNeighborsClassifier(15).fit(X, y).score(X_new, y_new)
print(f"{'15-NN on all':25s} {len(X):4d} rows, accuracy {fifteen:.3f}")
condensed = KNeighborsClassifier(1).fit(X_edited[rows], y_edited[rows])
assert condensed.score(X_edited, y_edited) == 1
assert score["edited"] > score["all"] + 0.02 and len(rows) < 60
