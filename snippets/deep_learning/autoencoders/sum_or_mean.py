"""Rate and distortion as the weight of the rate grows; a mean over 64 pixels is a weight of 64."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X = torch.tensor(load_digits().data >= 8, dtype=torch.float64)
train, test = X[:1300], X[1300:]


def fit(seed: int, beta: float, reduction: str = "sum") -> list[float]:
    """Train a VAE; return distortion, rate, active codes, and both distances of 500 draws."""
    torch.manual_seed(seed)
    encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16))
    decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64))
    both = [*encoder.parameters(), *decoder.parameters()]
    optimizer = torch.optim.Adam(both, lr=0.01, fused=True)

    def terms(x):
        mean, log_std = encoder(x).chunk(2, dim=1)
        logits = decoder(mean + log_std.exp() * torch.randn_like(mean))
        rate = (0.5 * (mean**2 + (2 * log_std).exp() - 1) - log_std).sum(dim=1).mean()
        distortion = F.binary_cross_entropy_with_logits(logits, x, reduction=reduction)
        return distortion / (len(x) if reduction == "sum" else 1), rate, mean

    for _ in range(250):
        optimizer.zero_grad()
        distortion, rate, _ = terms(train[torch.randint(1300, (64,))])
        (distortion + beta * rate).backward()
        optimizer.step()
    with torch.no_grad():
        distortion, rate, mean = terms(test)
        draws = (decoder(torch.randn(500, 8)) > 0).double()  # z from the prior
    off = torch.cdist(draws, train, p=1).min(dim=1).values.mean()
    missed = torch.cdist(test, draws, p=1).min(dim=1).values.mean()
    distortion *= 64 if reduction == "mean" else 1
    return [distortion, rate, (mean.var(dim=0) > 0.01).sum(), off, missed]


runs = {}
print("weight        distortion    rate   active   draw to digit   digit to draw")
for beta, reduction in ((0, "sum"), (0.25, "sum"), (1, "sum"), (64, "sum"), (1, "mean")):
    runs[beta, reduction] = R = torch.tensor([fit(seed, beta, reduction) for seed in range(2)])
    d, r, active, off, missed = R.mean(dim=0)
    print(f"{beta:4}, {reduction:4} {d:13.1f} {r:7.1f} {active:8.0f} {off:15.1f} {missed:15.1f}")
free, light, one, heavy, trap = runs.values()
assert free[:, 1].min() > light[:, 1].max() > one[:, 1].max() + 1  # fails if it weighed both
assert (one[:, 3:] < free[:, 3:]).all()  # the rate is what brings the codes where we draw
assert heavy[:, 4].min() > 1.5 * one[:, 4].max()  # all draws alike: the other distance is blind
assert trap[:, 1].max() < 0.1 and trap[:, 2].max() == 0 and one[:, 2].min() >= 3  # the trap
