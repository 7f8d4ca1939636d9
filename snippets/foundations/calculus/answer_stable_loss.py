"""A logistic loss whose gradient is NaN for confident mistakes, and the form that never is."""

import torch


def naive(z: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Return the summed logistic loss as textbooks write it; z and y have shape (n,)."""
    p = 1 / (1 + torch.exp(-z))
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).sum()


def stable(z: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Return the same loss simplified to ln(1 + exp(z)) - yz, with logaddexp for the first term."""
    return (torch.logaddexp(z, torch.zeros_like(z)) - y * z).sum()


y = torch.tensor([1.0, 0.0, 0.0, 1.0])
for scores in ([2.0, -1.0, 0.5, -3.0], [2.0, -1.0, 120.0, -120.0]):
    z = torch.tensor(scores, requires_grad=True)
    for f in (naive, stable):
        (g,) = torch.autograd.grad(f(z, y), z)
        print(
            f"{f.__name__:6s} loss {f(z, y).item():8.3f}  gradient",
            [round(v, 3) for v in g.tolist()],
        )
    assert torch.allclose(g, torch.sigmoid(z) - y, atol=1e-6)  # the derivative by hand
assert not torch.isfinite(torch.autograd.grad(naive(z, y), z)[0]).all()
built_in = torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="sum")
assert torch.isclose(stable(z, y), built_in)
