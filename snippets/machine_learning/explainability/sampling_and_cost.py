"""Shapley values from sampled orders, and what all coalitions cost beside TreeSHAP."""

import numpy as np
from shap import TreeExplainer
from sklearn.datasets import make_friedman1
from sklearn.ensemble import GradientBoostingRegressor

rng = np.random.default_rng(0)


def sampled_shapley(predict, x: np.ndarray, background: np.ndarray, n_orders: int) -> np.ndarray:
    """Mean gain of each column over random orders and background rows; x and result (d,).

    Source: Strumbelj and Kononenko, Explaining prediction models, 2014, algorithm 1.
    """
    d = len(x)
    orders = rng.permuted(np.tile(np.arange(d), (n_orders, 1)), axis=1)
    steps = np.empty((d + 1, n_orders, d))
    steps[0] = background[rng.integers(len(background), size=n_orders)]
    for k in range(d):  # step k + 1 takes over one more column from x
        steps[k + 1] = steps[k]
        column = orders[:, k]
        steps[k + 1, np.arange(n_orders), column] = x[column]
    gains = np.diff(predict(steps.reshape(-1, d)).reshape(d + 1, n_orders), axis=0)
    phi = np.zeros(d)
    np.add.at(phi, orders.T, gains)
    return phi / n_orders


def fitted(d: int) -> tuple[GradientBoostingRegressor, np.ndarray]:
    """A boosted model of d columns and its 400 rows."""
    X, y = make_friedman1(400, d, noise=1, random_state=0)
    return GradientBoostingRegressor(n_estimators=30, random_state=0).fit(X, y), X


model, X = fitted(10)
background, x = X[:50], X[60]
exact = TreeExplainer(model, background).shap_values(x[None])[0]
budgets, errors = np.array([16, 64, 256, 1024]), []
print("orders   root mean squared error of the values")
for n_orders in budgets:
    runs = [sampled_shapley(model.predict, x, background, n_orders) for _ in range(20)]
    errors.append(np.sqrt(np.mean((np.array(runs) - exact) ** 2)))
    print(f"{n_orders:6d}   {errors[-1]:.2f}")
power = np.polyfit(np.log(budgets), np.log(errors), 1)[0]
print(f"error ~ orders ** {power:.1f}")
assert -0.65 < power < -0.35

print("columns  coalitions   nodes visited: all coalitions   TreeSHAP, at most")
visited = []
for d in (6, 9, 12):
    model, X = fitted(d)
    background, x = X[:20], X[60]
    inside = (np.arange(2**d)[:, None] >> np.arange(d) & 1).astype(bool)[:, None]
    rows = np.where(inside, x, background).reshape(-1, d)
    v = model.predict(rows).reshape(2**d, 20).mean(1)
    phi = TreeExplainer(model, background).shap_values(x[None])[0]
    assert np.isclose(phi.sum(), v[-1] - v[0])
    trees = model.estimators_[:, 0]
    coalitions = sum(tree.decision_path(rows).nnz for tree in trees)
    once = len(background) * sum(tree.tree_.node_count for tree in trees)  # per background row
    visited.append((coalitions, once))
    print(f"{d:7d}  {2**d:10d}  {coalitions:30d}  {once:18d}")
(few, few_once), _, (many, many_once) = visited
assert 60 < many / few < 68 and many_once < 1.2 * few_once  # 64 times the coalitions
