"""The same network on the same samples: in order it forgets what it saw, shuffled it fits."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
STEPS, ALPHA = 8_000, 0.02
# A walker crosses [0, 1] slowly, back and forth, and should learn the value of every place.
places = np.abs((np.arange(STEPS) / 2_000) % 2 - 1)
GRID = np.linspace(0, 1, 101)


def truth(x: np.ndarray) -> np.ndarray:
    """The values to learn, between 0 and 1."""
    return np.sin(2 * np.pi * x) / 2 + 0.5


def learn(order: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """One hidden layer, one sample per step. Returns errors on the grid and four pictures."""
    start = np.random.default_rng(1)
    w1, v = start.normal(0, 4, 60), start.normal(0, 0.1, 60)
    b1 = -w1 * start.random(60)
    errors, pictures = [], []
    for step, x in enumerate(order):
        hidden = np.maximum(w1 * x + b1, 0)
        error = truth(x) - (v * hidden).sum()
        back = error * v * (hidden > 0)
        v += ALPHA * error * hidden
        w1 += ALPHA * back * x
        b1 += ALPHA * back
        if step % 50 == 49:
            fit = (np.maximum(np.outer(GRID, w1) + b1, 0) * v).sum(axis=1)
            errors.append(np.sqrt(np.mean((fit - truth(GRID)) ** 2)))
            pictures.append(fit)
    return np.array(errors), pictures


fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
runs = {"in order": places, "drawn from the past": None}
runs["drawn from the past"] = places[(rng.random(STEPS) * (np.arange(STEPS) + 1)).astype(int)]
late = {}
for (name, order), color in zip(runs.items(), ("C1", "C0"), strict=True):
    errors, pictures = learn(order)
    late[name] = errors[80:].mean()
    print(f"{name:20s} mean error after the first crossings {late[name]:.3f}")
    left.plot(np.arange(1, len(errors) + 1) * 50, errors, color=color, label=name)
    right.plot(GRID, pictures[-1], color=color)
right.plot(GRID, truth(GRID), color="C7", linestyle="--")
right.text(0.62, 0.62, "truth", color="C7")
left.legend(frameon=False)
left.set(xlabel="samples", ylabel="error over all places (rms)", ylim=(0, None))
right.set(xlabel="place", ylabel="value after the last sample")
assert late["drawn from the past"] < 0.7 * late["in order"]
plt.show()
