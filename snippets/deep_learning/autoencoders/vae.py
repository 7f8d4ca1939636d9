"""A variational autoencoder: its loss, digits drawn from its prior, and a walk between two digits."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

device = "cuda" if torch.cuda.is_available() else "cpu"
X = torch.tensor(load_digits().data >= 8, dtype=torch.float32, device=device)  # ink or no ink
train, test, k = X[:1300], X[1300:], 8  # k codes


class VAE(nn.Module):
    """A net each way, with one hidden layer; Kingma and Welling (2013), equation 10."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2 * k))
        self.decoder = nn.Sequential(nn.Linear(k, 64), nn.ReLU(), nn.Linear(64, 64))

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Pictures (n, 64) to distortion and rate of each, both (n,), in nats."""
        mean, log_std = self.encoder(x).chunk(2, dim=1)  # q(z|x): (n, 8) each
        z = mean + log_std.exp() * torch.randn_like(mean)  # reparametrized
        distortion = F.binary_cross_entropy_with_logits(self.decoder(z), x, reduction="none")
        rate = 0.5 * (mean**2 + (2 * log_std).exp() - 1) - log_std
        return distortion.sum(dim=1), rate.sum(dim=1)  # sums over the pixels, over the codes


def nearest(a: torch.Tensor, b: torch.Tensor) -> float:
    """In how many of 64 pixels a picture of a differs from the nearest of b, on average."""
    return torch.cdist(a, b, p=1).min(dim=1).values.mean().item()


print("distortion   rate   sum   draw to digit   digit to draw   halfway to digit")
for seed in range(3):
    torch.manual_seed(seed)
    vae = VAE().to(device)
    optimizer = torch.optim.Adam(vae.parameters(), lr=0.005, fused=True)
    for _ in range(800):
        distortion, rate = vae(train[torch.randint(1300, (64,))])
        optimizer.zero_grad()
        (distortion + rate).mean().backward()  # the negative ELBO
        optimizer.step()
    vae.requires_grad_(False)
    D, R = (term.mean().item() for term in vae(test.repeat(10, 1)))
    p, m = vae.decoder(torch.randn(500, k, device=device)), vae.encoder(test)[:, :k]
    off, missed = nearest((p > 0).float(), train), nearest(test, (p > 0).float())
    half = nearest((vae.decoder((m[1:] + m[:-1]) / 2) > 0).float(), train)
    print(f"{D:10.1f} {R:6.1f} {D + R:5.1f} {off:15.1f} {missed:15.1f} {half:18.1f}")
    assert D + R < 21 and off < 4.1 and missed < 5.5  # fails for codes of std 0, not of 3
t = torch.linspace(0, 1, 10, device=device)[:, None]
p[20:30] = vae.decoder((1 - t) * m[0] + t * m[1])
fig, axes = plt.subplots(3, 10, figsize=(7, 2.3), layout="constrained")
for ax, picture in zip(axes.flat, p.sigmoid().cpu(), strict=False):
    ax.imshow(picture.view(8, 8).numpy(), cmap="gray", vmin=0, vmax=1)
    ax.set(xticks=[], yticks=[])
plt.show()
