"""A network trained in NumPy and in PyTorch from the same weights on the same batches: the same losses."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

X, y = load_digits(return_X_y=True)
X, Y = X / 16, np.eye(10)[y]  # ink between 0 and 1; one-hot targets, shape (n, 10)
n_train, lr, rng = 1437, 0.3, np.random.default_rng(0)  # the file is ordered by writer


def forward(X, W1, b1, W2, b2):
    """Hidden outputs (B, h) and log-probabilities (B, 10) of the rows X, shape (B, 64)."""
    A1 = np.maximum(X @ W1 + b1, 0)
    Z2 = A1 @ W2 + b2
    Z2 = Z2 - Z2.max(axis=1, keepdims=True)  # the shift cancels, and prevents overflow
    return A1, Z2 - np.log(np.exp(Z2).sum(axis=1, keepdims=True))


def gradients(X, Y, W1, b1, W2, b2):
    """Mean cross-entropy of a batch and its gradient by W1, b1, W2, b2."""
    A1, log_P = forward(X, W1, b1, W2, b2)
    grad_Z2 = (np.exp(log_P) - Y) / len(X)  # softmax and cross-entropy in one
    grad_Z1 = (grad_Z2 @ W2.T) * (A1 > 0)  # the chain rule, back through W2 and ReLU
    grads = X.T @ grad_Z1, grad_Z1.sum(axis=0), A1.T @ grad_Z2, grad_Z2.sum(axis=0)
    return -log_P[Y == 1].mean(), grads


start = [rng.normal(0, np.sqrt(2 / 64), (64, 16)), np.zeros(16)]
start += [rng.normal(0, np.sqrt(2 / 16), (16, 10)), np.zeros(10)]
batches = [batch for _ in range(20) for batch in np.array_split(rng.permutation(n_train), 45)]

weights, losses = start, []
for batch in batches:
    loss, grads = gradients(X[batch], Y[batch], *weights)
    weights = [w - lr * grad for w, grad in zip(weights, grads, strict=True)]
    losses.append(loss)

net, torch_losses = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 10)).double(), []
for p, w in zip(net.parameters(), start, strict=True):
    p.data = torch.tensor(w.T)  # nn.Linear stores W as (out, in)
X_torch, y_torch = torch.tensor(X), torch.tensor(y)
optimizer = torch.optim.SGD(net.parameters(), lr=lr)
for batch in map(torch.from_numpy, batches):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(X_torch[batch]), y_torch[batch])
    loss.backward()
    optimizer.step()
    torch_losses.append(loss.item())

assert np.allclose(losses, torch_losses, rtol=0, atol=1e-10)  # fails with a sum for a mean
for p, w in zip(net.parameters(), weights, strict=True):  # fails without the mask A1 > 0
    assert np.allclose(p.detach().numpy(), w.T, rtol=0, atol=1e-10)
right = (forward(X[n_train:], *weights)[1].argmax(axis=1) == y[n_train:]).mean()
print(f"{len(losses)} steps: every loss and the last weights are PyTorch's to 1e-10")
print(f"right on {len(X) - n_train} digits from the end of the file: {right:.2f}")
