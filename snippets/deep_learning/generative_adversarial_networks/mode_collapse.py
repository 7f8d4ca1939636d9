"""Games on a ring of eight clusters, each played without and with the R1 penalty."""

import matplotlib.pyplot as plt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # float32 is usual
angle = torch.arange(8) * torch.pi / 4
centers = 2 * torch.stack([angle.cos(), angle.sin()], dim=1)
gamma = torch.tensor([0.0] * 8 + [0.1] * 8)  # eight games, and the same eight with R1


def twice(*shape: int) -> Tensor:
    """Return normal draws (16, *shape), the last eight the same as the first eight."""
    return torch.randn(8, *shape).repeat(2, *[1] * len(shape))


class Layers(nn.Module):
    """A linear layer for each game: X (16, B, d_in) to (16, B, d_out)."""

    def __init__(self, d_in: int, d_out: int) -> None:
        super().__init__()
        self.W = nn.Parameter(twice(d_in, d_out) / (3 * d_in) ** 0.5)
        self.b = nn.Parameter(torch.zeros(16, 1, d_out))

    def forward(self, X: Tensor) -> Tensor:
        return torch.baddbmm(self.b, X, self.W)


total = torch.zeros(2)
for seed in range(2):
    torch.manual_seed(seed)
    G, D = (nn.Sequential(Layers(2, 32), nn.ReLU(), Layers(32, 32), nn.ReLU(), Layers(32, d))
            for d in (2, 1))  # fmt: skip
    opt_G, opt_D = (torch.optim.Adam(N.parameters(), 0.006, (0.5, 0.999)) for N in (G, D))
    for _ in range(1400):
        real = centers[torch.randint(8, (8, 32))].repeat(2, 1, 1) + 0.05 * twice(32, 2)
        logits, fake = D(real.requires_grad_()), G(twice(32, 2))
        (slope,) = torch.autograd.grad(logits.sum(), real, create_graph=True)
        R1 = gamma / 2 * slope.pow(2).sum(2).mean(1)
        loss = (F.softplus(-logits) + F.softplus(D(fake.detach()))).mean(1).sum() + R1.sum()
        opt_D.zero_grad()
        loss.backward()
        opt_D.step()
        opt_G.zero_grad()
        F.softplus(-D(fake)).mean(1).sum().backward()
        opt_G.step()
    fake = G(twice(500, 2)).detach()
    near = torch.cdist(fake, centers.expand(16, 8, 2)) < 0.2  # (16, 500, 8)
    covered, good = (near.sum(1) >= 10).sum(1).reshape(2, 8), near.any(2).double().mean(1)
    for name, counts, share in zip(("no R1", "R1"), covered, good.reshape(2, 8), strict=True):
        print(f"{name:5s} covered", *counts.tolist(), f"good {share.mean():.1f}")
    total += covered.sum(1)
assert total[1] > total[0]  # the same if gamma is 0 for all
fig, axes = plt.subplots(1, 2, figsize=(7, 3.8), layout="constrained")
for ax, name, Z in zip(axes, ("no R1", "R1"), fake[covered[0].argmin() :: 8], strict=True):
    ax.plot(*centers.T, "C1o", *Z.T, "C0.", ms=4)
    ax.set(title=f"the same game, {name}", xlim=(-3, 3), ylim=(-3, 3), box_aspect=1)
plt.show()
