"""Reverse-mode differentiation from scratch: record the graph, then walk it once backwards."""

import math
import random

import torch


class Value:
    """A number that remembers what it was computed from, with each local derivative.

    Source: Baydin et al., Automatic Differentiation in Machine Learning: a Survey, section 3.2.
    """

    def __init__(self, data: float, parents: tuple[tuple["Value", float], ...] = ()):
        self.data, self.parents, self.grad = data, parents, 0.0

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, ((self, 1 - t * t),))

    def backward(self):
        """Set ``grad`` of every ancestor to the derivative of this value by it."""
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for parent, _ in node.parents:
                    visit(parent)
                order.append(node)  # after its parents

        visit(self)
        self.grad = 1.0
        for node in reversed(order):  # node.grad is complete when we reach it
            for parent, local in node.parents:
                parent.grad += local * node.grad  # chain rule; += because paths add up

    __radd__, __rmul__ = __add__, __mul__


def loss(w, x, target):
    """Return the squared error of two tanh units and an output unit, nine weights in w."""
    a = (w[0] * x[0] + w[1] * x[1] + w[2]).tanh()
    b = (w[3] * x[0] + w[4] * x[1] + w[5]).tanh()
    error = w[6] * a + w[7] * b + w[8] + -target
    return error * error


random.seed(0)
start = [random.uniform(-1, 1) for _ in range(9)]
w = [Value(v) for v in start]
result = loss(w, (0.5, -1.5), 1.0)
result.backward()

w_torch = torch.tensor(start, dtype=torch.float64, requires_grad=True)
loss(w_torch, (0.5, -1.5), 1.0).backward()
gap = max(abs(v.grad - g) for v, g in zip(w, w_torch.grad.tolist(), strict=True))
assert gap < 1e-14
print("loss", round(result.data, 4), " all nine derivatives from one backward walk:")
print("  ", *[f"{v.grad:.4f}" for v in w])

z = Value(3.0)
(z * z + z).backward()
assert z.grad == 2 * 3.0 + 1  # three edges lead back to z
print(f"derivative of z² + z at 3: {z.grad:.0f}")
