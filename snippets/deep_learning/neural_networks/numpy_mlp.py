"""A network trained in NumPy and in PyTorch from the same weights on the same batches: one loss curve."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

X, y = load_digits(return_X_y=True)
X, Y = X / 16, np.eye(10)[y]  # ink between 0 and 1; one-hot targets, shape (n, 10)
n_train, lr, rng = 1437, 0.3, np.random.default_rng(0)  # the file is ordered by writer


def forward(X, W1, b1, W2, b2):
    """Hidden outputs (B, h) and probabilities (B, 10) of the rows X, shape (B, 64)."""
    A1 = np.maximum(X @ W1 + b1, 0)
    Z2 = A1 @ W2 + b2
    E = np.exp(Z2 - Z2.max(axis=1, keepdims=True))  # the shift cancels, and prevents overflow
    return A1, E / E.sum(axis=1, keepdims=True)


def gradients(X, Y, W1, b1, W2, b2):
    """Mean cross-entropy of a batch and its gradient by W1, b1, W2, b2."""
    A1, P = forward(X, W1, b1, W2, b2)
    grad_Z2 = (P - Y) / len(X)  # softmax and cross-entropy in one
    grad_Z1 = (grad_Z2 @ W2.T) * (A1 > 0)  # the chain rule, back through W2 and ReLU
    grads = X.T @ grad_Z1, grad_Z1.sum(axis=0), A1.T @ grad_Z2, grad_Z2.sum(axis=0)
    return -np.log(P[Y == 1]).mean(), grads


net = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 10)).double()
optimizer = torch.optim.SGD(net.parameters(), lr=lr)
weights = [rng.normal(0, np.sqrt(2 / 64), (64, 16)), np.zeros(16)]
weights += [rng.normal(0, np.sqrt(2 / 16), (16, 10)), np.zeros(10)]
for p, w in zip(net.parameters(), weights, strict=True):
    p.data = torch.tensor(w.T)  # nn.Linear stores W as (out, in)
losses, gap = [], 0.0
for _ in range(20):  # epochs
    for batch in np.array_split(rng.permutation(n_train), 45):
        loss, grads = gradients(X[batch], Y[batch], *weights)
        weights = [w - lr * grad for w, grad in zip(weights, grads, strict=True)]
        optimizer.zero_grad()
        logits = net(torch.from_numpy(X[batch]))
        torch_loss = nn.functional.cross_entropy(logits, torch.from_numpy(y[batch]))
        torch_loss.backward()
        optimizer.step()
        losses.append((loss, torch_loss.item()))
        for w, p in zip(weights, net.parameters(), strict=True):
            gap = max(gap, abs(w.T - p.detach().numpy()).max())

right = (forward(X[n_train:], *weights)[1].argmax(axis=1) == y[n_train:]).mean()
gap = max(gap, np.ptp(losses, axis=1).max())
assert gap < 1e-10  # a gradient without the mask A1 > 0, or with a sum for a mean, fails
print(f"{len(losses)} steps: losses and weights within 1e-10 of PyTorch's\n"
      f"loss {losses[0][0]:.1f} in the first batch, {np.mean(losses[-45:]):.2f} in the last epoch\n"
      f"right on {len(X) - n_train} digits from the end of the file: {right:.2f}")  # fmt: skip
plt.figure(figsize=(7, 2.8), layout="constrained")
plt.plot(losses, alpha=0.7)
plt.gca().set(title="NumPy, and PyTorch on top", xlabel="step", ylabel="loss", ylim=0)
plt.show()
