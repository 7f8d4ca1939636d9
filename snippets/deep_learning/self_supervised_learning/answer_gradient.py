"""The gradient of InfoNCE: pull the positive, push each negative by its softmax weight."""

import torch
from torch.nn import functional as F

torch.manual_seed(0)
S = torch.randn(6, 6, dtype=torch.float64, requires_grad=True)
tau = 0.2
F.cross_entropy(S / tau, torch.arange(6)).backward()
P = torch.softmax(S.detach() / tau, dim=1)
expected = (P - torch.eye(6)) / tau / 6
print(f"gradient is (P - I) / (tau B): {torch.allclose(S.grad, expected)}")
print(f"each row adds up to zero: {bool(S.grad.sum(dim=1).abs().max() < 1e-12)}")
assert torch.allclose(S.grad, expected)  # fails without the division by tau
