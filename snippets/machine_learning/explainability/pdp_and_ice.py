"""Partial dependence (thick) and single rows (thin): a mean can hide opposite effects."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.inspection import partial_dependence


def ice(predict, X: np.ndarray, j: int, grid: np.ndarray) -> np.ndarray:
    """Prediction of every row with column j set to each grid value, shape (n, n_grid).

    Source: Goldstein et al., Peeking Inside the Black Box, 2015, algorithm 1.
    """
    curves = np.empty((len(X), len(grid)))
    for k, value in enumerate(grid):
        changed = X.copy()
        changed[:, j] = value
        curves[:, k] = predict(changed)
    return curves


rng = np.random.default_rng(0)
X_real, y_real = load_diabetes(return_X_y=True, scaled=False)
X_made = rng.uniform(-1, 1, (500, 3))  # the second column decides the direction of the first
y_made = X_made[:, 0] * np.sign(X_made[:, 1]) + rng.normal(0, 0.1, 500)

fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
cases = [
    ("diabetes", X_real, y_real, 2, "body mass index, kg/m²"),
    ("made", X_made, y_made, 0, "first column"),
]
for ax, (name, X, y, j, label) in zip(axes, cases, strict=True):
    model = GradientBoostingRegressor(n_estimators=100, random_state=0).fit(X, y)
    library = partial_dependence(model, X, [j], kind="both", method="brute", grid_resolution=30)
    grid = library["grid_values"][0]
    curves = ice(model.predict, X, j, grid)
    pdp = curves.mean(0)
    assert np.allclose(curves, library["individual"][0])
    assert np.allclose(pdp, library["average"][0])
    rise = curves[:, -1] - curves[:, 0]
    print(
        f"{name:8} mean rises by {pdp[-1] - pdp[0]:6.2f}; "
        f"single rows: from {rise.min():6.2f} to {rise.max():6.2f}"
    )
    for curve in curves[:25]:
        ax.plot(grid, curve, color="C7", lw=0.6, alpha=0.6)
    ax.plot(grid, pdp, color="C1", lw=3)
    ax.set(xlabel=label, ylabel="prediction", title=name)
assert abs(pdp[-1] - pdp[0]) < 0.3 and rise.min() < -1.5 and rise.max() > 1.5
print("both equal sklearn.inspection.partial_dependence")
plt.show()
