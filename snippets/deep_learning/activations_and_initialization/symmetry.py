"""Neurons that start equal, in their inputs and their outputs, stay equal: a net of copies."""

import numpy as np
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, Y = X / 16, np.eye(10)[y]
train, held_out = np.arange(1300), np.arange(1300, len(X))  # the file is ordered by writer


def fit(W1, W2, rng, lr=0.3):
    """Train 64 inputs, 16 hidden ReLUs, 10 classes; return W1 and the held-out accuracy."""
    b1, b2 = np.zeros(16), np.zeros(10)
    for _ in range(400):
        rows = rng.choice(train, 64)
        A1 = np.maximum(X[rows] @ W1 + b1, 0)
        E = np.exp(A1 @ W2 + b2)
        grad_Z2 = (E / E.sum(axis=1, keepdims=True) - Y[rows]) / len(rows)
        grad_Z1 = (grad_Z2 @ W2.T) * (A1 > 0)
        W1, W2 = W1 - lr * X[rows].T @ grad_Z1, W2 - lr * A1.T @ grad_Z2
        b1, b2 = b1 - lr * grad_Z1.sum(axis=0), b2 - lr * grad_Z2.sum(axis=0)
    A2 = np.maximum(X[held_out] @ W1 + b1, 0) @ W2 + b2
    return W1, (A2.argmax(axis=1) == y[held_out]).mean()


he = [np.sqrt(2 / 64), np.sqrt(2 / 16)]  # the sizes that the next section derives
starts = {  # name: mean of W1, of W2, standard deviation of W1, of W2
    "all zero": (0, 0, 0, 0),
    "all 0.1": (0.1, 0.1, 0, 0),
    "0.1 and a little noise": (0.1, 0.1, 0.02, 0.02),
    "random": (0, 0, *he),
    "W1 random, W2 zero": (0, 0, he[0], 0),
    "W1 all 0.1, W2 random": (0.1, 0, 0, he[1]),
    "W1 zero, W2 random": (0, 0, 0, he[1]),
}
scores = {}
for name, (mean1, mean2, std1, std2) in starts.items():
    rngs = [np.random.default_rng(seed) for seed in range(5)]
    shapes = (64, 16), (16, 10)
    runs = [
        fit(r.normal(mean1, std1, shapes[0]), r.normal(mean2, std2, shapes[1]), r) for r in rngs
    ]
    alike = max(np.ptp(W1, axis=1).max() for W1, _ in runs) < 1e-6  # across the 16 neurons
    scores[name] = np.array([score for _, score in runs])
    low, high = scores[name].min(), scores[name].max()
    print(f"{name:23s} neurons alike: {alike!s:6s} held-out accuracy {low:.2f} to {high:.2f}")
    assert alike == (name in ("all zero", "all 0.1", "W1 zero, W2 random"))  # fails with any noise
for name, run in scores.items():  # a coin gets 0.1; a copied neuron passes neither bound
    assert run.max() < 0.5 if name.startswith(("all", "W1 zero")) else run.min() > 0.8
