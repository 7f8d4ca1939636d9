"""Curves of nine regressors on a line, a wave, a step and outliers; the shaded range holds no training points."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.base import clone
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, WhiteKernel
from sklearn.linear_model import HuberRegressor, LinearRegression
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import SplineTransformer
from sklearn.svm import SVR
from sklearn.tree import DecisionTreeRegressor

rng = np.random.default_rng(0)
x = np.sort(rng.uniform(0, 8, 70))
dense = np.linspace(0, 10, 201)
truths = {
    "line": lambda t: 0.5 * t - 2,
    "wave": lambda t: np.sin(1.5 * t) * 1.5,
    "step": lambda t: np.where(t < 4, -1.5, 1.5),
    "outliers": lambda t: 0.5 * t - 2,
}
samples = {task: f(x) + 0.3 * rng.normal(size=len(x)) for task, f in truths.items()}
samples["outliers"][rng.choice(np.flatnonzero(x > 5), 9, replace=False)] -= 8
models = {
    "linear": LinearRegression(),
    "Huber": HuberRegressor(),
    "splines": make_pipeline(SplineTransformer(8, extrapolation="linear"), LinearRegression()),
    "8 neighbors": KNeighborsRegressor(8),
    "tree": DecisionTreeRegressor(min_samples_leaf=5, random_state=0),
    "forest": RandomForestRegressor(50, min_samples_leaf=3, random_state=0),
    "boosting": GradientBoostingRegressor(n_estimators=60, max_depth=2, random_state=0),
    "RBF SVR": SVR(C=10, epsilon=0.2),
    "Gauss. process": GaussianProcessRegressor(RBF(1.0) + WhiteKernel(0.1), normalize_y=True),
}
inside = dense <= 8
fig, axes = plt.subplots(
    len(models), 4, figsize=(7, 10), layout="constrained", sharex=True, sharey=True
)
error = np.zeros((len(models), 4, 2))
print(
    f"{'RMSE to the truth':20}"
    + "".join(f"{task:>10}" for task in truths)
    + "   line, beyond the data"
)
for i, (name, model) in enumerate(models.items()):
    for j, (task, truth) in enumerate(truths.items()):
        curve = clone(model).fit(x[:, None], samples[task]).predict(dense[:, None])
        miss = (curve - truth(dense)) ** 2
        error[i, j] = np.sqrt([miss[inside].mean(), miss[~inside].mean()])
        ax = axes[i, j]
        ax.scatter(x, samples[task], s=4, color="C7", rasterized=True)
        ax.plot(dense, curve, color="C1")
        ax.axvspan(8, 10, color="C7", alpha=0.15, linewidth=0)
        ax.set(xticks=[], yticks=[], ylim=(-4.5, 3.5))
        ax.set_title(
            f"{task}\n{error[i, j, 0]:.2f}" if i == 0 else f"{error[i, j, 0]:.2f}", fontsize=9
        )
    axes[i, 0].set_ylabel(name, fontsize=9)
    print(f"{name:20}" + "".join(f"{e:10.2f}" for e in error[i, :, 0]) + f"{error[i, 0, 1]:24.2f}")

linear, huber, tree = 0, 1, 4
assert error[linear, 3, 0] > 3 * error[huber, 3, 0]  # squared error runs after outliers
assert error[tree, 2, 0] < error[8, 2, 0]  # a tree is at home on a step, a smooth model is not
assert (
    error[3:7, 0, 1].min() > 3 * error[linear, 0, 1]
)  # averages of what was seen cannot go on rising
plt.show()
