"""The ELBO beside bounds from 10, 100 and 1,000 weighted draws, where log p(x) is known."""

import math

import torch
from torch.distributions import Normal

torch.manual_seed(0)
prior, x = Normal(0.0, 1.0), torch.tensor(2.0, dtype=torch.float64)  # x = z + noise, as above
evidence = Normal(0.0, 2**0.5).log_prob(x).item()
print("q             1 draw      10     100   1,000   log p(x)")
for m, s in ((0.0, 1.0), (1.0, 1.0), (1.0, 0.5)):
    q = Normal(torch.tensor(m, dtype=torch.float64), s)
    z = q.sample((400_000,))
    log_weights = Normal(z, 1.0).log_prob(x) + prior.log_prob(z) - q.log_prob(z)
    bounds = []
    for n in (1, 10, 100, 1000):
        groups = log_weights.view(-1, n)  # the mean of n weights, then its logarithm
        bounds.append((groups.logsumexp(dim=1) - math.log(n)).mean().item())
    print(f"m = {m:.0f}, s = {s}" + "".join(f"{b:8.2f}" for b in bounds) + f"{evidence:11.2f}")
    assert bounds == sorted(bounds)  # fails if the logarithm is taken before the mean: all equal
    assert abs(bounds[-1] - evidence) < 0.02  # fails without dividing by n: log 1000 = 6.9 more
