"""Gradient check by size of step: a right gradient, in float32, at a corner, and with a small bug."""

import matplotlib.pyplot as plt
import numpy as np

LAMBDA = 1e-4  # weight decay: LAMBDA / 2 times the sum of all squared weights joins the loss


def backprop(w, X, y, case) -> tuple[float, np.ndarray]:
    """Return the loss and its gradient by w, which holds W1 (5, 4), b1, W2 (4, 3) and b2."""
    W1, b1, W2, b2 = w[:20].reshape(5, 4), w[20:24], w[24:36].reshape(4, 3), w[36:]
    Z = X @ W1 + b1
    A, slope = (np.maximum(Z, 0), Z > 0) if "ReLU" in case else (np.tanh(Z), 1 - np.tanh(Z) ** 2)
    P = np.exp(A @ W2 + b2)
    P /= P.sum(axis=1, keepdims=True)
    grad_Z2 = (P - np.eye(3)[y]) / len(y)
    grad_Z1 = grad_Z2 @ W2.T * slope
    grads = (X.T @ grad_Z1, grad_Z1.sum(axis=0), A.T @ grad_Z2, grad_Z2.sum(axis=0))
    decay = 0 if case == "decay forgotten" else LAMBDA * w
    loss = -np.log(P[np.arange(len(y)), y]).mean() + LAMBDA / 2 * (w @ w)
    return float(loss), np.concatenate([g.ravel() for g in grads]) + decay


def relative_error(w, X, y, h, case) -> float:
    """Compare the gradient with central differences: two losses for every single weight."""
    g, kind = backprop(w, X, y, case)[1], np.float32 if case == "float32" else np.float64
    X, nudges = X.astype(kind), h * np.eye(len(w))
    up, down = ([backprop(v.astype(kind), X, y, case)[0] for v in w + s * nudges] for s in (1, -1))
    n = (np.array(up) - down) / (2 * h)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))


steps = 10.0 ** -np.arange(1, 11)
places = (8e-4, 2e-8), (1.5e-10, 0.08), (2e-4, 0.04), (2e-10, 5e-5)
error = {"float64": [], "float32": [], "ReLU at a corner": [], "decay forgotten": []}
fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for k, (case, rows) in enumerate(error.items()):
    for seed in range(20):
        rng = np.random.default_rng(seed)
        w, X, y = rng.normal(size=39), rng.normal(size=(8, 5)), rng.integers(3, size=8)
        if "ReLU" in case:  # shift a bias: in one neuron, for one row, z is now 5e-6
            w[20] += 5e-6 - (X[0] @ w[:20:4] + w[20])
        rows.append([relative_error(w, X, y, h, case) for h in steps])
    m = np.exp(np.log(rows).mean(axis=0))  # the geometric mean
    print(f"{case:16s}  h = 1e-5: ~{m[4]:.0e}  h = 1e-7: ~{m[6]:.0e}  best: ~{m.min():.0e}")
    ax.loglog(steps, m, "o-", color=f"C{k}")
    ax.text(*places[k], case, color=f"C{k}")
ax.set(xlabel="step h", ylabel="relative error, geometric mean of 20 nets", ylim=(1e-11, 20))
right, single, corner, bug = map(np.array, error.values())
assert right[:, 4].max() < 1e-8 and single.min() > 1e-5  # a wrong formula; float32 good enough
assert corner[:, 4].mean() > bug[:, 4].max()  # fails if size told a corner from a bug
assert corner[:, 6].max() < 1e-7 < 1e-4 < bug.min()  # fails if a bug left with the step
plt.show()
