"""What a generator learns from a discriminator that is sure: two losses, two gradients."""

from collections.abc import Callable
from functools import partial

import torch
from torch.nn import functional as F
from torch.optim import SGD, Adam

torch.set_default_dtype(torch.float64)
losses = {"minimax": lambda z: -F.softplus(z), "non-saturating": lambda z: F.softplus(-z)}
print("logit of a fake: D, then the slopes of minimax and non-saturating")
for logit in (-10.0, -5.0, 0.0):
    slopes = []
    for loss in losses.values():
        z = torch.tensor(logit, requires_grad=True)
        loss(z).backward()
        slopes.append(z.grad.item())
    D = z.sigmoid().item()
    print(f"{logit:4.0f}: {D:.5f} {slopes[0]:9.5f} {slopes[1]:9.5f}")
    assert abs(slopes[0] + D) + abs(slopes[1] + 1 - D) < 1e-12  # fails if the two are swapped

noise = torch.linspace(0.005, 0.995, 100).mul(2).sub(1).erfinv() * 2**0.5  # a standard normal


def steps_to_arrive(name: str, descent: Callable, start: float, limit: int = 500) -> int:
    """Count steps until fakes, normal around w, meet reals around 0, at the best of four rates."""
    for rate in (3.0, 1.0, 0.3, 0.1):
        w = torch.tensor(start, requires_grad=True)
        optimizer, n = descent([w], rate), 0
        while n < limit and abs(w.item()) > 0.5:
            n, v = n + 1, w.detach()  # the best D has the logit log(p / q) = v**2 / 2 - v x
            optimizer.zero_grad()
            losses[name](v**2 / 2 - v * (w + noise)).mean().backward()
            optimizer.step()
        limit = n
    return limit


print("steps from 4, 8 and 12, 500 where it did not arrive")
steps = {}
descents = {"SGD": SGD, "Adam": Adam, "Adam, tiny eps": partial(Adam, eps=1e-40)}
for how, descent in descents.items():
    for name in losses:
        steps[how, name] = [steps_to_arrive(name, descent, start) for start in (4.0, 8.0, 12.0)]
        print(f"{how}, {name}:", *steps[how, name])
assert steps["SGD", "minimax"][1:] == [500, 500]  # fails with the other loss
assert steps["Adam", "minimax"][1] < 50 and steps["Adam", "minimax"][2] == 500
assert steps["Adam, tiny eps", "minimax"][2] < 100  # fails if eps were not the cause
