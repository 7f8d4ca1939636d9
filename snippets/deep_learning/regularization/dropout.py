"""Dropout from scratch, forward and backward: equal to PyTorch's; what it does to a sum."""

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)


def dropout(A: torch.Tensor, p: float, training: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """Set each entry of A (B, d) to 0 with probability p; return the result and the mask.

    Source: Srivastava et al., Dropout (JMLR 15, 2014), section 10: scaled while training.
    """
    if not training:
        return A, torch.ones_like(A)
    kept = torch.empty_like(A).bernoulli_(1 - p)  # a draw for each entry: 1 keeps, 0 drops
    mask = kept / (1 - p)
    return A * mask, mask


def dropout_backward(grad: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Send the gradient (B, d) through the entries that were kept, scaled as they were."""
    return grad * mask


A = torch.tensor([[1.0, 2.0, 3.0, 4.0]], requires_grad=True)
grad = torch.tensor([[1.0, 1.0, 1.0, 1.0]])
torch.manual_seed(4)
theirs = F.dropout(A, p=0.5, training=True)
theirs.backward(grad)
torch.manual_seed(4)  # the same draws
ours, mask = dropout(A.detach(), 0.5, training=True)
print("A                ", A.detach().tolist()[0])
print("one draw, p = 0.5", ours.tolist()[0])
print("its gradient     ", dropout_backward(grad, mask).tolist()[0])
assert torch.equal(ours, theirs.detach())  # fails if survivors are not scaled
assert torch.equal(dropout_backward(grad, mask), A.grad)  # fails with a fresh mask

many = dropout(A.detach().expand(100_000, 4), 0.5, training=True)[0].sum(dim=1)
print(f"sum of A: {A.sum():.1f}; of 100,000 draws: mean {many.mean():.1f}, std {many.std():.1f}")
assert abs(many.mean() - A.sum()) < 0.1  # fails without 1 / (1 - p)
assert abs(many.var() - (A**2).sum()) < 0.5  # variance p / (1 - p) times the squares
