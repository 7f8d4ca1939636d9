"""A decoder that sees the pixels before each pixel ignores the code; three cures, and what is left of them."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

X = torch.tensor(load_digits().data >= 8, dtype=torch.float32)
train, test, k, width = X[:1300], X[1300:], 8, 4  # codes; hidden neurons for each pixel
BEFORE = torch.ones(64, 64).triu(1).unsqueeze(2)  # 1 where pixel i comes before pixel j


class Decoder(nn.Module):
    """A small net for each pixel, of the code (n, 8) and, if it may, of the pixels before it."""

    def __init__(self, sees: bool) -> None:
        super().__init__()
        self.sees, self.code = sees, nn.Linear(k, 64 * width)
        self.pixels = nn.Parameter(0.05 * torch.randn(64, 64, width))
        self.out = nn.Parameter(0.3 * torch.randn(64, width))

    def forward(self, z: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
        hidden = self.code(z) + self.sees * (x - 0.5) @ (self.pixels * BEFORE).flatten(1)
        return (F.relu(hidden).view(-1, 64, width) * self.out).sum(dim=2)


def fit(seed: int, sees: bool = True, warm_up: int = 0, free: float = 0.0) -> list[list[float]]:
    """Train; return held-out distortion and rate after 200 and 500 steps."""
    torch.manual_seed(seed)
    encoder, decoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16)), Decoder(sees)
    report, parameters = [], [*encoder.parameters(), *decoder.parameters()]
    optimizer = torch.optim.Adam(parameters, lr=0.01, fused=True)
    for step in range(501):
        x = test if step in (200, 500) else train[torch.randint(1300, (64,))]
        mean, log_std = encoder(x).chunk(2, dim=1)
        logits = decoder(mean + log_std.exp() * torch.randn_like(mean), x)
        distortion = F.binary_cross_entropy_with_logits(logits, x, reduction="sum") / len(x)
        rate = (0.5 * (mean**2 + (2 * log_std).exp() - 1) - log_std).mean(dim=0)  # by code: (8,)
        if x is test:
            report.append([distortion.item(), rate.sum().item()])
            continue
        weight = min(1.0, step / max(warm_up, 1))
        optimizer.zero_grad()
        (distortion + weight * rate.clamp(min=free).sum()).backward()
        optimizer.step()
    return report


cases: dict = {"strong decoder": {}, "warm-up": {"warm_up": 200}}
cases |= {"free bits": {"free": 0.5}, "weak decoder": {"sees": False}}
rate = {}
print("                     200 steps               500 steps")
for name, how in cases.items():
    runs = torch.tensor([fit(seed, **how) for seed in range(3)])  # (seeds, 2 checks, 2 terms)
    rate[name], bound = runs[..., 1], runs.sum(dim=2).mean(dim=0)
    both = zip(rate[name].mean(dim=0), bound, strict=True)
    print(f"{name:15}" + "".join(f"   rate {r:3.1f}, -ELBO {b:4.1f}" for r, b in both))
assert rate["strong decoder"].max() < 1 < rate["weak decoder"].min()  # the same codes and data
fades = (rate["warm-up"][:, 0] - rate["warm-up"][:, 1]).mean()
assert fades > 0.5 and rate["free bits"][:, 1].mean() > 3  # 8 codes with 0.5 nats free
