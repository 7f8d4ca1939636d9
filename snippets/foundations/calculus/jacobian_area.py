"""Polar coordinates map rectangles to sectors; the Jacobian's determinant is the area factor r."""

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np


def jacobian(f: Callable[[np.ndarray], np.ndarray], x: np.ndarray, h: float = 6e-6) -> np.ndarray:
    """Return the Jacobian of f at x by central differences.

    Args:
        f: Function from shape (n,) to shape (m,).
        x: Point, shape (n,).
        h: Step.

    Returns:
        Matrix of shape (m, n): entry (i, j) is the partial derivative of output i by input j.
    """
    return np.column_stack([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])


def polar(p: np.ndarray) -> np.ndarray:
    """Map (radius, angle) to (x, y); works on shape (2,) and (2, n)."""
    return p[0] * np.array([np.cos(p[1]), np.sin(p[1])])


def softmax(z: np.ndarray) -> np.ndarray:
    """Return positive numbers of shape (m,) that sum to 1."""
    e = np.exp(z - z.max())
    return e / e.sum()


def area(corners: np.ndarray) -> float:
    """Return the area inside a polygon of shape (2, n), by the shoelace formula."""
    x, y = corners
    return 0.5 * float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


point = np.array([1.5, 0.6])
J_polar = jacobian(polar, point)
r, t = point
assert np.allclose(J_polar, [[np.cos(t), -r * np.sin(t)], [np.sin(t), r * np.cos(t)]])
print(f"polar map at r = {r}: determinant {np.linalg.det(J_polar):.4f}")

W = np.array([[1.0, -1.0], [0.5, 2.0], [-1.0, 0.0]])  # a linear layer, 2 inputs, 3 scores
p = softmax(W @ polar(point))
J_softmax = np.diag(p) - np.outer(p, p)
assert np.allclose(jacobian(softmax, W @ polar(point)), J_softmax)
chain = J_softmax @ W @ J_polar  # shapes (3, 3) (3, 2) (2, 2)
assert np.allclose(chain, jacobian(lambda q: softmax(W @ polar(q)), point), atol=1e-9)
print("softmax(W polar(p)), product of three Jacobians:\n", chain.round(4))

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained")
for k in np.arange(0, 2.01, 0.25):
    for line in (np.array([np.full(40, k), np.linspace(0, 1.5, 40)]),
                 np.array([np.linspace(0, 2, 2), np.full(2, k * 0.75)])):  # fmt: skip
        left.plot(*line, color="C7", lw=0.7)
        right.plot(*polar(line), color="C7", lw=0.7)
for k, (r0, t0) in enumerate([(0.5, 0.75), (1.5, 0.75)]):
    r1, arc = r0 + 0.25, np.linspace(t0, t0 + 0.1875, 60)
    edge = np.array([np.repeat([r0, r1], 60), np.concatenate([arc, arc[::-1]])])
    factor = area(polar(edge)) / area(edge)
    assert np.isclose(factor, (r0 + r1) / 2, rtol=1e-3)  # the determinant at the cell's middle
    print(f"cell from r = {r0} to {r1}: area grows by {factor:.3f}")
    left.fill(*edge, color=f"C{k}")
    right.fill(*polar(edge), color=f"C{k}")
    right.text(1.45, 1.9 - 0.2 * k, f"area × {factor:.3f}", color=f"C{k}")
left.set(xlabel="radius r", ylabel="angle θ [radians]")
right.set(xlabel="x", ylabel="y", aspect="equal", xlim=(0, 2.4))
plt.show()
