"""Two spirals: the share of new points right against the parameters, for one hidden layer and for more."""

from itertools import pairwise, product

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax


def spirals(n, rng):
    """Points near two spirals of two turns each, shape (n, 2), and the spiral of each, 0 or 1."""
    y, t = rng.integers(0, 2, n), rng.uniform(0.1, 1, n)
    angle = 4 * np.pi * t + np.pi * y
    return np.column_stack([t * np.cos(angle), t * np.sin(angle)]) + rng.normal(0, 0.02, (n, 2)), y


def forward(X, layers):
    """The outputs of every layer: the input first, the logits last."""
    outputs = [X]
    for W, b in layers[:-1]:
        outputs.append(np.maximum(outputs[-1] @ W + b, 0))
    return outputs + [outputs[-1] @ layers[-1][0] + layers[-1][1]]


def fit(X, y, sizes, lr, rng):
    """60 epochs of SGD with momentum on batches of 30."""
    layers = [[rng.normal(0, np.sqrt(2 / a), (a, b)), np.zeros(b)] for a, b in pairwise(sizes)]
    velocity = [[0 * W, 0 * b] for W, b in layers]
    for _ in range(60):
        for batch in np.array_split(rng.permutation(len(X)), len(X) // 30):
            outputs = forward(X[batch], layers)
            grad_Z = (softmax(outputs.pop(), axis=1) - np.eye(2)[y[batch]]) / len(batch)
            for (W, b), v in zip(layers[::-1], velocity[::-1], strict=True):  # last layer first
                v[:] = 0.9 * v[0] + outputs[-1].T @ grad_Z, 0.9 * v[1] + grad_Z.sum(axis=0)
                grad_Z = (grad_Z @ W.T) * (outputs.pop() > 0)  # before W moves
                W -= lr * v[0]
                b -= lr * v[1]
    return layers


scores = {}
plt.figure(figsize=(7, 3.2), layout="constrained")
for hidden in [(), (8,), (32,), (64,), (14, 14), (11, 11, 11)]:
    runs = np.zeros((3, 5, 2))  # learning rates, seeds, validation and test
    for (i, lr), seed in product(enumerate((0.03, 0.1, 0.3)), range(5)):
        rng = np.random.default_rng(seed)
        train, *held_out = (spirals(n, rng) for n in (600, 500, 1_000))
        layers = fit(*train, (2, *hidden, 2), lr, rng)
        for j, (X, y) in enumerate(held_out):
            runs[i, seed, j] = (forward(X, layers)[-1].argmax(axis=1) == y).mean()
    hits = runs[runs[:, :, 0].mean(axis=1).argmax(), :, 1]
    size = sum(W.size + b.size for W, b in layers)
    scores[hidden] = mean = hits.mean()
    print(f"{hidden!s:12}{size:4} parameters: {mean:.2f} right, {min(hits):.2f} to {max(hits):.2f}")
    plt.plot([size] * 5, hits, "C1o" if len(hidden) > 1 else "C0o", markersize=4)
    plt.text(size, mean, f"  {hidden}  ", ha="left" if len(hidden) > 2 else "right")
plt.gca().set(xlabel="parameters", ylabel="new points right", ylim=(0.5, 1.02), xlim=(-30, 420))
assert scores[()] + 0.03 < scores[(8,)] < scores[(32,)] - 0.03  # a linear net: 0.57 for all
assert scores[(14, 14)] > scores[(64,)] + 0.08  # a second layer without ReLU is none
plt.show()
