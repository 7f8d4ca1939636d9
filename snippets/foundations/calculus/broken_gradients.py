"""What automatic differentiation returns where the derivative is undefined, infinite or masked."""

import torch


def autograd(f, x: float) -> float:
    """Return the derivative of f at x that PyTorch reports."""
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    return torch.autograd.grad(f(x), x)[0].item()


def one_sided(f, x: float, h: float = 1e-6) -> tuple[float, float]:
    """Return the difference quotients of f to the left and to the right of x."""
    x = torch.tensor(x, dtype=torch.float64)
    return ((f(x) - f(x - h)) / h).item(), ((f(x + h) - f(x)) / h).item()


def hinge_pair(x):
    """Return relu(x) - relu(-x), which is x."""
    return torch.relu(x) - torch.relu(-x)


print("at 0           left   right   autograd")
for name, f in [("|x|", torch.abs), ("relu", torch.relu), ("relu pair = x", hinge_pair)]:
    left, right = one_sided(f, 0.0)
    print(f"{name:13s} {left:5.1f}  {right:6.1f}  {autograd(f, 0.0):9.1f}")
assert autograd(torch.abs, 0.0) == autograd(torch.relu, 0.0) == 0  # a choice, not a limit
assert autograd(hinge_pair, 0.0) == 0 and autograd(hinge_pair, 1e-9) == 1  # the slope of x is 1


def masked_too_late(x):
    """Return x ln x, set to its limit 0 at x = 0 after the logarithm was taken."""
    return torch.where(x > 0, x * torch.log(x), 0.0).sum()


def masked_first(x):
    """Return the same values, but keep the logarithm away from 0."""
    safe = torch.where(x > 0, x, 1.0)
    return torch.where(x > 0, x * torch.log(safe), 0.0).sum()


p = torch.tensor([0.0, 0.25, 0.75], dtype=torch.float64, requires_grad=True)
for f in (masked_too_late, masked_first):
    (g,) = torch.autograd.grad(f(p), p)
    print(f"{f.__name__:16s} value {f(p).item():.4f}, gradient", [round(v, 4) for v in g.tolist()])
assert masked_too_late(p) == masked_first(p)  # the forward pass shows nothing
assert torch.isnan(torch.autograd.grad(masked_too_late(p), p)[0][0])
assert torch.isfinite(torch.autograd.grad(masked_first(p), p)[0]).all()
assert autograd(torch.sqrt, 0.0) == float("inf")
print("sqrt at 0:", autograd(torch.sqrt, 0.0), "  log at 0:", autograd(torch.log, 0.0))
