"""A regression tree fits steps, follows the noise when it is deep, and is flat outside its data."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.tree import DecisionTreeRegressor

rng = np.random.default_rng(0)
x = np.sort(rng.uniform(0, 6, 80))
y = np.sin(x) + rng.normal(scale=0.25, size=80)
grid = np.linspace(-1.5, 7.5, 400)
inside = (grid > x[0]) & (grid < x[-1])
truth = np.sin(grid)

fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), sharey=True, layout="constrained")
print(f"mean of y everywhere: error {np.mean((y.mean() - truth[inside]) ** 2):.3f}")
errors = {}
for ax, depth in zip(axes, (3, None), strict=True):
    tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(x[:, None], y)
    curve = tree.predict(grid[:, None])
    errors[depth] = np.mean((curve - truth)[inside] ** 2)
    leaf = tree.apply(x[:, None])
    assert all(np.isclose(tree.predict([[a]])[0], y[leaf == b].mean())
               for a, b in zip(x, leaf, strict=True))  # fmt: skip
    assert len(set(curve[grid > x[-1]])) == 1 and len(set(curve[grid < x[0]])) == 1
    name = f"max_depth={depth}, {tree.get_n_leaves()} leaves"
    print(f"{name}: error {errors[depth]:.3f}, prediction at x = 7.5: {curve[-1]:.2f}")
    ax.axvspan(x[-1], 7.5, color="C7", alpha=0.2)
    ax.axvspan(-1.5, x[0], color="C7", alpha=0.2)
    ax.plot(grid, truth, color="C7", linestyle="--")
    ax.plot(x, y, ".", color="C0", markersize=4)
    ax.plot(grid, curve, color="C1")
    ax.set(title=name, xlabel="x", xlim=(-1.5, 7.5))
assert errors[3] < errors[None]
axes[0].set_ylabel("y")
axes[0].annotate("sin x", (-1.45, -0.45), color="C7")
axes[0].annotate("tree", (-1.4, 0.32), color="C1")
plt.show()
