"""Gradient descent zigzags where momentum rolls, and momentum needs far fewer steps."""

import matplotlib.pyplot as plt
import numpy as np
import torch


def run(H, w, rate, beta=0.0, nesterov=False, steps=200_000, shrink=1e-6) -> np.ndarray:
    """Descend w·Hw / 2 from w, shape (d,), until the distance has shrunk by `shrink`.

    Source: Sutskever and others, On the importance of initialization and momentum, section 2.
    """
    path, v = [w], np.zeros_like(w)
    while len(path) <= steps and np.linalg.norm(path[-1]) > shrink * np.linalg.norm(w):
        g = H @ path[-1]
        v = beta * v + g  # a running sum of gradients; older ones fade
        path.append(path[-1] - rate * (g + beta * v if nesterov else v))
    return np.array(path)


def settings(condition: float) -> dict[str, dict]:
    """Return the best known rate and beta of each method for curvatures from 1 to condition."""
    root = np.sqrt(condition)
    return {
        "gradient descent": {"rate": 2 / (1 + condition)},
        "momentum": {"rate": (2 / (1 + root)) ** 2, "beta": ((root - 1) / (root + 1)) ** 2},
        "Nesterov": {"rate": 1 / condition, "beta": (root - 1) / (root + 1), "nesterov": True},
    }


fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
conditions = [10, 100, 1000, 10_000]
places = {"gradient descent": (600, 9000), "momentum": (9000, 190), "Nesterov": (800, 700)}
colors = {"gradient descent": "C0", "momentum": "C1", "Nesterov": "C2"}
for name, color in colors.items():
    steps = []
    for k in conditions:
        H = np.diag(np.geomspace(1, k, 5))
        steps.append(len(run(H, np.ones(5), **settings(k)[name])) - 1)
    growth = np.polyfit(np.log(conditions), np.log(steps), 1)[0]
    print(f"{name:17s} steps", *[f"{s:6d}" for s in steps], f" grow like κ^{growth:.1f}")
    assert abs(growth - (1.0 if name == "gradient descent" else 0.5)) < 0.12
    right.loglog(conditions, steps, "o-", color=color)
    right.text(*places[name], name, color=color, ha="right")

H, start = np.diag([1.0, 20.0]), np.array([-9.0, 1.5])
x, y = np.meshgrid(np.linspace(-10, 4, 80), np.linspace(-2, 2, 80))
left.contour(x, y, (x**2 + 20 * y**2) / 2, 8, colors="C7", linewidths=0.6)
for name, options in [
    ("gradient descent", {"rate": 0.085}),
    ("momentum", {"rate": 0.03, "beta": 0.7}),
]:
    left.plot(*run(H, start, steps=25, **options).T, "o-", ms=3, lw=1, color=colors[name])
left.set(xlabel="w₁", ylabel="w₂", title="25 steps")
right.set(xlabel="condition number κ", ylabel="steps", title="steps to a millionth of the distance")

for nesterov in (False, True):
    w = torch.tensor(start, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.03, momentum=0.7, nesterov=nesterov)
    for ours in run(H, start, 0.03, 0.7, nesterov, steps=500, shrink=0):
        assert np.allclose(w.detach(), ours, rtol=1e-9, atol=1e-14)
        w.grad = torch.tensor(H @ w.detach().numpy())
        optimizer.step()
plt.show()
