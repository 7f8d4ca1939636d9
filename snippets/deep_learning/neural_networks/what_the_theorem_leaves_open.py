"""Set by hand, 32 neurons draw the curve; trained, they miss it; beyond the interval both go astray."""

import matplotlib.pyplot as plt
import numpy as np


def wave(x):
    """The curve to imitate, on [0, 1]: a slow wave and a fast one."""
    return np.sin(2 * np.pi * x) + 0.5 * np.sin(8 * np.pi * x)


def net(x, W1, b1, W2, b2):
    """One hidden ReLU layer, at points x of shape (n, 1)."""
    return np.maximum(x @ W1 + b1, 0) @ W2 + b2


def train(x, y, weights, lr):
    """4,000 steps of gradient descent with momentum on the mean squared error."""
    velocity = [np.zeros_like(w) for w in weights]
    for _ in range(4_000):
        W1, b1, W2, b2 = weights
        A1 = np.maximum(x @ W1 + b1, 0)
        grad_Z2 = 2 * (A1 @ W2 + b2 - y) / len(x)
        grad_Z1 = (grad_Z2 @ W2.T) * (A1 > 0)
        grads = x.T @ grad_Z1, grad_Z1.sum(axis=0), A1.T @ grad_Z2, grad_Z2.sum(axis=0)
        velocity = [0.9 * v + grad for v, grad in zip(velocity, grads, strict=True)]
        weights = [w - lr * v for w, v in zip(weights, velocity, strict=True)]
    return weights


def error(weights, x):
    """Root of the mean squared difference to the curve."""
    return np.sqrt(((net(x, *weights) - wave(x)) ** 2).mean())


x = np.linspace(0, 1, 129)[:, None]
bends = np.diff(32 * np.diff(wave(np.linspace(0, 1, 33))), prepend=0)
by_hand = [np.ones((1, 32)), -np.arange(32) / 32, bends[:, None], wave(np.zeros(1))]
runs = []
for seed in range(5):
    for lr in (0.003, 0.01, 0.03, 0.1):
        rng = np.random.default_rng(seed)
        start = [rng.normal(0, np.sqrt(2), (1, 32)), rng.uniform(-1, 1, 32)]
        start += [rng.normal(0, np.sqrt(2 / 32), (32, 1)), np.zeros(1)]
        runs.append(train(x, wave(x), start, lr))
best = min(runs, key=lambda run: error(run, x))
zero = [0 * w for w in best]
for name, run in {"by hand": by_hand, "trained, best of 20": best, "zero": zero}.items():
    print(f"{name:20s} error on [0, 1] {error(run, x):.2f}, on [1, 2] {error(run, x + 1):.1f}")
assert error(by_hand, x) < 0.05 < 0.1 < error(best, x) < 0.3
assert min(error(by_hand, x + 1), error(best, x + 1)) > error(zero, x + 1)

wide = np.linspace(0, 1.3, 400)[:, None]
plt.figure(figsize=(7, 3.2), layout="constrained")
lines = np.hstack([wave(wide), net(wide, *by_hand), net(wide, *best)])
plt.plot(wide, lines, label=["curve", "by hand", "trained"])
plt.axvspan(1, 1.3, color="C7", alpha=0.2)
plt.gca().set(xlabel="$x$ (no data in the gray part)", ylim=(-2, 3))
plt.legend()
plt.show()
