"""The backward rule of a layer: a sum over the lines of the graph is three matrix products."""

import numpy as np

X = np.array([[1, 2, 3], [4, 5, 6]])  # (B, d_in): two examples, three inputs
W = np.array([[1, 0], [2, -1], [0, 3]])  # (d_in, d_out)
b = np.array([1, -1])
grad_Z = np.array([[1, 2], [-1, 3]])  # (B, d_out): ∂L/∂Z, as it arrives from behind


def scalar_rule(X, W, grad_Z):
    """Return the gradients by W, b and X, one line of the graph at a time."""
    grad_W, grad_X = np.zeros_like(W), np.zeros_like(X)
    grad_b = np.zeros(W.shape[1], dtype=int)
    for i in range(X.shape[0]):
        for k in range(W.shape[1]):
            grad_b[k] += grad_Z[i, k]
            for j in range(X.shape[1]):
                grad_W[j, k] += X[i, j] * grad_Z[i, k]
                grad_X[i, j] += W[j, k] * grad_Z[i, k]
    return grad_W, grad_b, grad_X


def layer_rule(X, W, grad_Z):
    """Return the same three gradients for the whole batch at once."""
    return X.T @ grad_Z, grad_Z.sum(axis=0), grad_Z @ W.T


rules = layer_rule(X, W, grad_Z)
for name, one, all_at_once in zip("WbX", scalar_rule(X, W, grad_Z), rules, strict=True):
    assert np.array_equal(one, all_at_once)  # integers: fails for any other product or axis
    print(f"grad_{name}", all_at_once.shape, all_at_once.tolist())


def loss(X, W, b) -> float:
    """Return a loss whose derivative by Z is grad_Z, for a check that knows no rule."""
    return float((grad_Z * (X @ W + b)).sum())


inputs = {"W": W, "b": b, "X": X}
for (name, at), rule in zip(inputs.items(), rules, strict=True):
    for place in np.ndindex(at.shape):
        nudge = np.zeros(at.shape)
        nudge[place] = 0.5  # this loss is linear in each entry, so any step will do
        up, down = loss(**inputs | {name: at + nudge}), loss(**inputs | {name: at - nudge})
        assert up - down == rule[place]  # fails if grad_b is a mean over the batch
print(f"all {W.size + b.size + X.size} entries agree with differences of the loss")
