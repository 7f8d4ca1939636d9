"""Descent past a saddle point: the closer the start to the ridge, the longer the plateau."""

import matplotlib.pyplot as plt
import numpy as np


def loss(a, b):
    """Return the squared error of a network with two weights in a row on one example, x = y = 1."""
    return (a * b - 1) ** 2 / 2


def gradient(w: np.ndarray) -> np.ndarray:
    """Return the partial derivatives by both weights, shape (2,)."""
    return (w[0] * w[1] - 1) * w[::-1]


def descend(w: np.ndarray, noise: float, steps: int = 400, rate: float = 0.1) -> np.ndarray:
    """Return the points visited, shape (steps + 1, 2); noise is added to every gradient."""
    rng = np.random.default_rng(0)
    path = [w]
    for _ in range(steps):
        w = w - rate * (gradient(w) + noise * rng.normal(size=2))
        path.append(w)
    return np.array(path)


hessian = np.array([[0.0, -1.0], [-1.0, 0.0]])  # at a = b = 0: second derivatives b², 2ab − 1, a²
nudge = np.array([3e-6, 1e-6])
assert np.allclose(gradient(nudge), hessian @ nudge, rtol=1e-9)
print(
    "gradient at the saddle:",
    np.abs(gradient(np.zeros(2))),
    " eigenvalues of the Hessian:",
    end=" ",
)
print(np.linalg.eigvalsh(hessian))

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
a, b = np.meshgrid(np.linspace(-1.7, 1.7, 80), np.linspace(-1.7, 1.7, 80))
left.contour(a, b, loss(a, b), [0.02, 0.15, 0.35, 0.5, 0.8, 1.5, 3], colors="C7", linewidths=0.6)
plateau = []
cases = [(1e-2, 0, "C0"), (1e-6, 0, "C1"), (1e-10, 0, "C3"), (0, 0, "C4"), (0, 1e-3, "C2")]
for offset, noise, color in cases:
    path = descend(np.array([1.3, -1.3 + offset]), noise)
    values = loss(*path.T)
    escaped = np.flatnonzero(values < 0.1)
    plateau.append(int(escaped[0]) if len(escaped) else None)
    print(f"off the ridge by {offset:5.0e}, noise {noise:5.0e}: loss below 0.1", end=" ")
    print(f"after {plateau[-1]} steps" if plateau[-1] else "never in 400 steps")
    right.plot(values, color=color)
    if offset in (1e-2, 0):
        left.plot(*path.T, color=color)
left.plot(0, 0, "s", color="C4")
left.set(xlabel="a", ylabel="b", title="loss (ab − 1)²/2", aspect="equal")
right.set(xlabel="steps", ylabel="loss", ylim=(0, 0.8))
labels = [
    (-14, 0.2, "10⁻²"),
    (155, 0.25, "10⁻⁶"),
    (250, 0.25, "10⁻¹⁰"),
    (250, 0.53, "on the ridge"),
    (58, 0.07, "noise"),
]
for (x, height, text), (_, _, color) in zip(labels, cases, strict=True):
    right.text(x, height, text, color=color)

per_decade = np.log(10) / np.log(1.1)  # near the saddle a step multiplies the offset by 1 + rate
assert np.allclose(np.diff(plateau[:3]), 4 * per_decade, atol=2)
assert plateau[3] is None and plateau[4] < 150
print(f"each factor of ten closer costs {per_decade:.1f} steps more")
plt.show()
