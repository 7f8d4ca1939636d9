"""Quality by passes of the net: DDPM, DDIM with the same net, and flow matching."""

import math

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import make_moons
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)  # float32 is usual
STEPS, COUNTS, MIDDLE = 1000, (2, 5, 10, 20, 50), torch.tensor([0.5, 0.25])


def moons(n: int, seed: int) -> Tensor:
    """Return n rows of two moons (n, 2), scaled to variance about 1."""
    return 1.5 * (torch.tensor(make_moons(n, noise=0.05, random_state=seed)[0]) - MIDDLE)


def shares(t: Tensor, flow: bool) -> tuple[Tensor, Tensor]:
    """Return the shares of data and noise at time t from 0 to 1: on a line or on a circle."""
    return (1 - t, t) if flow else ((t * math.pi / 2).cos(), (t * math.pi / 2).sin())


def waves(x: Tensor, t: Tensor) -> Tensor:
    """Put x (n, 2) beside eight waves of t (n, 1)."""
    return torch.cat([x, torch.cos(math.pi * t * torch.arange(8))], 1)


found = {how: torch.zeros(3, len(COUNTS)) for how in ("DDPM", "DDIM", "flow")}
for seed in range(3):
    torch.manual_seed(seed)
    X, test, nets = moons(1000, 10 + seed), moons(500, 20 + seed), {}
    for flow in (False, True):
        hidden = [layer for d in (10, 64, 64) for layer in (nn.Linear(d, 64), nn.ReLU())]
        nets[flow] = net = nn.Sequential(*hidden, nn.Linear(64, 2))
        optimizer = torch.optim.Adam(net.parameters(), 0.005, fused=True)
        rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.005, STEPS)
        for _ in range(STEPS):
            x_0, eps, t = X[torch.randint(1000, (128,))], torch.randn(128, 2), torch.rand(128, 1)
            a, s = shares(t, flow)
            target = eps - x_0 if flow else a * eps - s * x_0
            optimizer.zero_grad()
            (net(waves(a * x_0 + s * eps, t)) - target).pow(2).mean().backward()
            optimizer.step()
            rate.step()
        net.requires_grad_(False)
    for how, column in ((how, column) for how in found for column in range(len(COUNTS))):
        x, n, flow = torch.randn(500, 2), COUNTS[column], how == "flow"
        for k in range(n, 0, -1):
            t = torch.full((500, 1), k / n)
            (a, s), (b, r), v = shares(t, flow), shares(t - 1 / n, flow), nets[flow](waves(x, t))
            x_0, eps = (x - s * v, x + a * v) if flow else (a * x - s * v, s * x + a * v)
            f = r / s * (1 - (a / b) ** 2).sqrt() if how == "DDPM" else 0 * r
            x = b * x_0 + (r**2 - f**2).clamp(min=0).sqrt() * eps + f * torch.randn(500, 2)
        within = (torch.cdist(x, x).mean() + torch.cdist(test, test).mean()) / 2
        found[how][seed, column] = 2000 * (torch.cdist(x, test).mean() - within)
print("passes    " + "".join(f"{n:12d}" for n in COUNTS))
for how, gaps in found.items():
    spread = zip(gaps.min(0).values, gaps.max(0).values, strict=True)
    print(f"{how:10s}" + "".join(f"{f'{low:.0f} to {high:.0f}':>12s}" for low, high in spread))
    plt.loglog(COUNTS, gaps.mean(0), "o-", label=how)
assert found["DDIM"][:, 2].mean() < found["DDPM"][:, 2].mean()  # fails if both samplers are one
plt.gcf().set(figwidth=7, figheight=3, layout_engine="constrained")
plt.gca().set(xlabel="passes of the net", ylabel="energy distance x 1000")
plt.legend()
plt.show()
