"""A curve from 16 hidden neurons set by hand: steps make a staircase, ReLUs a broken line."""

import matplotlib.pyplot as plt
import numpy as np


def wave(x):
    """The curve to imitate, on [0, 1]: a slow wave and a fast one."""
    return np.sin(2 * np.pi * x) + 0.5 * np.sin(8 * np.pi * x)


def by_steps(heights):
    """Weights of the staircase: neuron i of n adds, from i/n on, the rise to its height."""
    n = len(heights)
    return np.ones((1, n)), -np.arange(n) / n, np.diff(heights, prepend=0)[:, None], np.zeros(1)


def by_kinks(values):
    """Weights of the line through n + 1 values: neuron i adds, from i/n on, the change of slope."""
    n = len(values) - 1
    bends = np.diff(n * np.diff(values), prepend=0)
    return np.ones((1, n)), -np.arange(n) / n, bends[:, None], values[:1]


activations = {"steps": lambda z: (z > 0).astype(float), "ReLU": lambda z: np.maximum(z, 0)}
x = np.linspace(1e-9, 1, 2_001)[:, None]
_, axes = plt.subplots(1, 2, figsize=(7, 3), sharey=True, layout="constrained")
for ax, (name, phi) in zip(axes, activations.items(), strict=True):
    worst = {}
    for n in (16, 32, 64, 128):
        t = np.arange(n + 1) / n
        weights = by_steps(wave(t[:-1] + 0.5 / n)) if name == "steps" else by_kinks(wave(t))
        W1, b1, W2, b2 = weights
        output = phi(x @ W1 + b1) @ W2 + b2
        worst[n] = abs(output - wave(x)).max()
        if n == 16:
            ax.plot(x, wave(x), "C7", x, output, "C0")
            ax.set(title=f"16 neurons, {name}", xlabel="$x$", ylabel="curve (gray), net (blue)")
    print(name, "worst error:", ", ".join(f"{error:.3f} with {n}" for n, error in worst.items()))
    # Twice the neurons: half the error, or a quarter. One wrong bias or rise stops the fall.
    assert abs(worst[64] / worst[128] - {"steps": 2, "ReLU": 4}[name]) < 0.1

errors = np.zeros((5, 3))
for seed in range(5):
    noise, fresh = np.random.default_rng(seed).normal(0, 0.5, (2, 65))
    curve = wave(np.arange(65) / 64)
    W1, b1, W2, b2 = by_kinks(curve + noise)
    output = (np.maximum(np.arange(65)[:, None] / 64 @ W1 + b1, 0) @ W2 + b2)[:, 0]
    misses = output - (curve + noise), output - (curve + fresh), fresh
    errors[seed] = [np.sqrt(np.mean(miss**2)) for miss in misses]
seen, new, true = errors.mean(axis=0)
print(f"64 neurons through 65 noisy values: error {seen:.2f} on them, {new:.2f} on new ones")
print(f"the curve itself: error {true:.2f} on new ones")
assert (errors[:, 1] > 1.2 * errors[:, 2]).all()  # a net that averaged the noise away: equal
plt.show()
