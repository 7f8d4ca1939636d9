"""What a generator learns from a discriminator that is sure: two losses, two gradients."""

import torch
from torch.nn import functional as F
from torch.optim import SGD, Adam, Optimizer

torch.set_default_dtype(torch.float64)
losses = {"minimax": lambda z: -F.softplus(z), "non-saturating": lambda z: F.softplus(-z)}
x = torch.linspace(-10, 10, 2001)
density = torch.exp(-(x**2) / 2) / (2 * torch.pi) ** 0.5 * 0.01  # of a standard normal, times dx


def mean_loss(name: str, w: torch.Tensor) -> torch.Tensor:
    """Return the loss of fakes, normal around w, against the best D for reals around 0."""
    v = w.detach()  # the best D has the logit log(p / q) = v**2 / 2 - v x
    return (density * losses[name](v**2 / 2 - v * (w + x))).sum()


def steps(name: str, descent: type[Optimizer], rate: float) -> int:
    """Count the steps, 500 at most, from w = 12 to within 0.5 of 0."""
    w = torch.tensor(12.0, requires_grad=True)
    optimizer, n = descent([w], rate), 0
    while n < 500 and abs(w.item()) > 0.5:
        optimizer.zero_grad()
        mean_loss(name, w).backward()
        optimizer.step()
        n += 1
    return n


print("slope by w at 4, 8, 12")
for name in losses:
    places = [torch.tensor(w, requires_grad=True) for w in (4.0, 8.0, 12.0)]
    slopes = [torch.autograd.grad(mean_loss(name, w), w)[0].item() for w in places]
    print(f"{name:14s}", *[f"{slope:.0e}" for slope in slopes])
    assert (slopes[-1] < 1e-6) == (name == "minimax")  # fails if the two losses are swapped
print("steps from 12 at rates 0.1, 0.3, 0.7, 3")
counts = {}
for descent in (SGD, Adam):
    for name in losses:
        counts[descent, name] = [steps(name, descent, rate) for rate in (0.1, 0.3, 0.7, 3.0)]
        print(f"{descent.__name__:4s} {name:14s}", *counts[descent, name])
assert min(counts[SGD, "minimax"]) == 500 > 50 > min(counts[SGD, "non-saturating"])  # swapped
assert max(counts[Adam, "minimax"]) < 500  # fails with SGD: Adam divides by the size
for logit in (-10.0, -5.0, 0.0):
    z = torch.tensor(logit, requires_grad=True)
    slope, other = (torch.autograd.grad(loss(z), z)[0] for loss in losses.values())
    assert abs(slope + z.sigmoid()) + abs(other + 1 - z.sigmoid()) < 1e-12  # the formulas above
