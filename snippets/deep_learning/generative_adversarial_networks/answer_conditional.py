"""A conditional GAN: both nets are told the cluster, and the generator goes where it is asked."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
angle = torch.arange(8) * math.pi / 4
centers = 2 * torch.stack([angle.cos(), angle.sin()], dim=1)


def net(d_in: int, d_out: int) -> nn.Sequential:
    """Return a net from (B, d_in) to (B, d_out)."""
    hidden = nn.Linear(d_in, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU()
    return nn.Sequential(*hidden, nn.Linear(32, d_out))


def draw(G: nn.Module, labels: Tensor) -> Tensor:
    """Return a fake for each label: the noise and the label, side by side, go in."""
    return G(torch.cat([torch.randn(len(labels), 2), F.one_hot(labels, 8)], dim=1))


torch.manual_seed(0)
G, D = net(10, 2), net(10, 1)
opt_G = torch.optim.Adam(G.parameters(), 0.003, betas=(0.5, 0.999))
opt_D = torch.optim.Adam(D.parameters(), 0.003, betas=(0.5, 0.999))
for _ in range(800):
    labels = torch.randint(8, (64,))
    told = F.one_hot(labels, 8)
    real, fake = centers[labels] + 0.1 * torch.randn(64, 2), draw(G, labels)
    loss = F.softplus(-D(torch.cat([real, told], 1))).mean()
    loss = loss + F.softplus(D(torch.cat([fake.detach(), told], 1))).mean()
    opt_D.zero_grad()
    loss.backward()
    opt_D.step()
    opt_G.zero_grad()
    F.softplus(-D(torch.cat([fake, told], 1))).mean().backward()
    opt_G.step()
asked = torch.arange(8).repeat(100)
with torch.no_grad():
    got = torch.cdist(draw(G, asked), centers).argmin(dim=1)
share = (got == asked).double().mean()
print(f"fakes nearest to the cluster that was asked for: {share:.1f}, chance {1 / 8}")
assert share > 0.6  # a G that ignores the label: 0.125
