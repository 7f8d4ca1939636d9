"""Coefficients as the penalty falls, ridge and lasso; 4 of the 20 features are real."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import ElasticNetCV, LassoCV, LinearRegression, Ridge, RidgeCV, lasso_path

rng = np.random.default_rng(2)
truth = np.r_[3.0, -2.0, 1.5, 1.5, np.zeros(16)]


def draw(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return n rows: 20 features, the third and fourth nearly equal, and the target."""
    X = rng.normal(size=(n, 20))
    X[:, 3] = X[:, 2] + 0.15 * rng.normal(size=n)
    return X, X @ truth + rng.normal(0, 3, n)


X, y = draw(70)
X_new, y_new = draw(5_000)
alphas = np.logspace(-2, 4, 50)
models = {
    "least squares": LinearRegression(),
    "ridge": RidgeCV(alphas),
    "lasso": LassoCV(cv=10),
    "elastic net": ElasticNetCV(l1_ratio=0.5, cv=10),
}
print("                error on new rows   zeros found   the twins")
error = {}
for name, model in models.items():
    w = model.fit(X, y).coef_
    error[name] = np.sqrt(np.mean((model.predict(X_new) - y_new) ** 2))
    zeros = np.sum(w[4:] == 0)
    print(f"{name:15s} {error[name]:10.2f} {zeros:16d} of 16   {w[2]:5.2f} {w[3]:5.2f}")
assert max(error["ridge"], error["lasso"], error["elastic net"]) < error["least squares"]
assert np.all(models["lasso"].coef_[:2] != 0) and np.sum(models["lasso"].coef_[4:] == 0) >= 4
assert abs(np.subtract(*models["ridge"].coef_[2:4])) < abs(
    np.subtract(*models["least squares"].coef_[2:4])
)

ridge_grid = np.logspace(3.5, -2, 60)
ridge = np.array([Ridge(alpha=a).fit(X, y).coef_ for a in ridge_grid])
lasso_grid, lasso, _ = lasso_path(
    X - X.mean(axis=0), y - y.mean(), alphas=np.logspace(0.6, -2.5, 60)
)
fig, axes = plt.subplots(1, 2, figsize=(7, 3.5), layout="constrained", sharey=True)
for ax, grid, paths, chosen, name in (
    (axes[0], ridge_grid, ridge, models["ridge"].alpha_, "ridge"),
    (axes[1], lasso_grid, lasso.T, models["lasso"].alpha_, "lasso"),
):
    ax.plot(grid, paths[:, 4:], color="C7", lw=0.7)
    for j, color in enumerate(("C0", "C1", "C2", "C3")):
        ax.plot(grid, paths[:, j], color=color, lw=2)
    ax.axvline(chosen, color="C4", ls="--", lw=1)
    ax.set(xscale="log", xlim=(grid[0], grid[-1]), xlabel="penalty α, falling", title=name)
axes[0].set_ylabel("coefficient")
axes[0].text(0.011, 4.2, "true 3", color="C0", ha="right")
axes[0].text(0.011, -1.75, "true −2", color="C1", ha="right")
axes[0].text(0.011, 1.75, "twin, true 1.5", color="C3", ha="right")
axes[0].text(300, 1.35, "other twin", color="C2", ha="center")
axes[1].text(2.2, 0.12, "other twin", color="C2")
axes[0].set_ylim(-2.1, 4.7)
plt.show()
