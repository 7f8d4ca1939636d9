"""Pencil-and-paper derivatives, a Hessian, an integral and a sum, with their results checked."""

import numpy as np
import torch
from scipy.integrate import quad
from torch.autograd.functional import hessian, jacobian


def f(p: torch.Tensor) -> torch.Tensor:
    """Return x^2 y + exp(xy) for p = (x, y)."""
    return p[0] ** 2 * p[1] + torch.exp(p[0] * p[1])


x, y = 1.0, 0.5
e = np.exp(x * y)
gradient = np.array([2 * x * y + y * e, x**2 + x * e])
H = np.array([[2 * y + y**2 * e, 2 * x + (1 + x * y) * e], [2 * x + (1 + x * y) * e, x**2 * e]])
point = torch.tensor([x, y], dtype=torch.float64)
assert np.allclose(jacobian(f, point), gradient) and np.allclose(hessian(f, point), H)

direction = np.array([3, 4]) / 5  # length 1
print("gradient", gradient.round(4), " slope along (3, 4):", (gradient @ direction).round(4))
print("eigenvalues of the Hessian:", np.linalg.eigvalsh(H).round(4))

assert np.isclose(
    quad(lambda t: 3 * t**2 + 2 * t, 0, 2)[0], 2**3 + 2**2
)  # antiderivative t^3 + t^2
assert sum(2 * k - 1 for k in range(1, 101)) == 2 * (100 * 101 // 2) - 100 == 100**2
print("integral", 2**3 + 2**2, " sum", 100**2)
