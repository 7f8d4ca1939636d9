"""Error above the minimum for batches of 1, 16 and all 442 rows, by epochs and by updates."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)
A = np.column_stack([X / X.std(axis=0), np.ones(len(y))])
n, d = A.shape
best = np.linalg.lstsq(A, y, rcond=None)[0]
rng = np.random.default_rng(0)


def excess(w: np.ndarray) -> float:
    """Return the loss at w above its minimum."""
    return float(np.sum((A @ (w - best)) ** 2) / (2 * n))


def train(batch: int, rate: float, epochs: int) -> list[tuple[int, float]]:
    """Return (rows seen, excess loss) after every update."""
    w, seen, history = np.zeros(d), 0, []
    for _ in range(epochs):
        order = rng.permutation(n)  # every row once per epoch, in a new order
        for start in range(0, n, batch):
            rows = order[start : start + batch]
            w = w - rate * A[rows].T @ (A[rows] @ w - y[rows]) / len(rows)
            seen += len(rows)
            history.append((seen, excess(w)))
    return history


fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained", sharey=True)
reached = {}
for batch, rate, color in [(1, 0.005, "C1"), (16, 0.05, "C3"), (n, 0.45, "C0")]:
    history = train(batch, rate, epochs=20)
    epochs, loss = np.array([seen / n for seen, _ in history]), np.array([v for _, v in history])
    reached[batch] = [loss[np.searchsorted(epochs, e)] for e in (0.999, 19.999)]
    print(
        f"batch {batch:3d}: {len(loss):4d} updates, excess after 1 epoch {reached[batch][0]:8.1f}",
        end="",
    )
    print(f", after 20 epochs {reached[batch][1]:6.2f}")
    at = np.unique(np.geomspace(1, len(loss), 130).astype(int)) - 1
    even = np.unique(np.linspace(0, len(loss) - 1, 130).astype(int))
    left.plot(epochs[even], loss[even], color=color, lw=1.2)
    right.plot(at + 1, loss[at], color=color, lw=1.2)
assert reached[1][0] < reached[16][0] < reached[n][0]
for ax, label in [(left, "epochs: rows used / 442"), (right, "updates of the weights")]:
    ax.set(yscale="log", xlabel=label)
right.set(xscale="log")
left.set(ylabel="error above the minimum")
left.text(4, 1500, "all 442 rows", color="C0")
left.text(10, 150, "one row", color="C1")
left.text(3, 5.5, "16 rows", color="C3")
left.set_ylim(4, None)

w = np.zeros(d)
full = A.T @ (A @ w - y) / n
one_row = np.sqrt(np.mean(np.sum((A * (A @ w - y)[:, None] - full) ** 2, axis=1)))
for batch in (1, 4, 16, 64):
    picks = rng.integers(n, size=(4000, batch))
    residuals = A[picks] @ w - y[picks]
    noise = np.einsum("kbd,kb->kd", A[picks], residuals) / batch - full
    size = np.sqrt(np.mean(np.sum(noise**2, axis=1)))
    ratio = size / np.linalg.norm(full)
    print(f"batch {batch:2d}: gradient noise {ratio:.1f} of the gradient's length")
    assert np.linalg.norm(noise.mean(axis=0)) < 4 * size / np.sqrt(4000)  # right on average
    assert np.isclose(size, one_row / np.sqrt(batch), rtol=0.05)
plt.show()
