"""The same formula with another game: who earns the R² of a linear model?"""

from itertools import combinations
from math import comb

import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True, as_frame=True)
names, d = list(X.columns), X.shape[1]
Z, t = X.to_numpy() - X.to_numpy().mean(0), (y - y.mean()).to_numpy()
G, b, total = Z.T @ Z, Z.T @ t, t @ t


def r_squared(S: tuple[int, ...]) -> float:
    """R² of least squares on the columns S."""
    S = list(S)
    return float(b[S] @ np.linalg.solve(G[np.ix_(S, S)], b[S]) / total) if S else 0.0


v = {S: r_squared(S) for k in range(d + 1) for S in combinations(range(d), k)}
phi = np.zeros(d)
for S in v:
    for j in set(range(d)) - set(S):
        phi[j] += (v[tuple(sorted((*S, j)))] - v[S]) / (d * comb(d - 1, len(S)))
everyone = tuple(range(d))
last = np.array([v[everyone] - v[tuple(k for k in everyone if k != j)] for j in range(d)])
print(f"R² of all ten {v[everyone]:.3f}, sum of the shares {phi.sum():.3f}")
print("column  share   alone   lost if dropped")
for j in phi.argsort(kind="stable")[::-1][:6]:
    print(f"{names[j]:6} {phi[j]:6.3f} {v[(j,)]:7.3f} {last[j]:9.3f}")
assert np.isclose(phi.sum(), v[everyone]) and last.sum() < 0.5 * v[everyone]
