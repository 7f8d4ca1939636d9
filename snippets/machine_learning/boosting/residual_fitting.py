"""Gradient boosting step by step: each small tree fits what the sum so far leaves over."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.tree import DecisionTreeRegressor


def boost(X: np.ndarray, y: np.ndarray, rounds: int, eta: float, depth: int) -> tuple[float, list]:
    """Least-squares boosting: the first constant and the trees; X (n, d), y (n,).

    Source: Friedman, Greedy function approximation, Annals of Statistics 29, 2001, algorithm 2.
    """
    rng = np.random.RandomState(0)  # scikit-learn's old generator, to meet ties as it does
    start, trees = y.mean(), []
    F = np.full(len(y), start)
    for _ in range(rounds):
        residual = y - F  # the negative gradient of (y - F)^2 / 2
        tree = DecisionTreeRegressor(max_depth=depth, random_state=rng).fit(X, residual)
        F += eta * tree.predict(X)
        trees.append(tree)
    return start, trees


def predict(start: float, trees: list, eta: float, X: np.ndarray) -> np.ndarray:
    """The sum of the start and the shrunken trees, shape (n,)."""
    return start + eta * sum(tree.predict(X) for tree in trees)


X, y = load_diabetes(return_X_y=True)
theirs = GradientBoostingRegressor(
    n_estimators=50, learning_rate=0.1, max_depth=3, random_state=0
).fit(X, y)
gap = np.abs(predict(*boost(X, y, 50, 0.1, 3), 0.1, X) - theirs.predict(X)).max()
assert gap < 1e-9
print("diabetes, 50 trees: equal to GradientBoostingRegressor to 1e-09")

rng = np.random.default_rng(0)
x = np.sort(rng.uniform(0, 1, 30))[:, None]
t = np.sin(6 * x[:, 0]) + 0.15 * rng.normal(size=30)
eta = 0.5
start, trees = boost(x, t, 20, eta, 1)
line = np.linspace(0, 1, 200)[:, None]
fig, axes = plt.subplots(2, 4, figsize=(7, 3.6), layout="constrained", sharex=True, sharey=True)
for column, m in zip(axes.T, (0, 1, 2, 19), strict=True):
    before = start + eta * sum((tree.predict(x) for tree in trees[:m]), np.zeros(30))
    column[0].plot(x, t - before, ".", ms=4, color="C7")
    column[0].plot(line, trees[m].predict(line), color="C1")
    column[1].plot(x, t, ".", ms=4, color="C7")
    column[1].plot(line, predict(start, trees[: m + 1], eta, line), color="C0")
    column[0].set(title=f"tree {m + 1}")
    after = np.mean((t - predict(start, trees[: m + 1], eta, x)) ** 2)
    print(f"tree {m + 1:2d}: mean squared residual {np.mean((t - before) ** 2):.3f} -> {after:.3f}")
axes[0, 0].set(ylabel="residual, and its tree")
axes[1, 0].set(ylabel="target, and the sum")
fig.supxlabel("x")
plt.show()
