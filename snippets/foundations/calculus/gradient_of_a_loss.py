"""A loss of two weights: gradients cross its level lines at right angles and climb fastest."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
X = X[["bmi", "bp"]].to_numpy()
X = (X - X.mean(axis=0)) / X.std(axis=0)  # two columns, one standard deviation each
y = y.to_numpy() - y.mean()


def loss(w: np.ndarray) -> float:
    """Return the mean squared error of the predictions X @ w, for weights w of shape (2,)."""
    return float(np.mean((X @ w - y) ** 2))


def gradient(w: np.ndarray) -> np.ndarray:
    """Return both partial derivatives of the loss at w, shape (2,)."""
    return 2 / len(X) * X.T @ (X @ w - y)


w = np.array([5.0, 30.0])
g = gradient(w)
h = 1e-3
partials = [(loss(w + h * e) - loss(w - h * e)) / (2 * h) for e in np.eye(2)]  # one weight moves
assert np.allclose(partials, g)
print(f"loss at (5, 30): {loss(w):.1f}; partial derivatives {g[0]:.2f} and {g[1]:.2f}")

angle = np.deg2rad(np.arange(360))
directions = np.column_stack([np.cos(angle), np.sin(angle)])  # shape (360, 2), length 1
slopes = np.array([(loss(w + h * d) - loss(w - h * d)) / (2 * h) for d in directions])
steepest, towards = np.argmax(slopes), np.rad2deg(np.arctan2(g[1], g[0])) % 360
assert np.allclose(slopes, directions @ g)  # the directional derivative is a dot product
assert abs(steepest - towards) <= 0.5 and slopes.max() <= np.linalg.norm(g) + 1e-6
print(f"steepest of 360 directions: {steepest}°, slope {slopes.max():.2f}")
print(f"the gradient points to:     {towards:.1f}°, length {np.linalg.norm(g):.2f}")

fig, (left, right) = plt.subplots(
    1, 2, figsize=(7, 3.5), layout="constrained", width_ratios=[1.15, 1]
)
a, b = np.meshgrid(np.linspace(-25, 85, 80), np.linspace(-45, 75, 80))
height = np.mean((np.stack([a, b], axis=-1) @ X.T - y) ** 2, axis=-1).round(6)
lines = left.contour(a, b, height, levels=np.arange(4000, 12000, 600), cmap="viridis")
cosines = []
for level in lines.allsegs:
    for line in level:
        tangent, middle = np.diff(line, axis=0), (line[1:] + line[:-1]) / 2
        normal = np.array([gradient(m) for m in middle])
        lengths = np.linalg.norm(tangent, axis=1) * np.linalg.norm(normal, axis=1)
        cosines.extend(np.abs(np.sum(tangent * normal, axis=1))[lengths > 0] / lengths[lengths > 0])
assert np.median(cosines) < 0.02  # cosine 0 is a right angle; the drawn lines are polygons
for start in [(5, 30), (-10, -20), (70, 35), (60, -25), (5, 60)]:
    arrow = gradient(np.array(start)) * 0.18
    left.annotate("", start + arrow, start, arrowprops={"arrowstyle": "->", "color": "C1", "lw": 2})
best = np.linalg.solve(X.T @ X, X.T @ y)
assert np.allclose(gradient(best), 0, atol=1e-9)
left.plot(*best, "o", color="C4")
left.text(best[0], best[1] - 4, "gradient 0", color="C4", ha="center", va="top")
left.set(xlabel="weight of body mass index", ylabel="weight of blood pressure")
left.set(aspect="equal", xlim=(-25, 85), ylim=(-45, 75))
right.plot(np.arange(360), slopes, color="C0")
right.axhline(0, color="C7", lw=1, ls=":")
right.axvline(towards, color="C1", ls="--")
right.text(towards - 8, 0, "gradient", color="C1", rotation=90, ha="right", va="center")
right.set(xlabel="direction [degrees]", ylabel="directional derivative", xticks=range(0, 361, 90))
plt.show()
