"""InfoNCE bounds the mutual information from below and never exceeds the log of the batch size."""

import math

import torch
from torch.nn import functional as F

RHO, DIM, PAIRS = 0.9, 6, 2048  # each of 6 numbers of view b correlates 0.9 with that of view a


def bound(B: int, score: str, seed: int, tau: float = 1.0) -> float:
    """Return log B minus the InfoNCE loss on batches of B pairs, in nats."""
    g = torch.Generator().manual_seed(seed)
    a = torch.randn(PAIRS // B, B, DIM, generator=g, dtype=torch.float64)
    b = RHO * a + (1 - RHO**2) ** 0.5 * torch.randn(a.shape, generator=g, dtype=torch.float64)
    if score == "best":  # log p(b | a) up to what is the same for every a, b of Gaussian noise
        S = -((b[:, None] - RHO * a[:, :, None]) ** 2).sum(dim=-1) / (2 * (1 - RHO**2))
        S = S + (b**2).sum(dim=-1)[:, None] / 2  # minus log p(b)
    else:
        S = F.cosine_similarity(a[:, :, None], b[:, None], dim=-1)
    target = torch.arange(B).expand(len(a), B)
    return math.log(B) - F.cross_entropy(S.transpose(1, 2) / tau, target).item()


truth = -DIM / 2 * math.log(1 - RHO**2)
print(f"mutual information {truth:.2f} nats\n   B  log B   best  cosine")
for B in (4, 32, 256):
    best = [bound(B, "best", seed) for seed in range(5)]
    taus = [[bound(B, "cosine", seed, t) for seed in range(5)] for t in (0.03, 0.06, 0.12, 0.25)]
    means = sum(best) / 5, max(sum(v) / 5 for v in taus)  # the cosine at its best temperature
    print(f"{B:4d}  {math.log(B):5.2f}  {means[0]:5.2f}   {means[1]:5.2f}")
    assert max(best) < min(math.log(B), truth)  # fails if the loss is log B off
    assert means[1] < means[0]  # fails if the scores are swapped
assert means[0] > 0.8 * truth  # fails for a bound that does not grow with B
