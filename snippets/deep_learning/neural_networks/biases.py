"""Disk against ring: without biases a ReLU net gives every ray from the origin one class."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax

RATES = np.array([0.1, 0.3, 1.0])[:, None, None, None]  # axes: rate, seed, row, column


def disk_or_ring(n, rng):
    """Points of a square, and 1 for those in a disk around the origin of half its area."""
    X = rng.uniform(-1, 1, (n, 2))
    return X, (np.hypot(*X.T) < np.sqrt(2 / np.pi)).astype(int)


def fit(X, y, rng, biases):
    """Train nets of 16 ReLU neurons, one for each rate and five seeds; return their function."""
    W1, b1 = rng.normal(0, 1, (5, 3, 16)), np.zeros((5, 1, 16))
    W2, b2 = rng.normal(0, np.sqrt(2 / 16), (5, 16, 2)), np.zeros((5, 1, 2))
    for _ in range(80):
        for batch in np.array_split(rng.permutation(len(X)), 20):
            A1 = np.maximum(X[batch] @ W1 + b1, 0)
            grad_Z2 = (softmax(A1 @ W2 + b2, axis=-1) - np.eye(2)[y[batch]]) / len(batch)
            grad_Z1 = (grad_Z2 @ W2.swapaxes(-1, -2)) * (A1 > 0)
            W1 = W1 - RATES * (X[batch].T @ grad_Z1)
            W2 = W2 - RATES * (A1.swapaxes(-1, -2) @ grad_Z2)
            b1 = b1 - biases * RATES * grad_Z1.sum(axis=-2, keepdims=True)
            b2 = b2 - biases * RATES * grad_Z2.sum(axis=-2, keepdims=True)
    return lambda X: np.maximum(X @ W1 + b1, 0) @ W2 + b2


def see(X, one):
    """The points with a third input: a one, or a zero, which adds nothing."""
    return np.column_stack([X, np.full(len(X), one)])


rng = np.random.default_rng(0)
(X, y), *held_out = (disk_or_ring(n, rng) for n in (500, 1_000, 2_000))
side = np.linspace(-1, 1, 200)
mesh = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
_, axes = plt.subplots(1, 2, figsize=(7, 3.4), sharey=True, layout="constrained")
panels = {"no biases": axes[0], "biases": axes[1]}
for name, biases, one in [("no biases", 0, 0), ("no biases, a one", 0, 1), ("biases", 1, 0)]:
    net = fit(see(X, one), y, rng, biases)
    validation, test = ((net(see(P, one)).argmax(-1) == q).mean(-1) for P, q in held_out)
    rate = validation.mean(axis=1).argmax()
    right = test[rate]
    print(f"{right.mean():.2f} ({min(right):.2f} to {max(right):.2f}) of new points right: {name}")
    assert max(right) < 0.65 if name == "no biases" else min(right) > 0.9  # a coin gets 0.50
    if not biases:  # three times the input gives three times every logit: the same class
        assert np.allclose(net(3 * see(X, one)), 3 * net(see(X, one)))
    if name in panels:
        regions = net(see(mesh, one))[rate, 0].argmax(-1).reshape(200, 200)
        panels[name].contourf(side, side, regions, levels=1, colors=["C0", "C1"], alpha=0.3)
        panels[name].scatter(*X.T, c=np.where(y, "C1", "C0"), s=6)
        panels[name].set(title=name, xlabel="$x_1$", aspect="equal")
axes[0].set_ylabel("$x_2$")
plt.show()
