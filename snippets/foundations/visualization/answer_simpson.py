"""Iris sepals: pooled, the fitted line falls; within each of the three species it rises."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_iris

iris = load_iris()
length, width = iris.data[:, 0], iris.data[:, 1]

fig, (pooled, split) = plt.subplots(1, 2, figsize=(7, 3.3), sharey=True, layout="constrained")


def points_and_line(ax: plt.Axes, chosen: np.ndarray, color: str, marker: str) -> float:
    """Draw the chosen flowers with their least-squares line; return the correlation."""
    x, y = length[chosen], width[chosen]
    slope, intercept = np.polyfit(x, y, 1)
    ax.plot(x, y, marker, color=color, ms=3, alpha=0.7)
    ends = np.array([x.min(), x.max()])
    ax.plot(ends, slope * ends + intercept, color=color)
    return float(np.corrcoef(x, y)[0, 1])


r = points_and_line(pooled, np.full(150, True), "C7", "o")
print(f"all flowers: correlation {r:+.2f}")
assert r < 0
places = [(4.2, 4.2), (4.7, 2.05), (6.9, 4.05)]
for k, (name, marker) in enumerate(zip(iris.target_names, "o^s", strict=True)):
    r = points_and_line(split, iris.target == k, f"C{k}", marker)
    split.text(*places[k], str(name), color=f"C{k}")
    print(f"{name}: correlation {r:+.2f}")
    assert r > 0.4
pooled.set(
    title="pooled: longer is narrower", xlabel="sepal length (cm)", ylabel="sepal width (cm)"
)
split.set(title="by species: longer is wider", xlabel="sepal length (cm)")
plt.show()
