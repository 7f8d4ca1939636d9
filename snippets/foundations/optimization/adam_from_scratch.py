"""RMSprop, Adam and AdamW in a few lines each, equal to torch.optim over 500 noisy steps."""

from collections.abc import Iterator

import numpy as np
import torch
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)
A = (X - X.mean(axis=0)) / X.std(axis=0)
batches = np.random.default_rng(0).integers(len(y), size=(500, 32))


def gradient(w: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return the gradient of the mean log loss on some rows, shape (d,)."""
    return A[rows].T @ (1 / (1 + np.exp(-A[rows] @ w)) - y[rows]) / len(rows)


def rmsprop(w: np.ndarray, rate: float, alpha: float = 0.99, eps: float = 1e-8) -> Iterator:
    """Yield the weights; divide each step by the recent size of that weight's gradient."""
    s = np.zeros_like(w)
    for rows in batches:
        g = gradient(w, rows)
        s = alpha * s + (1 - alpha) * g**2
        w = w - rate * g / (np.sqrt(s) + eps)
        yield w


def adam(w, rate, beta1=0.9, beta2=0.999, eps=1e-8, l2=0.0, decay=0.0) -> Iterator:
    """Yield the weights of Adam; with decay > 0 of AdamW.

    Source: Kingma and Ba, Adam, algorithm 1; Loshchilov and Hutter, algorithm 2.
    """
    m, s = np.zeros_like(w), np.zeros_like(w)
    for t, rows in enumerate(batches, start=1):
        g = gradient(w, rows) + l2 * w  # L2 penalty: enters the gradient, so it gets rescaled
        m = beta1 * m + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)  # m and s started at zero
        w = w - rate * decay * w - rate * m_hat / (np.sqrt(s_hat) + eps)
        yield w


start = np.random.default_rng(1).normal(size=A.shape[1])
pairs = {
    "RMSprop": (rmsprop(start, 0.01), torch.optim.RMSprop, {}),
    "Adam": (adam(start, 0.01), torch.optim.Adam, {}),
    "Adam + L2": (adam(start, 0.01, l2=0.1), torch.optim.Adam, {"weight_decay": 0.1}),
    "AdamW": (adam(start, 0.01, decay=0.1), torch.optim.AdamW, {"weight_decay": 0.1}),
}
for name, (ours, theirs, options) in pairs.items():
    w = torch.tensor(start, requires_grad=True)
    optimizer = theirs([w], lr=0.01, **options)
    for rows, mine in zip(batches, ours, strict=True):
        w.grad = torch.tensor(gradient(w.detach().numpy(), rows))
        optimizer.step()
        assert np.allclose(w.detach(), mine, rtol=1e-9, atol=1e-10)
    print(f"{name:10s} 500 steps equal to torch.optim, |w| = {np.linalg.norm(mine):.2f}")

first = next(adam(start, 0.01)) - start
assert np.allclose(np.abs(first), 0.01, rtol=1e-4)
print("first Adam step: every weight moves by the rate, whatever its gradient")
