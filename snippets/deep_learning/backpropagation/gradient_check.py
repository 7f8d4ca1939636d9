"""Gradient check of a small net by step: the right gradient, the same in float32, a wrong one."""

import matplotlib.pyplot as plt
import numpy as np


def unpack(w) -> tuple[np.ndarray, ...]:
    """Return W1 (5, 4), b1, W2 (4, 3) and b2 from the vector w of all weights, shape (39,)."""
    return w[:20].reshape(5, 4), w[20:24], w[24:36].reshape(4, 3), w[36:]


def loss(w, X, y) -> float:
    """Return the mean cross-entropy of the net, computed in the precision of w and X."""
    W1, b1, W2, b2 = unpack(w)
    Z = np.tanh(X @ W1 + b1) @ W2 + b2
    return float((np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]).mean())


def backprop(w, X, y, forget) -> np.ndarray:
    """Return the gradient, shape (39,); forget leaves out the derivative of tanh."""
    W1, b1, W2, b2 = unpack(w)
    A = np.tanh(X @ W1 + b1)
    P = np.exp(A @ W2 + b2)
    grad_Z2 = (P / P.sum(axis=1, keepdims=True) - np.eye(3)[y]) / len(y)
    grad_Z1 = grad_Z2 @ W2.T * (1 if forget else 1 - A**2)
    grads = (X.T @ grad_Z1, grad_Z1.sum(axis=0), A.T @ grad_Z2, grad_Z2.sum(axis=0))
    return np.concatenate([g.ravel() for g in grads])


def central(w, X, y, h, dtype) -> np.ndarray:
    """Return the gradient by differences: two losses for every single weight."""
    ends = [[loss((w + s * e).astype(dtype), X.astype(dtype), y) for s in (h, -h)] for e in eye]
    return np.array([up - down for up, down in ends]) / (2 * h)


eye, norm, steps = np.eye(39), np.linalg.norm, 10.0 ** -np.arange(1, 11)
error = {"right, float64": [], "right, float32": [], "tanh forgotten": []}
for seed in range(20):
    rng = np.random.default_rng(seed)
    w, X, y = rng.normal(size=39), rng.normal(size=(8, 5)), rng.integers(3, size=8)
    for name, rows in error.items():
        g = backprop(w, X, y, forget=name == "tanh forgotten")
        dtype = np.float32 if "32" in name else np.float64
        checks = [central(w, X, y, h, dtype) for h in steps]
        rows.append([norm(g - n) / (norm(g) + norm(n)) for n in checks])

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for k, (name, rows) in enumerate(error.items()):
    middle = np.exp(np.mean(np.log(rows), axis=0))
    print(f"{name:14s}  ~{middle[4]:.0e} at h = 1e-5, best ~{middle.min():.0e}")
    ax.loglog(steps, middle, "o-", color=f"C{k}")
    ax.text(*((1e-7, 3e-8), (2e-10, 0.08), (1e-3, 1.5))[k], name, color=f"C{k}")
ax.set(xlabel="step h", ylabel="relative error, mean of 20 nets", ylim=(1e-11, 20))
right, single, wrong = (np.array(rows) for rows in error.values())
assert right[:, 4].max() < 1e-9 and wrong.min() > 0.1  # fails for any slip in a formula
assert single.min() > 1e-6  # fails if float32 were good enough for this check
plt.show()
