"""Three ways to reduce the loss of a VAE, and how much each weighs the rate."""

import torch
from torch.nn import functional as F

torch.manual_seed(0)
n, pixels, codes = 100, 64, 8
x = torch.bernoulli(torch.full((n, pixels), 0.3))
mean = torch.randn(n, codes, requires_grad=True)
log_std = torch.randn(n, codes)
logits = mean @ torch.randn(codes, pixels)  # a decoder of one layer

D = F.binary_cross_entropy_with_logits(logits, x, reduction="none")  # (n, pixels)
R = 0.5 * (mean**2 + (2 * log_std).exp() - 1) - log_std  # (n, codes)


def size(term: torch.Tensor) -> float:
    """How hard a term pulls at the means: the norm of its gradient."""
    return torch.autograd.grad(term, mean, retain_graph=True)[0].norm().item()


right = size(R.sum(dim=1).mean()) / size(D.sum(dim=1).mean())
losses = {
    "sum over pixels, sum over codes": (D.sum(dim=1).mean(), R.sum(dim=1).mean()),
    "mean of all, mean of all": (D.mean(), R.mean()),
    "mean of all, sum over codes": (D.mean(), R.sum(dim=1).mean()),
    "sum of all, mean over the batch": (D.sum(), R.sum(dim=1).mean()),
}
weights = {
    name: size(rate) / size(distortion) / right for name, (distortion, rate) in losses.items()
}
for name, weight in weights.items():
    print(f"{name:32} weight of the rate {weight:.2f}")
expected = (1, pixels / codes, pixels, 1 / n)
for weight, value in zip(weights.values(), expected, strict=True):
    assert abs(weight / value - 1) < 1e-4  # fails with R.mean() in the third: 8
