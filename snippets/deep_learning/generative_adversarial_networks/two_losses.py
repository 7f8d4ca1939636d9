"""What a generator learns from a discriminator that is sure: two losses, two gradients."""

import torch
from torch.nn import functional as F

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


def steps_to_arrive(name: str, descent: type, start: float, limit: int = 1000) -> str:
    """Count steps until fakes, normal around w, meet reals around 0, at the best of four rates."""
    for steps in [limit]:
        for rate in (3.0, 1.0, 0.3, 0.1):
            w = torch.tensor(start, requires_grad=True)
            optimizer, n = descent([w], rate), 0
            while n < steps and abs(w.item()) > 0.5:
                n, v = n + 1, w.detach()  # the best D has the logit log(p / q) = v**2 / 2 - v x
                optimizer.zero_grad()
                losses[name](v**2 / 2 - v * (w + noise)).mean().backward()
                optimizer.step()
            steps = min(n, steps)
    return str(steps) if steps < limit else "never"


for descent in (torch.optim.SGD, torch.optim.Adam):
    for start in (4.0, 6.0, 8.0):
        counts = [f"{name} {steps_to_arrive(name, descent, start)}" for name in losses]
        print(f"{descent.__name__}, fakes start at {start:.0f}, steps: {', '.join(counts)}")
    if descent is torch.optim.SGD:
        assert counts[0].endswith("never") and int(counts[1].split()[1]) < 100
    else:
        assert not any(count.endswith("never") for count in counts)  # SGD fails this
