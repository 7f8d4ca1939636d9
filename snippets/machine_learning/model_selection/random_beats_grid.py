"""Nine trials on a grid and nine at random, on a score in which only one knob matters."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)


def score(x: np.ndarray) -> np.ndarray:
    """Score of settings x, shape (..., d), all in [0, 1]: column 0 matters, the rest hardly."""
    return np.exp(-(((x[..., 0] - 0.36) / 0.09) ** 2)) + 0.02 * np.sin(7 * x[..., 1:]).sum(axis=-1)


def grid(points: int, d: int) -> np.ndarray:
    """Cell centers of a regular grid, shape (points ** d, d), shifted at random as a whole."""
    ticks = [(np.arange(points) + rng.random()) / points for _ in range(d)]
    return np.stack(np.meshgrid(*ticks), axis=-1).reshape(-1, d)


print("mean best score of 2,000 searches; the optimum is just above 1")
print("knobs  trials   grid  random")
mean = {}
for points, d in ((9, 1), (3, 2), (4, 3), (3, 4)):
    trials = points**d
    by_grid = [score(grid(points, d)).max() for _ in range(2_000)]
    by_luck = score(rng.random((2_000, trials, d))).max(axis=1)
    mean[d] = np.mean(by_grid), by_luck.mean()
    print(f"{d:5d}{trials:8d}{mean[d][0]:7.2f}{mean[d][1]:8.2f}")
assert mean[1][0] > mean[1][1]  # one knob: even spacing wins
assert all(mean[d][1] > mean[d][0] + 0.1 for d in (2, 3, 4))

fig, axes = plt.subplots(1, 2, figsize=(7, 3.7), layout="constrained", sharey=True)
x, picks = np.linspace(0, 1, 120), np.random.default_rng(3).random((9, 2))
regular = np.stack(np.meshgrid([1 / 6, 1 / 2, 5 / 6], [1 / 6, 1 / 2, 5 / 6]), -1).reshape(-1, 2)
for ax, points, name in zip(axes, (regular, picks), ("grid", "random"), strict=True):
    ax.plot(x, 1.1 + 0.35 * np.exp(-(((x - 0.36) / 0.09) ** 2)), color="C0")
    ax.plot(*points.T, "o", color="C1")
    tops = 1.1 + 0.35 * np.exp(-(((points[:, 0] - 0.36) / 0.09) ** 2))
    ax.vlines(points[:, 0], points[:, 1], tops, color="C1", alpha=0.4, lw=0.8)
    ax.plot(points[:, 0], tops, "o", color="C1", ms=4)
    distinct = len(np.unique(points[:, 0].round(6)))
    ax.set(title=f"{name}: {distinct} values of the knob that matters", xlabel="knob that matters")
    ax.title.set_fontsize(10)
axes[0].text(0.6, 1.25, "score", color="C0")
axes[0].set(ylabel="knob that does not", yticks=[0, 0.5, 1])
plt.show()
