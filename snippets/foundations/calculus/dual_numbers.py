"""Forward-mode differentiation from scratch: numbers that carry their own derivative along."""

import math
from dataclasses import dataclass

import torch


@dataclass
class Dual:
    """A value and its derivative by one chosen input; arithmetic applies the rules to both.

    Source: Baydin et al., Automatic Differentiation in Machine Learning: a Survey, section 3.1.
    """

    value: float
    slope: float = 0.0

    def __add__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        slope = self.slope * other.value + self.value * other.slope  # product rule
        return Dual(self.value * other.value, slope)

    def __pow__(self, n: float):
        return Dual(self.value**n, n * self.value ** (n - 1) * self.slope)

    def exp(self):
        return Dual(math.exp(self.value), math.exp(self.value) * self.slope)  # chain rule

    def log(self):
        return Dual(math.log(self.value), self.slope / self.value)

    __radd__, __rmul__ = __add__, __mul__


def f(x, y):
    """Return ln(1 + exp(xy)) + x / y^2 + 3x, for duals and for tensors alike."""
    return ((x * y).exp() + 1).log() + x * y**-2 + 3 * x


by_x = f(Dual(0.5, 1.0), Dual(2.0, 0.0))  # seed: dx/dx = 1, dy/dx = 0
by_y = f(Dual(0.5, 0.0), Dual(2.0, 1.0))  # a second pass for the second input
print(f"value {by_x.value:.6f}, partial derivatives {by_x.slope:.6f} and {by_y.slope:.6f}")

x, y = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (0.5, 2.0))
f(x, y).backward()
assert math.isclose(by_x.slope, x.grad.item(), rel_tol=1e-14)
assert math.isclose(by_y.slope, y.grad.item(), rel_tol=1e-14)


def newton_sqrt(a, steps: int = 6):
    """Return the square root of a by Newton's iteration: a loop, not a formula."""
    root = a
    for _ in range(steps):
        root = (root + a * root**-1) * 0.5
    return root


root = newton_sqrt(Dual(2.0, 1.0))
print(f"through a loop of 6 steps: sqrt(2) = {root.value:.6f}, its derivative {root.slope:.6f}")
assert math.isclose(root.slope, 1 / (2 * math.sqrt(2)), rel_tol=1e-12)
