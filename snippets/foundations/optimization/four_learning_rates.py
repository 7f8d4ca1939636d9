"""Forty steps down the same valley with a rate too small, best, just stable and just unstable."""

import matplotlib.pyplot as plt
import numpy as np

H = np.diag([1.0, 20.0])  # Hessian of L(w) = w·Hw / 2: curvature 1 along the valley, 20 across
eigenvalues = np.linalg.eigvalsh(H)
small, large = eigenvalues[0], eigenvalues[-1]
bound = 2 / large
start = np.array([-9.0, 1.5])


def descend(rate: float, steps: int) -> np.ndarray:
    """Return the points visited, shape (steps + 1, 2)."""
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - rate * H @ path[-1])
    return np.array(path)


cases = [
    ("too small", 0.1 * bound, "C2"),
    ("best", 2 / (small + large), "C0"),
    ("just below 2/λmax", 0.995 * bound, "C3"),
    ("just above 2/λmax", 1.005 * bound, "C4"),
]
fig, axes = plt.subplots(2, 2, figsize=(7, 4.4), layout="constrained", sharex=True, sharey=True)
x, y = np.meshgrid(np.linspace(-10, 10, 90), np.linspace(-2.6, 2.6, 90))
for ax, (name, rate, color) in zip(axes.flat, cases, strict=True):
    factors = 1 - rate * eigenvalues  # each step multiplies the two coordinates by these
    path = descend(rate, 40)
    assert np.allclose(path[-1], start * factors**40)
    print(f"{name:18s} rate {rate:.4f}, factors {factors[0]:6.3f} {factors[1]:6.3f},", end="")
    print(f" distance after 40 steps {np.linalg.norm(path[-1]):.3f}")
    height = (small * x**2 + large * y**2) / 2
    ax.contour(x, y, height.round(9), 8, colors="C7", linewidths=0.6)
    ax.plot(*path.T, "o-", ms=2.5, lw=1, color=color)
    ax.set_title(f"{name}: rate {rate:.4f}")
for ax in axes[1]:
    ax.set_xlabel("w₁")
for ax in axes[:, 0]:
    ax.set_ylabel("w₂")

condition = large / small
best = 1 - 2 / (small + large) * eigenvalues
assert np.allclose(np.abs(best), (condition - 1) / (condition + 1))
assert np.linalg.norm(descend(0.995 * bound, 5000)[-1]) < 1e-9
assert np.linalg.norm(descend(1.005 * bound, 5000)[-1]) > 1e9
plt.show()
