"""Weights in front of a batch norm: ten times as large, the same answers, a tenth of the gradient."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X = X[:64] / 16
net = nn.Sequential(nn.Linear(64, 32), nn.BatchNorm1d(32, eps=1e-12), nn.ReLU(), nn.Linear(32, 10))
W, b = net[0].weight, net[0].bias


def look() -> tuple[torch.Tensor, torch.Tensor, float]:
    """Return logits, the gradient of W and the largest gradient of b, in training mode."""
    net.zero_grad()
    z = net(X)
    nn.functional.cross_entropy(z, y[:64]).backward()
    return z.detach(), W.grad.clone(), b.grad.abs().max().item()


z, grad, of_bias = look()
with torch.no_grad():
    W *= 10
    b += 5
z_ten, grad_ten, _ = look()
assert torch.allclose(z, z_ten) and torch.allclose(grad, 10 * grad_ten)  # fails without the norm
assert of_bias < 1e-12  # the mean takes every bias away again
assert (grad * W / 10).sum(dim=1).abs().max() < 1e-9  # and the gradient is at right angles to W
print(f"gradient of W: {grad.norm():.2f}, then {grad_ten.norm():.3f}; of b: below 1e-12")
