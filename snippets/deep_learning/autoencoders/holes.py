"""Digits drawn from an autoencoder's codes: one Gaussian over the codes, and ten."""

import torch
from sklearn.datasets import load_digits
from sklearn.mixture import GaussianMixture
from torch import nn
from torch.nn import functional as F

X = torch.tensor(load_digits().data >= 8, dtype=torch.float32)  # ink or no ink
train, test = X[:1300], X[1300:]


def nearest(pictures: torch.Tensor) -> float:
    """How many of 64 pixels differ from the nearest training picture, on average; (n, 64)."""
    return torch.cdist(pictures, train, p=1).min(dim=1).values.mean().item()


def fit(seed: int) -> tuple[nn.Module, nn.Module]:
    """Train 64 -> 64 -> 8 -> 64 -> 64 logits; return encoder and decoder."""
    torch.manual_seed(seed)
    encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 8))
    decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64))
    optimizer = torch.optim.Adam(
        [*encoder.parameters(), *decoder.parameters()], lr=0.01, fused=True
    )
    for _ in range(600):
        x = train[torch.randint(1300, (64,))]
        optimizer.zero_grad()
        F.binary_cross_entropy_with_logits(decoder(encoder(x)), x).backward()
        optimizer.step()
    return encoder.requires_grad_(False), decoder.requires_grad_(False)


distance = {"rebuilt": [], "1 Gaussian": [], "10 Gaussians": []}
for seed in range(3):
    encoder, decoder = fit(seed)
    draws = {"rebuilt": encoder(test)}
    for n in (1, 10):
        density = GaussianMixture(n, random_state=seed).fit(encoder(train).double().numpy())
        draws[f"{n} Gaussian" + "s" * (n > 1)] = torch.tensor(density.sample(500)[0]).float()
    for name, codes in draws.items():
        distance[name].append(nearest((decoder(codes) > 0).float()))  # the likelier of ink or none
print(f"pixels that differ from the nearest training picture\nheld-out digits {nearest(test):.1f}")
for name, values in distance.items():
    print(f"{name:15} {min(values):.1f} to {max(values):.1f}")
for kept, holes, filled in zip(*distance.values(), strict=True):
    assert (
        holes > 1.2 * filled and holes > 1.2 * kept
    )  # fails if the decoder drew digits everywhere
