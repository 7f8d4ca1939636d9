"""What 2 x 2 matrices do to the unit circle: eigenvectors keep their line, and order matters."""

import matplotlib.pyplot as plt
import numpy as np

angle = np.linspace(0, 2 * np.pi, 121)
circle = np.array([np.cos(angle), np.sin(angle)])  # shape (2, 121), one point per column


def area(points: np.ndarray) -> float:
    """Return the signed area inside a closed polygon of shape (2, n), by the shoelace formula."""
    x, y = points
    return 0.5 * float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


symmetric = np.array([[1.4, 0.6], [0.6, 1.0]])
shear = np.array([[1.6, 1.2], [0.0, 0.8]])
rotate = np.array([[0.0, -1.0], [1.0, 0.0]])  # a quarter turn to the left
stretch = np.array([[1.8, 0.0], [0.0, 0.6]])  # widen along x, flatten along y

for name, A in [("symmetric", symmetric), ("shear", shear)]:
    values, vectors = np.linalg.eig(A)
    assert np.allclose(A @ vectors, vectors * values)  # A v = lambda v, column by column
    assert np.isclose(area(A @ circle) / area(circle), np.linalg.det(A))
    assert np.isclose(np.prod(values), np.linalg.det(A))
    reach = np.linalg.norm(A @ circle, axis=0)  # its extremes are the half-axes: singular values
    assert np.allclose([reach.max(), reach.min()], np.linalg.svd(A)[1], atol=2e-3)
    cosine = abs(vectors[:, 0] @ vectors[:, 1])
    print(f"{name}: eigenvalues {values.max():.3f} and {values.min():.3f}")
    print(f"   determinant {np.prod(values):.2f}, |cosine| between the eigenvectors {cosine:.3f}")
assert not np.allclose(rotate @ stretch, stretch @ rotate)
assert np.allclose(rotate.T @ rotate, np.eye(2))  # orthogonal: the transpose undoes it
turned = np.linalg.eigvals(rotate)
assert np.allclose(turned.real, 0)
print(f"quarter turn: real eigenvalues {np.isreal(turned).sum()}")

fig, axes = plt.subplots(1, 3, figsize=(7, 3.1), layout="constrained", sharex=True, sharey=True)
for ax, A in zip(axes, [symmetric, shear], strict=False):
    ax.plot(*circle, color="C7", ls="--", lw=1)
    ax.plot(*(A @ circle), color="C0")
    values, vectors = np.linalg.eig(A)
    for value, v in zip(values, vectors.T, strict=True):
        v = v * np.sign(v[0])
        ax.annotate("", value * v, (0, 0), arrowprops={"arrowstyle": "->", "color": "C1", "lw": 2})
        ax.text(*(value * v + [0.1, -0.3]), f"×{value:.2f}", color="C1", va="center")
axes[0].set_title("symmetric:\neigenvectors are the axes", fontsize=10)
axes[1].set_title("shear:\neigenvectors are not", fontsize=10)

axes[2].plot(*circle, color="C7", ls="--", lw=1)
axes[2].plot(*(rotate @ stretch @ circle), color="C3")
axes[2].text(0, 1.95, "stretch, then turn", color="C3", ha="center", va="bottom")
axes[2].plot(*(stretch @ rotate @ circle), color="C2")
axes[2].text(0.9, -0.8, "turn, then\nstretch", color="C2", va="top")
axes[2].set_title("the same two steps\nin both orders", fontsize=10)
for ax in axes:
    ax.set(xlim=(-2.2, 2.8), ylim=(-2.2, 2.8), aspect="equal", xlabel="x")
axes[0].set_ylabel("y")
plt.show()
