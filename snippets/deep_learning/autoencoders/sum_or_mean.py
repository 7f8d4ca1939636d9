"""Rate and distortion as the weight of the rate grows; a mean over 64 pixels is a weight of 64."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

X = torch.tensor(load_digits().data >= 8, dtype=torch.float32)
train, test = X[:1300], X[1300:]


def fit(seed: int, beta: float, reduction: str = "sum") -> list[float]:
    """Train a VAE with 8 codes; return held-out distortion, rate (nats), number of active codes."""
    torch.manual_seed(seed)
    encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16))
    decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64))
    optimizer = torch.optim.Adam(
        [*encoder.parameters(), *decoder.parameters()], lr=0.01, fused=True
    )

    def terms(x):
        mean, log_std = encoder(x).chunk(2, dim=1)
        logits = decoder(mean + log_std.exp() * torch.randn_like(mean))
        rate = (0.5 * (mean**2 + (2 * log_std).exp() - 1) - log_std).sum(dim=1).mean()
        distortion = F.binary_cross_entropy_with_logits(logits, x, reduction=reduction)
        return distortion / (len(x) if reduction == "sum" else 1), rate, mean

    for _ in range(350):
        optimizer.zero_grad()
        distortion, rate, _ = terms(train[torch.randint(1300, (64,))])
        (distortion + beta * rate).backward()
        optimizer.step()
    with torch.no_grad():
        distortion, rate, mean = terms(test)
    active = (mean.var(dim=0) > 0.01).sum()
    return [distortion * (64 if reduction == "mean" else 1), rate, active]


runs = {}
print("                     distortion   rate   active codes of 8")
for case in ((0.25, "sum"), (1, "sum"), (2, "sum"), (64, "sum"), (1, "mean")):
    runs[case] = R = torch.tensor([fit(seed, *case) for seed in range(3)])
    (d, r, _), active = R.mean(dim=0), R[:, 2]
    print(
        f"weight {case[0]:4}, {case[1]:4}   {d:12.1f} {r:6.1f}   {active.min():.0f} to {active.max():.0f}"
    )
rates = [runs[beta, "sum"][:, 1] for beta in (0.25, 1, 2, 64)]  # in nats
for more, less in zip(rates[:-1], rates[1:], strict=True):
    assert more.mean() > less.mean() + 1  # fails if the weight multiplied both terms
assert runs[1, "mean"][:, 1].max() < 0.1 and runs[1, "mean"][:, 2].max() == 0  # the trap
assert runs[1, "sum"][:, 2].min() >= 3  # the same net and data: the reduction did it
