"""A linear layer written by hand, given the weights of `nn.Linear`, gives the same answers."""

import torch
from torch import nn


class Linear(nn.Module):
    """Z = X W + b with W of shape (d_in, d_out)."""

    def __init__(self, d_in: int, d_out: int) -> None:
        super().__init__()
        self.W = nn.Parameter(torch.randn(d_in, d_out) / d_in**0.5)
        self.b = nn.Parameter(torch.zeros(d_out))
        self.unseen = torch.zeros(d_out, requires_grad=True)  # a tensor, not a Parameter

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        return X @ self.W + self.b + self.unseen


torch.manual_seed(0)
theirs, ours = nn.Linear(5, 2).double(), Linear(5, 2).double()
with torch.no_grad():
    ours.W.copy_(theirs.weight.T)  # nn.Linear stores (d_out, d_in)
    ours.b.copy_(theirs.bias)
X = torch.randn(7, 5, dtype=torch.float64)
torch.testing.assert_close(ours(X), theirs(X))  # rejects copying the weight untransposed
ours(X).square().sum().backward()
theirs(X).square().sum().backward()
torch.testing.assert_close(ours.W.grad, theirs.weight.grad.T)
torch.testing.assert_close(ours.b.grad, theirs.bias.grad)
assert ours.unseen.grad is not None  # rejects a third tensor that forward does not use
names = [name for name, _ in ours.named_parameters()]
print(f"same answers: {torch.allclose(ours(X), theirs(X), atol=1e-12)}")
print(f"what an optimizer will see: {names}")
assert names == ["W", "b"]  # rejects "any tensor with requires_grad is trained"
