"""Three ways to spoil a diffusion model that raise no error, beside the right program."""

import math

import torch
from sklearn.datasets import make_moons
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.set_default_dtype(torch.float64)  # float32 is usual
T, STEPS, MIDDLE = 100, 600, torch.tensor([0.5, 0.25])
angle = torch.linspace(0, math.pi / 2, T + 1)
a, s = angle.cos(), angle.sin()  # shares of data and of noise after 0 to T steps
waves = torch.cos(2 * angle[:, None] * torch.arange(8))
number = torch.arange(T + 1.0)[:, None]  # the step as one raw number


def moons(n: int, seed: int) -> Tensor:
    """Return n rows of two moons (n, 2), scaled to variance about 1."""
    return 1.5 * (torch.tensor(make_moons(n, noise=0.05, random_state=seed)[0]) - MIDDLE)


def drawn(X: Tensor, time: Tensor) -> list[Tensor]:
    """Train a net that is told time[t]; return rows by its averaged and by its last weights."""
    layers = [layer for d in (2 + time.shape[1], 64, 64) for layer in (nn.Linear(d, 64), nn.ReLU())]
    net = nn.Sequential(*layers, nn.Linear(64, 2))
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.99))
    optimizer = torch.optim.Adam(net.parameters(), 0.005, fused=True)
    for _ in range(STEPS):
        x_0, t = X[torch.randint(len(X), (128,))], torch.randint(1, T + 1, (128,))
        eps, at, st = torch.randn(128, 2), a[t, None], s[t, None]
        v = net(torch.cat([at * x_0 + st * eps, time[t]], 1))
        optimizer.zero_grad()
        (v - at * eps + st * x_0).pow(2).mean().backward()
        optimizer.step()
        mean.update_parameters(net)
    clouds = []
    for model in (mean, net):
        x = torch.randn(500, 2)
        for t in range(T, 0, -1):  # DDIM: turn x by one step of the angle
            v = model(torch.cat([x, time[t].expand(500, -1)], 1)).detach()
            x = a[1] * x - s[1] * v
        clouds.append(x)
    return clouds


found: dict[str, list[float]] = {}
for seed in range(3):
    torch.manual_seed(seed)
    X, test = moons(1000, 10 + seed), moons(500, 20 + seed)
    clouds = dict(zip(("right", "last weights"), drawn(X, waves), strict=True))
    clouds["t as a raw number"] = drawn(X, number)[0]
    clouds["data of size 0.1"] = drawn(X / 10, waves)[0] * 10
    for name, Z in clouds.items():
        within = (torch.cdist(Z, Z).mean() + torch.cdist(test, test).mean()) / 2
        found.setdefault(name, []).append(2000 * (torch.cdist(Z, test).mean() - within).item())
for name, gaps in found.items():
    print(f"{name:18s}" + "".join(f"{gap:6.0f}" for gap in gaps))
    assert name == "right" or sum(gaps) > 1.3 * sum(found["right"])  # a trap that does no harm
