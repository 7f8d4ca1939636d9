"""A saddle and two minima, told apart by the signs of the Hessian's eigenvalues."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch.autograd.functional import hessian, jacobian


def f(p):
    """Return x^4/4 - x^2/2 + xy/2 + y^2/2 for p of shape (2, ...), array or tensor."""
    x, y = p
    return x**4 / 4 - x**2 / 2 + x * y / 2 + y**2 / 2


root = np.sqrt(1.25)  # where both partial derivatives vanish: x^3 = 1.25 x and y = -x/2
places = {"saddle": np.array([0.0, 0.0]), "minimum": np.array([root, -root / 2])}
rng = np.random.default_rng(0)
for name, p in places.items():
    point = torch.tensor(p)
    assert np.allclose(jacobian(f, point), 0, atol=1e-12)  # the gradient vanishes
    H = hessian(f, point).numpy()
    assert np.allclose(H, [[3 * p[0] ** 2 - 1, 0.5], [0.5, 1]]) and np.allclose(H, H.T)
    values, vectors = np.linalg.eigh(H)
    print(f"{name} at ({p[0]:.3f}, {p[1]:.3f}): eigenvalues {values[0]:.3f} and {values[1]:.3f}")
    around = f(p[:, None] + 0.01 * rng.normal(size=(2, 500))) - f(p)
    assert (around.min() < 0) == (values[0] < 0) and around.max() > 0

# Second-order Taylor expansion at a point of no special kind.
a, d = torch.tensor([0.8, 0.3]).double(), torch.tensor([0.3, -0.2]).double()
g, H = jacobian(f, a), hessian(f, a)
errors = [float(abs(f(a + s * d) - (f(a) + s * g @ d + s**2 / 2 * d @ H @ d))) for s in (0.5, 0.25)]
assert 7 < errors[0] / errors[1] < 9  # what is left out is of third order: 2^3
print(f"halving the step divides the quadratic model's error by {errors[0] / errors[1]:.1f}")

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained")
x, y = np.meshgrid(np.linspace(-1.8, 1.8, 90), np.linspace(-1.6, 1.6, 90))
height = f(np.array([x, y])).round(9)  # the last bit must not decide whether a line closes
left.contour(x, y, height, levels=np.arange(-0.36, 1.2, 0.08), cmap="viridis")
values, vectors = np.linalg.eigh(hessian(f, torch.zeros(2).double()).numpy())
t = np.linspace(-0.8, 0.8, 60)
for k, (value, v) in enumerate(zip(values, vectors.T, strict=True)):
    v = v * np.sign(v[0])
    left.plot(*(v[:, None] * t), color=f"C{k}")
    right.plot(t, f(v[:, None] * t), color=f"C{k}")
    right.plot(t, value * t**2 / 2, color=f"C{k}", ls=":")
    right.text(
        0.2, [-0.28, 0.3][k], f"curvature {value:.2f}".replace("-", "−"), color=f"C{k}", ha="right"
    )
for sign in (1, -1):
    left.plot(*(sign * places["minimum"]), "o", color="C4")
left.text(0, 1.7, "two minima and a saddle", ha="center")
left.set(xlabel="x", ylabel="y", aspect="equal")
right.set(xlabel="distance from the saddle", ylabel="f (dotted: quadratic model)")
plt.show()
