"""A forest regressor on toy points: a weighted mean of neighbors, flat outside the data."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.tree import DecisionTreeRegressor

rng = np.random.default_rng(0)


def draw(n: int) -> tuple[np.ndarray, np.ndarray]:
    """A rising wave whose noise grows with x; X of shape (n, 1), y of shape (n,)."""
    x = rng.uniform(0, 6, n)
    return x[:, None], x + np.sin(2 * x) + rng.normal(scale=0.15 + 0.15 * x)


def leaf_weights(forest: RandomForestRegressor, X: np.ndarray, X_new: np.ndarray) -> np.ndarray:
    """Weight of each training row in each prediction, shape (n_new, n); rows add up to 1.

    Source: Meinshausen, Quantile Regression Forests, JMLR 7, 2006, section 2.
    """
    weights = np.zeros((len(X_new), len(X)))
    for tree, rows in zip(forest.estimators_, forest.estimators_samples_, strict=True):
        in_bag = np.bincount(rows, minlength=len(X))
        same = tree.apply(X_new)[:, None] == tree.apply(X)[None, :]
        share = same * in_bag
        weights += share / share.sum(axis=1, keepdims=True)
    return weights / len(forest.estimators_)


def quantile(weights: np.ndarray, y: np.ndarray, q: float) -> np.ndarray:
    """Smallest target at which the cumulative weight reaches q, shape (n_new,)."""
    order = y.argsort(kind="stable")
    return y[order][(weights[:, order].cumsum(axis=1) >= q - 1e-12).argmax(axis=1)]


X, y = draw(250)
X_test, y_test = draw(1000)
tree = DecisionTreeRegressor(random_state=0).fit(X, y)
forest = RandomForestRegressor(200, min_samples_leaf=8, random_state=0).fit(X, y)
weights = leaf_weights(forest, X, X_test)
assert np.allclose(weights @ y, forest.predict(X_test))
low, high = quantile(weights, y, 0.05), quantile(weights, y, 0.95)
covered = np.mean((low <= y_test) & (y_test <= high))
narrow, wide = [np.mean((high - low)[side]) for side in (X_test[:, 0] < 2, X_test[:, 0] > 4)]
scores = [model.score(X_test, y_test) for model in (tree, forest)]
print(f"held-out R2: baseline (the mean) 0.00, tree {scores[0]:.2f}, forest {scores[1]:.2f}")
assert scores[1] > scores[0] + 0.05
print("prediction = weights @ y: equal for 1000 new points")
print(f"rows with a weight above zero, median {np.median((weights > 0).sum(axis=1)):.0f} of 250")
print(f"90 % interval covers {covered:.2f}; width {narrow:.1f} where x < 2, {wide:.1f} where x > 4")
far = forest.predict([[6.5], [9.0]])
print(f"prediction at x = 6.5 and 9: {far[0]:.2f} and {far[1]:.2f}; the truth 6.92 and 8.25")
assert far[0] == far[1] < y.max() and 0.85 < covered < 0.97 and wide > 1.5 * narrow

grid = np.linspace(0, 9, 300)[:, None]
at = leaf_weights(forest, X, grid)
fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
ax.scatter(X[:, 0], y, s=6, color="C7", rasterized=True)
ax.fill_between(
    grid[:, 0], quantile(at, y, 0.05), quantile(at, y, 0.95), color="C0", alpha=0.2, lw=0
)
ax.plot(grid, forest.predict(grid), color="C0")
ax.plot(grid, grid + np.sin(2 * grid), color="C2", ls="--", lw=1.2)
ax.axvspan(6, 9, color="C7", alpha=0.15)
ax.text(6.1, -0.4, "no data here", va="bottom")
ax.text(8.9, forest.predict([[9]])[0] - 0.9, "forest", color="C0", ha="right")
ax.text(8.9, 8.4, "truth", color="C2", ha="right")
ax.set(xlabel="x", ylabel="y", xlim=(0, 9), ylim=(-0.6, 9.2))
plt.show()
