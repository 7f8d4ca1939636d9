"""Equal weights stay equal: a net that starts from constants learns as if it had one neuron."""

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


def he(rng, d_in, d_out):
    """Random weights of the size that the next section derives."""
    return rng.normal(0, np.sqrt(2 / d_in), (d_in, d_out))


def constant(value, noise=0.0):
    """Return a start in which all weights are equal, up to a little noise."""
    return lambda rng: [value + rng.normal(0, noise, shape) for shape in ((64, 16), (16, 10))]


starts = {
    "all zero": constant(0.0),
    "all 0.1": constant(0.1),
    "0.1 and a little noise": constant(0.1, noise=0.02),
    "random": lambda rng: (he(rng, 64, 16), he(rng, 16, 10)),
    "W1 random, W2 zero": lambda rng: (he(rng, 64, 16), np.zeros((16, 10))),
}
scores = {}
for name, start in starts.items():
    rngs = [np.random.default_rng(seed) for seed in range(5)]
    runs = [fit(*start(rng), rng) for rng in rngs]
    alike = max(np.ptp(W1, axis=1).max() for W1, _ in runs) < 1e-6  # across the 16 neurons
    scores[name] = np.array([score for _, score in runs])
    spread = f"{scores[name].mean():.2f} ({scores[name].min():.2f} to {scores[name].max():.2f})"
    print(f"{name:23s} neurons alike: {alike!s:6s} held-out accuracy {spread}")
    assert alike == name.startswith("all")  # fails if the constant start had any noise
assert scores["all zero"].max() < 0.15 and scores["all 0.1"].max() < 0.5  # a coin gets 0.1
assert min(scores["random"].min(), scores["W1 random, W2 zero"].min()) > 0.8
assert scores["0.1 and a little noise"].min() > 0.8  # the size 0.1 is not to blame
