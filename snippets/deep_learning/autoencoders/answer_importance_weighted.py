"""The ELBO of held-out digits beside bounds from 10 and 100 weighted draws of the code."""

import math

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.distributions import Normal
from torch.nn import functional as F

X = torch.tensor(load_digits().data >= 8, dtype=torch.float32)
train, test = X[:1300], X[1300:]
for seed in range(3):
    torch.manual_seed(seed)
    encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16))
    decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64))
    optimizer = torch.optim.Adam(
        [*encoder.parameters(), *decoder.parameters()], lr=0.01, fused=True
    )

    def log_weights(x):
        """log p(x|z) + log p(z) - log q(z|x) for one draw of z for each picture, (n,)."""
        mean, log_std = encoder(x).chunk(2, dim=1)  # noqa: B023
        q = Normal(mean, log_std.exp())
        z = q.rsample()  # mean + std * noise
        likelihood = -F.binary_cross_entropy_with_logits(decoder(z), x, reduction="none")  # noqa: B023
        return likelihood.sum(dim=1) + (Normal(0.0, 1.0).log_prob(z) - q.log_prob(z)).sum(dim=1)

    for _ in range(400):
        optimizer.zero_grad()
        (-log_weights(train[torch.randint(1300, (64,))]).mean()).backward()
        optimizer.step()
    with torch.no_grad():
        draws = torch.stack([log_weights(test) for _ in range(100)])  # (100, n)
    bounds = []
    for n in (1, 10, 100):
        groups = draws.view(100 // n, n, -1)
        bounds.append((groups.logsumexp(dim=1) - math.log(n)).mean().item())
    print(
        "log p(x) is at least " + ", ".join(f"{b:.1f}" for b in bounds) + " nats (1, 10, 100 draws)"
    )
    assert bounds[0] < bounds[1] < bounds[2]  # fails without dividing by the number of draws ...
    assert bounds[2] < bounds[0] + 3  # ... which would add log 100 = 4.6
