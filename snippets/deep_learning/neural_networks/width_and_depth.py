"""Two spirals, and the border that a net with two hidden layers of 20 draws between them."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax

RATES = np.array([0.2, 0.4, 0.8, 1.4, 2.5])[:, None, None, None]  # axes: rate, draw, row, col


def spirals(n, rng):
    """Points near two spirals of two turns each, shape (DRAWS, n, 2), and the spiral of each."""
    y, t = rng.integers(0, 2, (8, n)), rng.uniform(0.1, 1, (8, n))
    angle = 4 * np.pi * t + np.pi * y
    points = t[..., None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return points + rng.normal(0, 0.02, points.shape), y


def forward(X, layers):
    """The outputs of every layer: the input first, the logits last."""
    outputs = [X]
    for W, b in layers[:-1]:
        outputs.append(np.maximum(outputs[-1] @ W + b, 0))
    return outputs + [outputs[-1] @ layers[-1][0] + layers[-1][1]]


def fit(X, y, sizes, rng):
    """60 epochs of SGD on batches of 30, for all rates and draws side by side."""
    layers = [[rng.normal(0, np.sqrt(2 / a), (5, 8, a, b)), np.zeros((5, 8, 1, b))]
              for a, b in zip(sizes[:-1], sizes[1:], strict=True)]  # fmt: skip
    for batch in np.array([rng.permutation(600) for _ in range(60)]).reshape(-1, 30):
        outputs = forward(X[:, batch], layers)
        grad_Z = (softmax(outputs.pop(), axis=-1) - np.eye(2)[y[:, batch]]) / 30
        for layer in layers[::-1]:  # the last layer first
            A, W = outputs.pop(), layer[0]
            layer[0] = W - RATES * (A.swapaxes(-1, -2) @ grad_Z)
            layer[1] = layer[1] - RATES * grad_Z.sum(axis=-2, keepdims=True)
            grad_Z = (grad_Z @ W.swapaxes(-1, -2)) * (A > 0)
    return layers


right, rng = {}, np.random.default_rng(0)
train, validation, test = (spirals(n, rng) for n in (600, 500, 1_000))
rivals = {(): (), (8,): (), (32,): (8,), (128,): (32,), (10, 10): (32,), (20, 20): (128,)}
for hidden, rival in rivals.items():
    layers = fit(*train, (2, *hidden, 2), rng)
    hits = [(forward(X, layers)[-1].argmax(-1) == y).mean(-1) for X, y in (validation, test)]
    rate = hits[0].mean(axis=1).argmax()
    right[hidden] = hits[1][rate]
    gain, size = right[hidden] - right[rival], sum(W[0, 0].size + b[0, 0].size for W, b in layers)
    print(f"{hidden!s:8} {size:3} parameters: {right[hidden].mean():.2f} right; "
          f"minus {rival}: {gain.mean():+.2f} ({min(gain):+.2f} to {max(gain):+.2f})")  # fmt: skip
    assert 0 < rate < 4 or hidden == ()  # the best rate lies inside the grid
    assert (gain > 0).sum() > 4 or hidden in [(), (10, 10)]  # most draws; linear nets gain none
mesh = np.stack(np.meshgrid(*2 * [np.linspace(-1.1, 1.1, 200)]), axis=-1)
regions = forward(mesh.reshape(-1, 2), layers)[-1][rate, 0].argmax(-1).reshape(200, 200)
plt.figure(figsize=(7, 4)).add_subplot(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
plt.contourf(*mesh.T, regions.T, levels=1, colors=["C0", "C1"], alpha=0.3)
plt.scatter(*train[0][0].T, c=np.where(train[1][0], "C1", "C0"), s=8)
plt.show()
