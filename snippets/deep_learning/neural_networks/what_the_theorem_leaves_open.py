"""Set by hand, 32 neurons draw the curve; trained, they miss its fast wave; beyond 1 both go astray."""

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
    velocity = [0 * w for w in weights]
    for _ in range(4_000):
        W1, b1, W2, b2 = weights
        A1 = np.maximum(x @ W1 + b1, 0)
        grad_Z2 = 2 * (A1 @ W2 + b2 - y) / len(x)
        grad_Z1 = (grad_Z2 @ W2.swapaxes(-1, -2)) * (A1 > 0)
        grads = [x.T @ grad_Z1, grad_Z1.sum(axis=-2, keepdims=True)]
        grads += [A1.swapaxes(-1, -2) @ grad_Z2, grad_Z2.sum(axis=-2, keepdims=True)]
        velocity = [0.9 * v + grad for v, grad in zip(velocity, grads, strict=True)]
        weights = [w - lr * v for w, v in zip(weights, velocity, strict=True)]
    return weights


x, rng = np.linspace(0, 1, 129)[:, None], np.random.default_rng(0)
start = [rng.normal(0, np.sqrt(2), (5, 1, 32)), rng.uniform(-1, 1, (5, 1, 32))]  # five seeds
start += [rng.normal(0, 0.25, (5, 32, 1)), np.zeros((5, 1, 1))]
rates = np.array([0.003, 0.01, 0.03, 0.1])[:, None, None, None]  # axes: rate, seed, row, column
trained = train(x, wave(x), start, rates)
miss = np.sqrt(((net(x, *trained) - wave(x)) ** 2).mean(axis=(2, 3)))
best = np.unravel_index(miss.argmin(), miss.shape)
bends = np.diff(32 * np.diff(wave(np.arange(33) / 32)), prepend=0)
by_hand = [np.ones((1, 32)), -np.arange(32) / 32, bends[:, None], wave(0)]
nets = {"by hand": by_hand, "trained": [w[best] for w in trained], "zero": 4 * [0 * x[:1]]}
waves = np.sin(2 * np.pi * x * [1, 4])  # the slow one and the fast one, shape (129, 2)
found = (net(x, *trained) * waves).sum(axis=2) / (wave(x) * waves).sum(axis=0)
slow, fast = np.median(found, axis=(0, 1))
print(f"20 trained nets have {slow:.2f} of the slow wave, {fast:.2f} of the fast one (medians)")
wide, error = np.linspace(0, 2, 257)[:, None], {}
plt.figure(figsize=(7, 3.2), layout="constrained")
plt.plot(wide, wave(wide), "C7", label="curve")
for name, weights in nets.items():
    output = net(wide, *weights)
    error[name] = [np.sqrt(part.mean()) for part in np.split((output - wave(wide)) ** 2, [129])]
    print(f"{name:7s} RMS error {error[name][0]:.2f} on [0, 1], {error[name][1]:.1f} on [1, 2]")
    plt.plot(wide, output, label=name)
assert error["by hand"][0] < 0.05 < 0.1 < error["trained"][0] < 0.35  # zero: 0.8
assert fast < 0.4 and found[..., 1].max() < 0.8 < slow  # the curve itself: 1
assert min(error["by hand"][1], error["trained"][1]) > error["zero"][1]
plt.axvspan(1, 2, color="C7", alpha=0.2)
plt.gca().set(xlabel="$x$ (no data in the gray part)", ylim=(-2, 3))
plt.legend()
plt.show()
