"""A decoder that sees the pixels before each pixel ignores the code; three cures, and what lasts."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X = torch.tensor(load_digits().data >= 8, dtype=torch.float64)
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
        before = (x - 0.5) @ (self.pixels * BEFORE).flatten(1)  # (n, 64 * width): 64 small nets
        hidden = self.code(z) + self.sees * before
        return (F.relu(hidden).view(-1, 64, width) * self.out).sum(dim=2)  # (n, 64)


def fit(seed: int, sees: bool = True, anneal: int = 0, free: float = 0.0) -> list[list[float]]:
    """Train; return held-out distortion and rate after 120 and 300 steps."""
    torch.manual_seed(seed)
    encoder, decoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16)), Decoder(sees)
    both, report = nn.ModuleList([encoder, decoder]), []
    optimizer = torch.optim.Adam(both.parameters(), lr=0.01, fused=True)
    for step in range(301):
        x = test if step in (120, 300) else train[torch.randint(1300, (64,))]
        mean, log_std = encoder(x).chunk(2, dim=1)
        logits = decoder(mean + log_std.exp() * torch.randn_like(mean), x)
        distortion = F.binary_cross_entropy_with_logits(logits, x, reduction="sum") / len(x)
        rate = (0.5 * (mean**2 + (2 * log_std).exp() - 1) - log_std).mean(dim=0)  # by code: (8,)
        if x is test:
            report.append([distortion.item(), rate.sum().item()])
            continue
        optimizer.zero_grad()
        (distortion + min(1, step / max(anneal, 1)) * rate.clamp(min=free).sum()).backward()
        optimizer.step()
    return report


cases: dict = {"strong decoder": {}, "annealing": {"anneal": 120}, "free bits": {"free": 0.5}}
R, bound = {}, {}
print("rate at step      120   300   -ELBO at 300, more than the strong decoder's")
for name, how in (cases | {"weak decoder": {"sees": False}}).items():
    runs = torch.tensor([fit(seed, **how) for seed in range(3)])  # (seeds, 2 checks, 2 terms)
    R[name], bound[name] = runs[..., 1], runs[:, 1].sum(dim=1)
    (a, b), more = R[name].mean(dim=0), bound[name] - bound["strong decoder"]
    print(f"{name:15}{a:6.1f}{b:6.1f}   {more.min():.1f} to {more.max():.1f}")
assert R["strong decoder"].max() < 1 < R["weak decoder"].min()  # fails if both see the pixels
fades = (R["annealing"][:, 0] - R["annealing"][:, 1]).mean()  # 0 without annealing
assert fades > 0.4 and R["free bits"][:, 1].mean() > 3  # fails with free=0
