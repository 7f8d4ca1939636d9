"""A VAE with squared error: the unit of the pixels, or a learned sigma, decides what is coded."""

import math

import torch
from sklearn.datasets import load_digits
from torch import nn

X = torch.tensor(load_digits().data, dtype=torch.float32)  # from 0 to 16
X = X - X[:1300].mean(dim=0)


def fit(scale: float, learn: bool) -> tuple[int, float]:
    """Train with pixels times `scale`; return the active codes of 8 and sigma in units of 16."""
    torch.manual_seed(0)
    train, test = scale * X[:1300], scale * X[1300:]
    encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16))
    decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64))
    log_sigma = torch.tensor(0.0, requires_grad=learn)
    weights = [*encoder.parameters(), *decoder.parameters()] + [log_sigma] * learn
    optimizer = torch.optim.Adam(weights, lr=0.01, fused=True)
    for _ in range(600):
        x = train[torch.randint(1300, (64,))]
        mean, log_std = encoder(x).chunk(2, dim=1)
        rebuilt = decoder(mean + log_std.exp() * torch.randn_like(mean))
        squares = ((rebuilt - x) ** 2).sum(dim=1)
        # -log N(x; rebuilt, sigma^2), summed over 64 pixels
        distortion = squares / (2 * (2 * log_sigma).exp()) + 64 * (
            log_sigma + math.log(2 * math.pi) / 2
        )
        rate = (0.5 * (mean**2 + (2 * log_std).exp() - 1) - log_std).sum(dim=1)
        optimizer.zero_grad()
        (distortion + rate).mean().backward()
        optimizer.step()
    with torch.no_grad():
        active = int((encoder(test)[:, :8].var(dim=0) > 0.01).sum())
    return active, math.exp(log_sigma.item()) / scale


for unit, scale in (("0 to 1", 1 / 16), ("0 to 16", 1.0)):
    fixed, learned = fit(scale, False), fit(scale, True)
    assert fixed[0] == (0 if scale < 1 else 8)  # one model, two units, two results
    assert learned[0] >= 5  # fails if sigma is left at 1
    print(
        f"pixels from {unit:7}   sigma 1: {fixed[0]} active codes   "
        f"sigma learned: {learned[0]} active codes, sigma {learned[1]:.0f} of 16"
    )
