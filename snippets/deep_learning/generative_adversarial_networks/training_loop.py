"""The loop of a GAN, on points in eight clusters around a circle."""

import math

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_device("cuda" if torch.cuda.is_available() else "cpu")
torch.set_default_dtype(torch.float64)  # float32 is usual
angle = torch.arange(8) * math.pi / 4
centers = 2 * torch.stack([angle.cos(), angle.sin()], dim=1)
REAL, FAKE = torch.ones(64, 1), torch.zeros(64, 1)  # the labels
bce = F.binary_cross_entropy_with_logits


def net(d_in: int, d_out: int) -> nn.Sequential:
    """Return a net from (B, d_in) to (B, d_out)."""
    hidden = nn.Linear(d_in, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU()
    return nn.Sequential(*hidden, nn.Linear(32, d_out))


torch.manual_seed(0)
G, D = net(2, 2), net(2, 1)  # noise to a point, a point to a logit
opt_G = torch.optim.Adam(G.parameters(), 0.003, betas=(0.5, 0.999))
opt_D = torch.optim.Adam(D.parameters(), 0.003, betas=(0.5, 0.999))
for _ in range(1200):
    real = centers[torch.randint(8, (64,))] + 0.1 * torch.randn(64, 2)
    fake = G(torch.randn(64, 2))

    loss_D = bce(D(real), REAL) + bce(D(fake.detach()), FAKE)
    opt_D.zero_grad()
    loss_D.backward()
    opt_D.step()

    loss_G = bce(D(fake), REAL)  # the new D, and the label "real"
    opt_G.zero_grad()
    loss_G.backward()
    opt_G.step()
far, nearest = torch.cdist(G(torch.randn(1000, 2)), centers).min(dim=1)
hits = nearest[far < 0.4].bincount(minlength=8)  # within four standard deviations
covered, good = (hits >= 20).sum(), hits.sum() / 1000
print(f"loss of D {loss_D:.1f}; {covered} of 8 clusters, {good:.1f} good")
assert good > 0.3 and covered >= 5  # all fakes on one cluster: 1
