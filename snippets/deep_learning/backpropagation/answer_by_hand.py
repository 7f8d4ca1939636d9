"""A net of two hidden neurons by hand, one of them off: three of seven derivatives are zero."""

import numpy as np

x, y = np.array([[1.0, 2.0]]), 5.0
W = np.array([[1.0, 2.0], [1.0, -2.0]])  # column 0 feeds the first neuron
v, c = np.array([[2.0], [5.0]]), -3.0


def loss(W, v, c) -> float:
    """Return half the squared error."""
    return ((np.maximum(x @ W, 0) @ v + c - y) ** 2 / 2).item()


Z = x @ W  # (3, -2): the second neuron is off
A = np.maximum(Z, 0)
grad_out = A @ v + c - y
grad_v, grad_c = A.T @ grad_out, grad_out.item()
grad_Z = grad_out @ v.T * (Z > 0)
grad_W = x.T @ grad_Z
print(f"Z {Z.tolist()}, loss {loss(W, v, c):g}, derivative by the output {grad_c:g}")
print("grad_c", f"{grad_c:g}", " grad_v", grad_v.ravel().tolist(), " grad_W", grad_W.tolist())

h = 1e-6
for k in range(2):
    nudge = h * np.eye(2)[k][:, None]
    assert np.isclose((loss(W, v + nudge, c) - loss(W, v - nudge, c)) / (2 * h), grad_v[k, 0])
    for j in range(2):
        nudge = np.zeros((2, 2))
        nudge[j, k] = h
        slope = (loss(W + nudge, v, c) - loss(W - nudge, v, c)) / (2 * h)
        assert np.isclose(slope, grad_W[j, k])  # fails if the ReLU is forgotten: -10 for 0
assert np.isclose((loss(W, v, c + h) - loss(W, v, c - h)) / (2 * h), grad_c)
