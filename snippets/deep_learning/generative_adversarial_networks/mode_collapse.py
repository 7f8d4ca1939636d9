"""Fakes of two runs on a ring of eight clusters: one sits on few clusters, one covers the ring."""

import math

import matplotlib.pyplot as plt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # float32 is usual
angle = torch.arange(8) * math.pi / 4
centers = 2 * torch.stack([angle.cos(), angle.sin()], dim=1)
K, gamma = 8, torch.tensor([0.0] * 4 + [0.3] * 4)  # eight games, the last four with R1


class Linear(nn.Module):
    """K separate linear layers: X (K, B, d_in) to (K, B, d_out)."""

    def __init__(self, d_in: int, d_out: int) -> None:
        super().__init__()
        self.W = nn.Parameter((2 * torch.rand(K, d_in, d_out) - 1) / d_in**0.5)
        self.b = nn.Parameter(torch.zeros(K, 1, d_out))

    def forward(self, X: Tensor) -> Tensor:
        return torch.baddbmm(self.b, X, self.W)


def play(momentum: float, rate: float = 0.003) -> tuple[Tensor, Tensor]:
    """Return 500 fakes of each game, and how many clusters each covers with ten or more."""
    torch.manual_seed(0)
    G, D = (nn.Sequential(Linear(2, 32), nn.ReLU(), Linear(32, 32), nn.ReLU(), Linear(32, d))
            for d in (2, 1))  # fmt: skip
    opt_G, opt_D = (torch.optim.Adam(N.parameters(), rate, (momentum, 0.999)) for N in (G, D))
    for _ in range(1000):
        real = centers[torch.randint(8, (K, 32))] + 0.05 * torch.randn(K, 32, 2)
        logits, fake = D(real.requires_grad_()), G(torch.randn(K, 32, 2))
        loss = F.softplus(-logits).mean(1).sum() + F.softplus(D(fake.detach())).mean(1).sum()
        (slope,) = torch.autograd.grad(logits.sum(), real, create_graph=True)
        loss = loss + (gamma / 2 * slope.pow(2).sum(2).mean(1)).sum()  # the R1 penalty
        opt_D.zero_grad()
        loss.backward()
        opt_D.step()
        opt_G.zero_grad()
        F.softplus(-D(fake)).mean(1).sum().backward()
        opt_G.step()
    fake = G(torch.randn(K, 500, 2)).detach()
    near = torch.cdist(fake, centers.expand(K, 8, 2)) < 0.2  # (K, 500, 8)
    return fake, (near.sum(1) >= 10).double().sum(1)


covered = {}
fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), sharex=True, sharey=True, layout="constrained")
for ax, momentum in zip(axes, (0.9, 0.5), strict=True):
    fake, covered[momentum] = play(momentum)
    print(f"beta1 {momentum}: clusters covered", covered[momentum].int().tolist())
    ax.plot(*centers.T, "C1o", *fake[0].T, "C0.", ms=4)
    ax.set(title=f"beta1 = {momentum}", aspect="equal", xlabel="first column")
gain = covered[0.5] - covered[0.9]
assert gain.mean() > 2.5 and (gain >= 0).sum() >= 6  # the same momentum twice: 0
plt.show()
