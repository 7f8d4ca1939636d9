"""Disk against ring: without biases a ReLU net gives every ray from the origin one class."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax


def disk_or_ring(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Points of a square, and 1 for those in a disk around the origin of half its area."""
    X = rng.uniform(-1, 1, (n, 2))
    return X, (np.hypot(*X.T) < np.sqrt(2 / np.pi)).astype(int)


def fit(X, y, rng, lr, biases):
    """Train a net of 16 hidden ReLU neurons; return a function from points to logits."""
    W1, b1 = rng.normal(0, np.sqrt(2 / X.shape[1]), (X.shape[1], 16)), np.zeros(16)
    W2, b2 = rng.normal(0, np.sqrt(2 / 16), (16, 2)), np.zeros(2)
    for _ in range(80):
        for batch in np.array_split(rng.permutation(len(X)), 20):
            A1 = np.maximum(X[batch] @ W1 + b1, 0)
            grad_Z2 = (softmax(A1 @ W2 + b2, axis=1) - np.eye(2)[y[batch]]) / len(batch)
            grad_Z1 = (grad_Z2 @ W2.T) * (A1 > 0)
            W1, W2 = W1 - lr * X[batch].T @ grad_Z1, W2 - lr * A1.T @ grad_Z2
            b1, b2 = b1 - lr * biases * grad_Z1.sum(axis=0), b2 - lr * biases * grad_Z2.sum(axis=0)
    return lambda X: np.maximum(X @ W1 + b1, 0) @ W2 + b2


cases = {  # what the net gets to see, and whether its biases are trained or stay zero
    "no biases": (lambda X: X, False),
    "no biases, a column of ones": (lambda X: np.column_stack([X, np.ones(len(X))]), False),
    "biases": (lambda X: X, True),
}
side = np.linspace(-1, 1, 200)
mesh = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), sharey=True, layout="constrained")
panels = {"no biases": axes[0], "biases": axes[1]}
best = {}
for name, (view, biases) in cases.items():
    scores = np.zeros((3, 5))  # rates, seeds
    for i, lr in enumerate((0.1, 0.3, 1.0)):
        for seed in range(5):
            rng = np.random.default_rng(seed)
            (X, y), (X_new, y_new) = disk_or_ring(500, rng), disk_or_ring(2_000, rng)
            net = fit(view(X), y, rng, lr, biases)
            scores[i, seed] = (net(view(X_new)).argmax(axis=1) == y_new).mean()
            if not biases:  # three times the input gives three times every logit: the same class
                assert np.allclose(net(3 * view(X)), 3 * net(view(X)))
        if i == 0 and name in panels:  # the last of the five nets
            regions = net(mesh).argmax(axis=1).reshape(200, 200)
            panels[name].contourf(side, side, regions, levels=1, colors=["C0", "C1"], alpha=0.3)
            panels[name].scatter(*X.T, c=np.where(y, "C1", "C0"), s=6)
            panels[name].set(title=name, xlabel="$x_1$", aspect="equal")
    best[name] = scores[scores.mean(axis=1).argmax()]
    print(
        f"{name:28s} new points right: {best[name].mean():.2f} ({best[name].min():.2f} to {best[name].max():.2f})"
    )
axes[0].set_ylabel("$x_2$")
assert best["no biases"].max() < 0.65  # a coin gets 0.50
assert min(best["biases"].min(), best["no biases, a column of ones"].min()) > 0.9
plt.show()
