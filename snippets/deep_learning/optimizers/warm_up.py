"""Warm-up on a shallow net and on a deep one, by learning rate, with two controls."""

import math

import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the first 900 rows train, other writers test
SEEDS, STEPS, RATES = 5, 150, (0.004, 0.008, 0.016, 0.032, 0.064)


def cosine(t: float) -> float:
    """Return a factor that glides from 1 at t = 0 to 0 at t = 1."""
    return 0.5 + 0.5 * math.cos(math.pi * t)


ramps = {  # the factor of the rate by the share of the steps that is done
    "none": cosine,
    "warm-up": lambda t: cosine(t) * min(1, t / 0.1),
    "averages first": lambda t: cosine(t) * (t >= 0.1),  # Adam's averages fill, no weight moves
    "slow later": lambda t: cosine(t) * min(1, abs(t - 0.3) / 0.1),  # as much rate is lost
}


def train(depth, ramp):
    """Return the held-out accuracy for each rate and seed, shape (rates, SEEDS)."""
    draw = torch.Generator().manual_seed(0)  # the same weights and batches for each ramp
    sizes, params = [64, *[24] * depth, 10], []
    lr = torch.tensor(RATES).repeat_interleave(SEEDS).view(-1, 1, 1)
    for d_in, d_out in zip(sizes[:-1], sizes[1:], strict=True):
        W = torch.randn(SEEDS, d_in, d_out, generator=draw) * (2 / d_in) ** 0.5  # He
        params += [W.repeat(len(RATES), 1, 1), torch.zeros(len(lr), 1, d_out)]
    params = [p.requires_grad_() for p in params]
    optimizer = torch.optim.Adam(params, lr=1.0)

    def logits(A):
        for W, b in zip(params[:-2:2], params[1:-2:2], strict=True):
            A = F.relu(A @ W + b)  # W (25, d_in, d_out): each net meets its own matrix
        return A @ params[-2] + params[-1]

    for step in range(STEPS):
        rows = torch.randint(900, (SEEDS, 32), generator=draw).repeat(len(RATES), 1)
        optimizer.zero_grad()
        loss = F.cross_entropy(logits(X[rows]).mT, y[rows], reduction="none")
        loss.mean(1).sum().backward()
        before = [p.detach().clone() for p in params]
        optimizer.step()  # with rate 1; scaled to the rate of each net
        for p, p0 in zip(params, before, strict=True):
            p.data = p0 + ramp(step / STEPS) * lr * (p.data - p0)
    return (logits(X[900:]).argmax(-1) == y[900:]).double().mean(-1).view(len(RATES), SEEDS)


seen = {}
print("hidden   start           mean held-out accuracy of five seeds at the rates")
print(" " * 23, *[f"{rate:7}" for rate in RATES])
for depth, names in ((1, ("none", "warm-up")), (6, ramps)):
    for name in names:
        seen[depth, name] = test = train(depth, ramps[name])
        print(f"{depth:6}   {name:15}", *[f"{x:7.2f}" for x in test.mean(1)])
for depth in (1, 6):
    none, warm = seen[depth, "none"], seen[depth, "warm-up"]
    tuned = warm[warm.mean(1).argmax()] - none[none.mean(1).argmax()]
    for case, gap in (("rate 0.064", (warm - none)[4]), ("best rates", tuned)):
        spread = f"{gap.mean():5.2f} ({gap.min():.2f} to {gap.max():.2f})"
        print(f"{depth} hidden, {case}: warm-up gains {spread}")
deep = {name: seen[6, name][3:].mean(0) for name in ramps}  # the two largest rates
assert (deep["warm-up"] - deep["none"]).mean() > 0.1  # fails without the ramp
assert abs(seen[1, "warm-up"] - seen[1, "none"])[3:].mean() < 0.03  # fails if it helped anywhere
for control in ("averages first", "slow later"):
    assert (deep["warm-up"] - deep[control]).mean() > 0.08  # fails if the control did as well
