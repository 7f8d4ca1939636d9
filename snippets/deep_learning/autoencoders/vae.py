"""Digits that no one wrote: decoded from draws of the prior of a variational autoencoder."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

device = "cuda" if torch.cuda.is_available() else "cpu"
X = torch.tensor(load_digits().data >= 8, dtype=torch.float32, device=device)  # ink or no ink
train, test = X[:1300], X[1300:]
n_codes = 8


class VAE(nn.Module):
    """A net each way, with one hidden layer; equations 10 and 7 of Kingma and Welling (2013)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2 * n_codes))
        self.decoder = nn.Sequential(nn.Linear(n_codes, 64), nn.ReLU(), nn.Linear(64, 64))

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Pictures (n, 64) to distortion and rate of each, both (n,), in nats."""
        mean, log_std = self.encoder(x).chunk(2, dim=1)  # q(z|x): (n, 8) each
        z = mean + log_std.exp() * torch.randn_like(mean)  # reparametrized
        distortion = F.binary_cross_entropy_with_logits(self.decoder(z), x, reduction="none")
        rate = 0.5 * (mean**2 + (2 * log_std).exp() - 1) - log_std
        return distortion.sum(dim=1), rate.sum(dim=1)  # sums over the pixels, over the codes


def nearest(pictures: torch.Tensor) -> float:
    """How many of 64 pixels differ from the nearest training picture, on average."""
    return torch.cdist(pictures, train, p=1).min(dim=1).values.mean().item()


ink = train.mean(dim=0).clamp(0.01, 0.99)  # the baseline: 64 coins, one a pixel
alone = F.binary_cross_entropy(ink.expand_as(test), test).item() * 64
print(f"64 independent pixels: distortion {alone:.1f} nats")
for seed in range(3):
    torch.manual_seed(seed)
    vae = VAE().to(device)
    optimizer = torch.optim.Adam(vae.parameters(), lr=0.005, fused=True)
    for _ in range(1000):
        distortion, rate = vae(train[torch.randint(1300, (64,))])
        optimizer.zero_grad()
        (distortion + rate).mean().backward()  # the negative ELBO
        optimizer.step()
    with torch.no_grad():
        D, R = (term.mean().item() for term in vae(test.repeat(10, 1)))
        p = vae.decoder(torch.randn(500, n_codes, device=device)).sigmoid()
    far = nearest((p > 0.5).float())
    print(f"VAE: distortion {D:.1f} + rate {R:.1f} = {D + R:.1f} nats; draws {far:.1f} pixels off")
    assert D + R < alone - 4  # fails without the codes: then 64 coins are the best
    assert far < 4  # fails for codes drawn with std 3 instead of 1
fig, axes = plt.subplots(3, 10, figsize=(7, 2.3), layout="constrained")
for ax, picture in zip(axes.flat, p.cpu(), strict=False):
    ax.imshow(picture.view(8, 8).numpy(), cmap="gray", vmin=0, vmax=1)
    ax.set(xticks=[], yticks=[])
plt.show()
