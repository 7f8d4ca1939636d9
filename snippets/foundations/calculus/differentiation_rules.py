"""Every differentiation rule next to a central difference of the same function."""

from collections.abc import Callable

import numpy as np


def difference(f: Callable[[float], float], x: float) -> float:
    """Return the central difference of f at x with the step that suits 64-bit floats."""
    h = np.finfo(float).eps ** (1 / 3)
    return (f(x + h) - f(x - h)) / (2 * h)


def sigmoid(z: float) -> float:
    """Return 1 / (1 + exp(-z))."""
    return 1 / (1 + np.exp(-z))


u, du = np.sin, np.cos  # two functions with known derivatives
v, dv = np.exp, np.exp
x = 0.7
rules = [
    ("power     x^5", lambda x: x**5, 5 * x**4),
    ("log       ln x", np.log, 1 / x),
    ("sum       2u + 3v", lambda x: 2 * u(x) + 3 * v(x), 2 * du(x) + 3 * dv(x)),
    ("product   u v", lambda x: u(x) * v(x), du(x) * v(x) + u(x) * dv(x)),
    ("quotient  u / v", lambda x: u(x) / v(x), (du(x) * v(x) - u(x) * dv(x)) / v(x) ** 2),
    ("chain     u(v(x))", lambda x: u(v(x)), du(v(x)) * dv(x)),
    ("sigmoid   s(x)", sigmoid, sigmoid(x) * (1 - sigmoid(x))),
]
print(f"at x = {x}             rule    difference")
for name, f, by_rule in rules:
    print(f"{name:18s} {by_rule:8.4f}      {difference(f, x):8.4f}")
    assert np.isclose(by_rule, difference(f, x), rtol=1e-9)
assert not np.isclose(du(x) * dv(x), difference(lambda x: u(x) * v(x), x))  # not the product

# The chain rule on one squared error: weight 0.5, input 4, target 3.
w, inputs, target = 0.5, 4.0, 3.0
residual = w * inputs - target
slope = 2 * residual * inputs  # outer derivative at the residual, times the inner one
assert np.isclose(slope, difference(lambda w: (w * inputs - target) ** 2, w))
print(f"squared error {residual**2:.0f}, its derivative by the weight {slope:.0f}")
