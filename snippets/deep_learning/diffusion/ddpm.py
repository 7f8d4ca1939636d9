"""Noise becomes two moons: frames of one diffusion model, step by step."""

import math

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import make_moons
from sklearn.mixture import GaussianMixture
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)  # float32 is usual
T, STEPS, MIDDLE = 100, 1000, torch.tensor([0.5, 0.25])
angle = torch.linspace(0, math.pi / 2, T + 1)
a, s = angle.cos(), angle.sin()  # shares of data and of noise after 0 to T steps
waves = torch.cos(2 * angle[:, None] * torch.arange(8))  # (T + 1, 8): what the net sees of t


def moons(n: int, seed: int) -> Tensor:
    """Return n rows of two moons (n, 2), scaled to variance about 1."""
    return 1.5 * (torch.tensor(make_moons(n, noise=0.05, random_state=seed)[0]) - MIDDLE)


def train(X: Tensor) -> nn.Module:
    """Return a net that predicts v (B, 2) from noisy rows beside their waves (B, 2 + 8)."""
    hidden = [layer for d in (10, 64, 64) for layer in (nn.Linear(d, 64), nn.ReLU())]
    net = nn.Sequential(*hidden, nn.Linear(64, 2))
    optimizer = torch.optim.Adam(net.parameters(), 0.005, fused=True)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.005, STEPS)
    for _ in range(STEPS):
        x_0, t = X[torch.randint(len(X), (128,))], torch.randint(1, T + 1, (128,))
        eps, at, st = torch.randn(128, 2), a[t, None], s[t, None]
        v = net(torch.cat([at * x_0 + st * eps, waves[t]], 1))
        optimizer.zero_grad()
        (v - (at * eps - st * x_0)).pow(2).mean().backward()
        optimizer.step()
        rate.step()
    return net.requires_grad_(False)


fig, axes = plt.subplots(2, 3, figsize=(7, 4.4), sharex=True, sharey=True, layout="constrained")
frames = dict(zip((100, 60, 40, 20, 10, 0), axes.flat, strict=True))
for seed in range(3):
    X, test = moons(1000, 10 + seed), moons(1000, 20 + seed)
    torch.manual_seed(seed)
    net, x = train(X), torch.randn(1000, 2)
    for t in range(T, -1, -1):
        if seed == 0 and t in frames:
            frames[t].plot(*x[:300].T, ".", ms=2, rasterized=True)
            frames[t].set(title=f"t = {t}", xlim=(-3, 3), ylim=(-3, 3))
        if t:
            v = net(torch.cat([x, waves[t].expand(1000, 8)], 1))
            x_0, eps = a[t] * x - s[t] * v, s[t] * x + a[t] * v
            f = s[t - 1] / s[t] * (1 - (a[t] / a[t - 1]) ** 2).sqrt()
            x = a[t - 1] * x_0 + (s[t - 1] ** 2 - f**2).clamp(min=0).sqrt() * eps
            x += f * torch.randn(1000, 2)
    fits = {k: GaussianMixture(k, random_state=seed).fit(X.numpy()) for k in (1, 10)}
    found = {f"{k} normal(s)": torch.tensor(fit.sample(1000)[0]) for k, fit in fits.items()}
    found |= {"diffusion": x, "real": moons(1000, 30 + seed)}
    for name, Z in found.items():  # the energy distance to the test rows, times 1000
        within = (torch.cdist(Z, Z).mean() + torch.cdist(test, test).mean()) / 2
        found[name] = 2000 * (torch.cdist(Z, test).mean() - within).item()
    print(f"seed {seed}: " + ", ".join(f"{name} {gap:.0f}" for name, gap in found.items()))
    assert found["diffusion"] < found["1 normal(s)"]  # pure noise is no better than one normal
plt.show()
