"""Paths of four torch optimizers in a valley along an axis and in the same valley turned by 45°."""

import matplotlib.pyplot as plt
import numpy as np
import torch

turn = np.array([[1.0, -1.0], [1.0, 1.0]]) / np.sqrt(2)
valley = np.diag([1.0, 50.0])
# The valley floor leads from the start to the minimum at the origin in both versions.
versions = {"along the axis": (valley, np.eye(2)), "turned by 45°": (turn @ valley @ turn.T, turn)}
optimizers = {
    "gradient descent": (lambda w, rate: torch.optim.SGD(w, lr=rate), "C0"),
    "momentum": (lambda w, rate: torch.optim.SGD(w, lr=rate, momentum=0.8), "C1"),
    "RMSprop": (lambda w, rate: torch.optim.RMSprop(w, lr=rate, alpha=0.9), "C2"),
    "Adam": (lambda w, rate: torch.optim.Adam(w, lr=rate), "C3"),
}


def path_of(make, rate: float, H: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Return the points visited in 300 steps down w·Hw / 2, shape (300, 2)."""
    w, path = torch.tensor(start, requires_grad=True), []
    optimizer = make([w], rate)
    for _ in range(300):
        path.append(w.detach().numpy().copy())
        w.grad = torch.tensor(H @ path[-1])
        optimizer.step()
    return np.array(path)


fig, axes = plt.subplots(1, 2, figsize=(7, 3.9), layout="constrained")
x, y = np.meshgrid(np.linspace(-6.5, 2, 100), np.linspace(-5.5, 2.5, 100))
steps = {}
for ax, (version, (H, frame)) in zip(axes, versions.items(), strict=True):
    points = np.stack([x, y], axis=-1)
    height = np.einsum("ija,ab,ijb->ij", points, H, points) / 2
    ax.contour(x, y, height.round(9), [1, 5, 20, 80, 200, 400], colors="C7", linewidths=0.6)
    for name, (make, color) in optimizers.items():
        tried = []
        for rate in (0.005, 0.01, 0.02, 0.035, 0.05, 0.1, 0.2, 0.5):
            with np.errstate(over="ignore", invalid="ignore"):  # too large a rate ends in inf
                path = path_of(make, rate, H, frame @ np.array([-6.0, 1.5]))
                loss = np.einsum("ta,ab,tb->t", path, H, path) / 2
            below = np.flatnonzero(~(loss < 0.1))[-1] + 1  # from here on it stays below
            tried.append((int(below), rate, path))
        best = min(tried, key=lambda entry: entry[0])
        steps[name, version] = best[0]
        print(f"{version:14s} {name:17s} best rate {best[1]}: loss below 0.1 after {best[0]} steps")
        ax.plot(*best[2][:60].T, color=color, lw=1.3, label=name)
    ax.set(
        xlabel="w₁", ylabel="w₂", title=version, aspect="equal", xlim=(-6.5, 2), ylim=(-5.5, 2.5)
    )
axes[0].legend(fontsize=8, loc="lower left")
for name in ("gradient descent", "momentum"):
    assert steps[name, "along the axis"] == steps[name, "turned by 45°"]
for name in ("RMSprop", "Adam"):
    assert steps[name, "along the axis"] < steps[name, "turned by 45°"]
plt.show()
