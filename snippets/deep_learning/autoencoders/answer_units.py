"""A VAE with squared error: the unit of the pixels, or a learned sigma, decides what is coded."""

import math

import torch
from sklearn.datasets import load_digits
from torch import nn

X = torch.tensor(load_digits().data, dtype=torch.float32)  # from 0 to 16
X = X - X[:1300].mean(dim=0)


def fit(scale: float, learn: bool) -> tuple[int, float]:
    """Train with pixels times `scale`; return the number of active codes of 8, and sigma."""
    torch.manual_seed(0)
    train, test = scale * X[:1300], scale * X[1300:]
    encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16))
    decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64))
    log_sigma = torch.tensor(0.0, requires_grad=learn)
    weights = [*encoder.parameters(), *decoder.parameters()] + [log_sigma] * learn
    optimizer = torch.optim.Adam(weights, lr=0.01, fused=True)
    for _ in range(400):
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
    return active, math.exp(log_sigma.item())


largest = torch.linalg.eigvalsh(torch.cov((X[:1300] / 16).T))[-1]
print(f"pixels from 0 to 1: largest variance in any direction {largest:.2f}")
cases = (("0 to 1", 1 / 16, False), ("0 to 16", 1.0, False), ("0 to 1", 1 / 16, True))
for unit, scale, learn in cases:
    active, sigma = fit(scale, learn)
    name = "learned" if learn else "fixed"
    print(f"pixels from {unit:7}   sigma {name}: {sigma:.1f}   {active} active codes")
    if learn:
        assert active >= 5 and 0.1 < sigma < 0.2  # fails if sigma is left at 1
    else:
        assert active == (0 if scale < 1 else 8)  # one model, two units, two results
assert largest < 1  # below the noise that sigma 1 expects: no code pays for itself
