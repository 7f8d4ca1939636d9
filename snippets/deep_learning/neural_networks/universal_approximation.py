"""A curve from 16 hidden neurons set by hand: steps make a staircase, ReLUs a broken line."""

import matplotlib.pyplot as plt
import numpy as np


def wave(x):
    """The curve to imitate, on [0, 1]: a slow wave and a fast one."""
    return np.sin(2 * np.pi * x) + 0.5 * np.sin(8 * np.pi * x)


def staircase(x, n):
    """Neuron i of n switches on at i/n and adds the rise to the curve's next height."""
    starts = np.arange(n) / n
    rises = np.diff(wave(starts + 0.5 / n), prepend=0)
    return (x[:, None] - starts > 0) @ rises


def broken_line(x, n, noise=0.0):
    """Neuron i of n adds, from i/n on, the change of slope; through values that may be noisy."""
    values = wave(np.arange(n + 1) / n) + noise
    bends = np.diff(n * np.diff(values), prepend=0)
    return np.maximum(x[:, None] - np.arange(n) / n, 0) @ bends + values[0]


x = np.linspace(1e-9, 1, 2_001)
_, axes = plt.subplots(1, 2, figsize=(7, 3), sharey=True, layout="constrained")
for ax, net, factor in zip(axes, (staircase, broken_line), (2, 4), strict=True):
    worst = {n: abs(net(x, n) - wave(x)).max() for n in (16, 32, 64, 128)}
    # Twice the neurons: half the error, or a quarter. One wrong bias or rise stops the fall.
    assert abs(worst[64] / worst[128] - factor) < 0.1
    name = net.__name__.replace("_", " ")
    print(f"{name}, worst error:", ", ".join(f"{worst[n]:.3f} with {n}" for n in worst))
    ax.plot(x, wave(x), "C7", x, net(x, 16), "C0")
    ax.set(title=f"16 neurons, {name}", xlabel="$x$", ylabel="curve (gray), net (blue)")

errors, t = [], np.arange(65) / 64
for seed in range(20):
    noise, fresh = np.random.default_rng(seed).normal(0, 0.5, (2, 65))
    output = broken_line(t, 64, noise) - wave(t)
    errors.append([np.sqrt(np.mean(miss**2)) for miss in (output - noise, output - fresh, fresh)])
seen, new, curve = np.mean(errors, axis=0)
print(f"64 neurons through 65 noisy values: error {seen:.2f} on them, {new:.2f} on new ones")
print(f"the curve itself: error {curve:.2f} on new ones")
assert new > 1.2 * curve  # a net that averaged the noise away: equal
plt.show()
