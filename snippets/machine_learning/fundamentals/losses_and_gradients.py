"""Seven losses with gradients, checked by finite differences and against libraries."""

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import hinge_loss, log_loss

Array = np.ndarray


def log_softmax(Z: Array) -> Array:
    """Log of the softmax of each row, shape (n, K), safe for large logits."""
    Z = Z - Z.max(axis=1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


def mse(f: Array, y: Array) -> tuple[float, Array]:
    return np.mean((f - y) ** 2), 2 * (f - y) / len(y)


def mae(f: Array, y: Array) -> tuple[float, Array]:
    return np.mean(np.abs(f - y)), np.sign(f - y) / len(y)


def huber(f: Array, y: Array, delta: float = 1.0) -> tuple[float, Array]:
    r = np.abs(f - y)
    loss = np.where(r <= delta, r**2 / 2, delta * (r - delta / 2))
    return loss.mean(), np.clip(f - y, -delta, delta) / len(y)


def binary_cross_entropy(z: Array, y: Array) -> tuple[float, Array]:
    """Log loss from logits z, labels 0 or 1: log(1 + e^z) - y z never overflows."""
    return np.mean(np.logaddexp(0, z) - y * z), (1 / (1 + np.exp(-z)) - y) / len(y)


def categorical_cross_entropy(Z: Array, Y: Array) -> tuple[float, Array]:
    """Logits Z and one-hot rows Y, both of shape (n, K)."""
    logp = log_softmax(Z)
    return -np.sum(Y * logp) / len(Y), (np.exp(logp) - Y) / len(Y)


def sparse_categorical_cross_entropy(Z: Array, k: Array) -> tuple[float, Array]:
    """The same loss from class numbers k of shape (n,)."""
    logp, rows = log_softmax(Z), np.arange(len(k))
    gradient = np.exp(logp)
    gradient[rows, k] -= 1
    return -logp[rows, k].mean(), gradient / len(k)


def hinge(f: Array, s: Array) -> tuple[float, Array]:
    """Labels s are -1 or +1; zero loss from a margin s f of 1 on."""
    return np.mean(np.maximum(0, 1 - s * f)), -s * (s * f < 1) / len(s)


rng = np.random.default_rng(0)
n, K = 40, 5
f, y = rng.normal(0, 2, n), rng.normal(0, 2, n)
Z, k = rng.normal(0, 2, (n, K)), rng.integers(0, K, n)
b = (k > 1).astype(float)
t = torch.from_numpy
cases = {
    "MSE": (mse, f, y, F.mse_loss(t(f), t(y))),
    "MAE": (mae, f, y, F.l1_loss(t(f), t(y))),
    "Huber": (huber, f, y, F.huber_loss(t(f), t(y))),
    "binary CE": (binary_cross_entropy, f, b, log_loss(b, 1 / (1 + np.exp(-f)))),
    "categorical CE": (
        categorical_cross_entropy,
        Z,
        np.eye(K)[k],
        log_loss(k, np.exp(log_softmax(Z))),
    ),
    "sparse cat. CE": (sparse_categorical_cross_entropy, Z, k, F.cross_entropy(t(Z), t(k))),
    "hinge": (hinge, f, 2 * b - 1, hinge_loss(b, f)),
}
h = 1e-6
print(f"{'':16s}  loss  library  gradient error < 1e-6")
for name, (loss, prediction, target, library) in cases.items():
    value, gradient = loss(prediction, target)
    numeric = np.empty_like(prediction)
    for i in np.ndindex(prediction.shape):  # central differences, one entry at a time
        step = np.zeros_like(prediction)
        step[i] = h
        numeric[i] = (loss(prediction + step, target)[0] - loss(prediction - step, target)[0]) / (
            2 * h
        )
    error = np.abs(numeric - gradient).max()
    print(f"{name:16s}{value:6.3f}{float(library):9.3f}  {error < 1e-6}")
    assert abs(value - float(library)) < 1e-10 and error < 1e-6

with np.errstate(divide="ignore", over="ignore"):
    naive = -np.log(1 - 1 / (1 + np.exp(-40.0)))  # sure of class 1, truth is 0
print("a logit of 40, wrong:", naive, "from the probability,", end=" ")
print(binary_cross_entropy(np.array([40.0]), np.array([0.0]))[0], "from the logit")
assert np.isinf(naive)
