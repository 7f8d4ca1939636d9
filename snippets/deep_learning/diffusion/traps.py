"""Three ways to spoil a diffusion model that raise no error, beside the right program."""

import math

import torch
from sklearn.datasets import make_moons
from torch import Tensor, cdist, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.set_default_dtype(torch.float64)  # float32 is usual
T, STEPS, RATE = 100, 600, 0.005
angle = torch.linspace(0, math.pi / 2, T + 1)
a, s = angle.cos(), angle.sin()  # shares of data and noise after 0 to T steps


def moons(n: int, seed: int) -> Tensor:
    """Return n rows of two moons (n, 2), scaled to variance about 1."""
    return torch.tensor(1.5 * (make_moons(n, noise=0.05, random_state=seed)[0] - [0.5, 0.25]))


def drawn(X: Tensor, unit: float) -> list[Tensor]:
    """Train a net that is told t / unit; return rows by its averaged and by its last weights."""
    layers = [layer for d in (3, 32, 32) for layer in (nn.Linear(d, 32), nn.ReLU())]
    net = nn.Sequential(*layers, nn.Linear(32, 2))
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.99))
    optimizer = torch.optim.Adam(net.parameters(), RATE, fused=True)
    for _ in range(STEPS):
        x_0, eps = X[torch.randint(len(X), (128,))], torch.randn(128, 2)
        t = torch.randint(1, T + 1, (128, 1))
        v = net(torch.cat([a[t] * x_0 + s[t] * eps, t / unit], 1))
        optimizer.zero_grad()
        (v - a[t] * eps + s[t] * x_0).pow(2).mean().backward()
        optimizer.step()
        mean.update_parameters(net)
    clouds = []
    for model in (mean, net):
        x = torch.randn(500, 2)
        for t in range(T, 0, -2):  # DDIM: turn x by two steps of the angle
            v = model(torch.cat([x, torch.full((500, 1), t / unit)], 1)).detach()
            x = a[2] * x - s[2] * v
        clouds.append(x)
    return clouds


found: dict[str, list[float]] = {}
for seed in range(5):
    torch.manual_seed(seed)
    X, test = moons(1000, 200 + seed), moons(500, 400 + seed)
    clouds = dict(zip(("right", "last weights"), drawn(X, T), strict=True))
    if seed < 3:
        clouds["t from 0 to 100"] = drawn(X, 1)[0]
        clouds["data of size 0.1"] = drawn(X / 10, T)[0] * 10  # scaled back before measuring
    for name, Z in clouds.items():
        gap = 1000 * (2 * cdist(Z, test) - cdist(Z, Z) - cdist(test, test)).mean().item()
        found.setdefault(name, []).append(gap)
for name, gaps in found.items():
    print(f"{name:18s}" + "".join(f"{gap:6.0f}" for gap in gaps))
    if len(gaps) == 3:  # fails for the right program, run once more in place of a trap
        assert all(gap > right for gap, right in zip(gaps, found["right"], strict=False))
assert sum(found["last weights"]) > 1.2 * sum(found["right"])  # fails if both are averaged
