"""Forward and backward through any number of layers; every gradient checked by central differences."""

import numpy as np
from scipy.special import log_softmax, softmax


def forward(X, layers):
    """The outputs of every layer: the input first, the logits last."""
    outputs = [X]
    for i, (W, b) in enumerate(layers):
        Z = outputs[-1] @ W + b
        outputs.append(np.maximum(Z, 0) if i < len(layers) - 1 else Z)
    return outputs


def loss(X, Y, layers):
    """Mean cross-entropy."""
    return -(Y * log_softmax(forward(X, layers)[-1], axis=1)).sum(axis=1).mean()


def gradients(X, Y, layers):
    """Pairs of grad_W and grad_b, the first layer first."""
    *inputs, Z = forward(X, layers)
    grad_Z, grads = (softmax(Z, axis=1) - Y) / len(X), []
    for A, (W, _) in zip(inputs[::-1], layers[::-1], strict=True):
        grads.append((A.T @ grad_Z, grad_Z.sum(axis=0)))
        grad_Z = (grad_Z @ W.T) * (A > 0)
    return grads[::-1]


for sizes in [(5, 3), (5, 7, 3), (5, 7, 6, 4, 3)]:
    rng = np.random.default_rng(0)
    layers = [
        (rng.normal(0, np.sqrt(2 / a), (a, b)), rng.normal(0, 0.1, b))
        for a, b in zip(sizes[:-1], sizes[1:], strict=True)
    ]
    X, Y = rng.normal(size=(8, 5)), np.eye(3)[rng.integers(0, 3, 8)]
    worst, checked = 0.0, 0
    for layer, grads in zip(layers, gradients(X, Y, layers), strict=True):
        for w, grad in zip(layer, grads, strict=True):
            for index in np.ndindex(w.shape):
                old, h = w[index], 1e-6
                w[index] = old + h
                above = loss(X, Y, layers)
                w[index] = old - h
                below = loss(X, Y, layers)
                w[index] = old
                worst = max(worst, abs((above - below) / (2 * h) - grad[index]))
                checked += 1
    print(f"layers {sizes}: {checked} derivatives, all within 1e-6: {worst < 1e-6}")
    assert worst < 1e-6  # without the mask A > 0, or with W already moved, it is above 0.001
