"""InfoNCE bounds the mutual information from below and never exceeds log N."""

import math

import torch
from torch.nn import functional as F

RHO, DIM, PAIRS = 0.9, 6, 2048  # each of 6 numbers of view b correlates 0.9 with that of view a


def bound(n: int, critic: str, seed: int) -> float:
    """Return log n minus the InfoNCE loss on batches of n pairs, in nats."""
    g = torch.Generator().manual_seed(seed)
    a = torch.randn(PAIRS // n, n, DIM, generator=g, dtype=torch.float64)
    b = RHO * a + (1 - RHO**2) ** 0.5 * torch.randn(a.shape, generator=g, dtype=torch.float64)
    if critic == "true":  # log p(b | a) up to what is the same for every a, b of Gaussian noise
        S = -((b[:, None] - RHO * a[:, :, None]) ** 2).sum(dim=-1) / (2 * (1 - RHO**2))
        S = S + (b**2).sum(dim=-1)[:, None] / 2  # minus log p(b)
    else:
        S = F.cosine_similarity(a[:, :, None], b[:, None], dim=-1) / 0.1
    target = torch.arange(n).expand(len(a), n)
    return math.log(n) - F.cross_entropy(S.transpose(1, 2), target).item()


truth = -DIM / 2 * math.log(1 - RHO**2)
print(f"mutual information {truth:.2f} nats")
for n in (4, 32, 256):
    row = {c: [bound(n, c, seed) for seed in range(5)] for c in ("true", "cosine")}
    means = {c: sum(v) / 5 for c, v in row.items()}
    print(f"N = {n:3d}: log N {math.log(n):.2f}, true critic {means['true']:.2f}, ", end="")
    print(f"cosine {means['cosine']:.2f}")
    assert max(row["true"]) < min(math.log(n), truth)  # fails if the loss is log N off
    assert means["cosine"] < means["true"]  # fails if the critics are swapped
assert means["true"] > 0.8 * truth  # fails for a bound that does not grow with N
