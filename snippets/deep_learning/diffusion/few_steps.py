"""Quality by passes of the net: DDPM, DDIM with the same net, and flow matching."""

import math

import torch
from sklearn.datasets import make_moons
from torch import Tensor, cdist, nn

torch.set_default_dtype(torch.float64)  # float32 is usual
STEPS, RATE, COUNTS = 600, 0.01, (2, 5, 10, 50)


def moons(n: int, seed: int) -> Tensor:
    """Return n rows of two moons (n, 2), scaled to variance about 1."""
    return torch.tensor(1.5 * (make_moons(n, noise=0.05, random_state=seed)[0] - [0.5, 0.25]))


def shares(t: Tensor, flow: bool) -> tuple[Tensor, Tensor]:
    """Return the shares of data and noise at time t from 0 to 1: on a line or on a circle."""
    return (1 - t, t) if flow else ((t * math.pi / 2).cos(), (t * math.pi / 2).sin())


found = {how: torch.zeros(3, len(COUNTS)) for how in ("DDPM", "DDIM", "flow")}
for seed in range(3):
    torch.manual_seed(seed)
    X, test, nets = moons(1000, 200 + seed), moons(1000, 400 + seed), {}
    for flow in (False, True):
        layers = [layer for d in (3, 64, 64) for layer in (nn.Linear(d, 64), nn.ReLU())]
        nets[flow] = net = nn.Sequential(*layers, nn.Linear(64, 2))
        optimizer = torch.optim.Adam(net.parameters(), fused=True)
        rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, STEPS)
        for _ in range(STEPS):
            x_0, eps, t = X[torch.randint(1000, (128,))], torch.randn(128, 2), torch.rand(128, 1)
            a, s = shares(t, flow)
            target = eps - x_0 if flow else a * eps - s * x_0
            optimizer.zero_grad()
            (net(torch.cat([a * x_0 + s * eps, t], 1)) - target).pow(2).mean().backward()
            optimizer.step()
            rate.step()
        net.requires_grad_(False)
    for how, column in ((how, column) for how in found for column in range(len(COUNTS))):
        x, n, flow = torch.randn(1000, 2), COUNTS[column], how == "flow"
        for k in range(n, 0, -1):
            t = torch.full((1000, 1), k / n)  # shares now a, s; after the step b, r
            (a, s), (b, r) = shares(t, flow), shares(t - 1 / n, flow)
            v = nets[flow](torch.cat([x, t], 1))
            x_0, eps = (x - s * v, x + a * v) if flow else (a * x - s * v, s * x + a * v)
            f = r / s * (1 - (a / b) ** 2).sqrt() if how == "DDPM" else 0 * r
            x = b * x_0 + (r**2 - f**2).clamp(min=0).sqrt() * eps + f * torch.randn(1000, 2)
        found[how][seed, column] = 1000 * (2 * cdist(x, test) - cdist(x, x)).mean()
        found[how][seed, column] -= 1000 * cdist(test, test).mean()
print("passes    " + "".join(f"{n:13d}" for n in COUNTS))
for how, gaps in found.items():
    columns = (" ".join(f"{gap:.0f}" for gap in each) for each in gaps.T)  # one gap for each seed
    print(f"{how:10s}" + "".join(f"{column:>13s}" for column in columns))
assert (found["DDIM"] < found["DDPM"])[:, 1:3].all()  # fails if both samplers are one
