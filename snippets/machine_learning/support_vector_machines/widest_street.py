"""Two iris species, the widest street between them, and the few flowers that hold it up."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_iris
from sklearn.svm import SVC

X, species = load_iris(return_X_y=True)
X, y = X[species < 2][:, 2:], np.where(species[species < 2] == 0, -1, 1)
model = SVC(kernel="linear", C=1e6).fit(X, y)  # so large a C allows no violation here
w, b = model.coef_[0], model.intercept_[0]
distance = y * (X @ w + b) / np.linalg.norm(w)  # cm; negative would be the wrong side
held = model.support_
assert np.allclose(distance.min(), 1 / np.linalg.norm(w), rtol=1e-3)
assert (distance[held] < distance.min() + 1e-3).all()
print(f"w = {np.round(w, 2)}, b = {b:.2f}")
print(
    f"nearest flower {distance.min():.3f} cm from the line, 1 / |w| = {1 / np.linalg.norm(w):.3f}"
)
print(f"{len(held)} of {len(X)} flowers are support vectors")

angles = np.linspace(0, np.pi, 10_000)  # every other direction, with the best offset for each
along = np.column_stack([np.cos(angles), np.sin(angles)]) @ X.T
gaps = [along[:, y == s].min(axis=1) - along[:, y == -s].max(axis=1) for s in (1, -1)]
widest = np.max(gaps)
print(f"street {2 / np.linalg.norm(w):.3f} cm wide; best of 10,000 directions: {widest:.3f} cm")
assert abs(widest - 2 / np.linalg.norm(w)) < 1e-3

fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
for sign, name in ((-1, "setosa"), (1, "versicolor")):
    rows = X[y == sign]
    color = "C0" if sign < 0 else "C1"
    ax.scatter(*rows.T, s=14, color=color)
    ax.annotate(
        name,
        rows.mean(axis=0) + [-0.3 if sign < 0 else 0.0, 0.35 if sign < 0 else -0.45],
        color=color,
    )
ax.scatter(*X[held].T, s=110, facecolors="none", edgecolors="C3", linewidths=1.5)
lengths = np.linspace(0.8, 5.3, 2)
for level, style in ((-1, "--"), (0, "-"), (1, "--")):
    ax.plot(lengths, (level - b - w[0] * lengths) / w[1], style, color="C7")
foot = X[held][y[held] > 0][0]
ax.annotate("", foot - 2 * w / (w @ w), foot, arrowprops={"arrowstyle": "<->", "color": "C3"})
ax.annotate("2 / |w|", foot - w / (w @ w) + [-0.1, 0.2], color="C3", ha="right")
ax.set(xlabel="petal length (cm)", ylabel="petal width (cm)", ylim=(0, 2), aspect="equal")
plt.show()
