"""An autograd engine for arrays: record every operation, then walk the record backward."""

import numpy as np
import torch


class Tensor:
    """An array and, for each input it was computed from, the rule that sends a gradient there."""

    tape: list["Tensor"] = []  # every tensor, in the order in which they were computed

    def __init__(self, data, rules=()):
        self.data, self.rules = np.asarray(data, dtype=float), rules
        self.grad = np.zeros_like(self.data)
        Tensor.tape.append(self)

    def __add__(self, other):
        row = other.data.ndim < self.data.ndim  # one row, added to all: it gets the sum
        rules = (self, lambda g: g), (other, lambda g: g.sum(0) if row else g)
        return Tensor(self.data + other.data, rules)

    def __mul__(self, other):
        rules = (self, lambda g: g * other.data), (other, lambda g: g * self.data)
        return Tensor(self.data * other.data, rules)

    def __matmul__(self, other):
        rules = (self, lambda g: g @ other.data.T), (other, lambda g: self.data.T @ g)
        return Tensor(self.data @ other.data, rules)

    def relu(self):
        return Tensor(np.maximum(self.data, 0), ((self, lambda g: g * (self.data > 0)),))

    def backward(self):
        self.grad = np.ones_like(self.data)
        for tensor in reversed(Tensor.tape):  # its grad is complete when its turn comes
            for source, rule in tensor.rules:
                source.grad += rule(tensor.grad)
        Tensor.tape.clear()


def gradients(kind, arrays) -> list[np.ndarray]:
    """Return the gradients of the net worked by hand, by each of its inputs."""
    w1, w2, v1, v2, c, X, minus_y, half, left, right = leaves = [kind(a) for a in arrays]
    h1 = (X @ w1).relu()
    error = h1 @ v1 + (h1 @ w2).relu() @ v2 + c + minus_y
    (left @ (half * error * error) @ right).backward()  # a weighted sum over batch and outputs
    return [np.asarray(leaf.grad) for leaf in leaves]


by_hand = gradients(Tensor, [[[a]] for a in (1, 2, 3, -1, 1, 2, -1, 0.5, 1, 1)])[:5]
print("five weights:", *[f"{g.item():g}" for g in by_hand])
assert np.ravel(by_hand).tolist() == [4, -4, 4, 8, 2]  # fails for = in place of +=
for seed in range(20):
    rng = np.random.default_rng(seed)
    shapes = (3, 4), (4, 4), (4, 2), (4, 2), (2,), (8, 3), (8, 2), (8, 2), (1, 8), (2, 1)
    arrays = [rng.normal(size=shape) for shape in shapes]
    theirs = gradients(lambda a: torch.tensor(a, requires_grad=True), arrays)
    for g, reference in zip(gradients(Tensor, arrays), theirs, strict=True):
        assert np.abs(g - reference).max() < 1e-9  # fails for swapped rules in * or @
print("20 random nets, batches of 8: every gradient within 1e-9 of PyTorch's")
