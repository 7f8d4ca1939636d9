"""Noise becomes two moons: frames of one diffusion model, step by step."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import make_moons
from sklearn.mixture import GaussianMixture
from torch import Tensor, cdist, nn

torch.set_default_dtype(torch.float64)  # float32 is usual
T, angle = 100, torch.linspace(0, torch.pi / 2, 101)
a, s = angle.cos(), angle.sin()  # shares of data and noise after 0 to T steps


def moons(n: int, seed: int) -> Tensor:
    """Return n rows of two moons (n, 2), scaled to variance about 1."""
    return torch.tensor(1.5 * (make_moons(n, noise=0.05, random_state=seed)[0] - [0.5, 0.25]))


def train(X: Tensor) -> nn.Module:
    """Return a net that predicts v (B, 2) from noisy rows beside their time t/T (B, 2 + 1)."""
    layers = [layer for d in (3, 64, 64) for layer in (nn.Linear(d, 64), nn.ReLU())]
    net = nn.Sequential(*layers, nn.Linear(64, 2))
    optimizer = torch.optim.Adam(net.parameters(), fused=True)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.01, 1000)
    for _ in range(1000):
        x_0, eps = X[torch.randint(len(X), (128,))], torch.randn(128, 2)
        t = torch.randint(1, T + 1, (128, 1))
        v = net(torch.cat([a[t] * x_0 + s[t] * eps, t / T], 1))
        optimizer.zero_grad()
        (v - (a[t] * eps - s[t] * x_0)).pow(2).mean().backward()
        optimizer.step()
        rate.step()
    return net.requires_grad_(False)


kept, found = {}, {"one normal": [], "tuned mixture": [], "diffusion": [], "real": []}
for seed in range(3):
    X, valid, test = (moons(1000, seed + n) for n in (200, 300, 400))
    torch.manual_seed(seed)
    net, x = train(X), torch.randn(1000, 2)
    for t in range(T, 0, -1):
        kept.setdefault(t, x)  # the frames of the first seed
        v = net(torch.cat([x, torch.full((1000, 1), t / T)], 1))
        x_0, eps = a[t] * x - s[t] * v, s[t] * x + a[t] * v
        f = s[t - 1] / s[t] * (1 - (a[t] / a[t - 1]) ** 2).sqrt()
        x = a[t - 1] * x_0 + (s[t - 1] ** 2 - f**2).sqrt() * eps + f * torch.randn(1000, 2)
    real = moons(100_000, seed + 500)[torch.randint(100_000, (1000,))]  # drawn independently
    fits = [GaussianMixture(k, random_state=seed).fit(X) for k in (1, 5, 10, 20, 40)]
    fits = fits[0], max(fits, key=lambda fit, valid=valid: fit.score(valid))
    clouds = [*(torch.tensor(fit.sample(1000)[0]) for fit in fits), x, real]
    for gaps, Z in zip(found.values(), clouds, strict=True):  # energy distance to test x 1000
        gaps.append(1000 * (2 * cdist(Z, test) - cdist(Z, Z) - cdist(test, test)).mean().item())
    print(f"seed {seed}: " + ", ".join(f"{name} {gaps[-1]:.1f}" for name, gaps in found.items()))
assert sum(found["diffusion"]) < sum(found["one normal"]) / 4  # fails for a net never told t
assert sum(found["tuned mixture"]) <= sum(found["diffusion"])  # fails for mixtures of one normal
for place, t in enumerate((100, 60, 40, 20, 10, 1), start=1):
    plt.subplot(2, 3, place, xlim=(-3, 3), ylim=(-3, 3), title=f"t = {t}")
    plt.plot(*kept[t][:300].T, ".", ms=2, rasterized=True)
    plt.tight_layout()
plt.show()
