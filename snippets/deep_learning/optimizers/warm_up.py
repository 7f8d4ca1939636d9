"""Warm-up by depth and learning rate, with two controls: averages first, and slow later."""

import math

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the first 900 rows train, other writers test
STEPS = 150


def cosine(t: float) -> float:
    """Return a factor that glides from 1 at t = 0 to 0 at t = 1."""
    return 0.5 + 0.5 * math.cos(math.pi * t)


ramps = {  # the factor of the rate by the share of the steps that is done
    "none": cosine,
    "warm-up": lambda t: cosine(t) * min(1, t / 0.1),
    "averages first": lambda t: cosine(t) * (t >= 0.1),  # Adam's averages fill, no weight moves
    "slow later": lambda t: cosine(t) * min(1, abs(t - 0.3) / 0.0625),  # as much rate is lost
}


def train(depth: int, lr: float, ramp: str, seed: int) -> float:
    """Return the accuracy on other writers after STEPS steps."""
    torch.manual_seed(seed)
    layers = [f for k in range(depth) for f in (nn.Linear(32 if k else 64, 32), nn.ReLU())]
    for layer in layers[::2]:
        nn.init.kaiming_normal_(layer.weight)
    net = nn.Sequential(*layers, nn.Linear(32, 10))
    optimizer = torch.optim.AdamW(net.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: ramps[ramp](k / STEPS))
    for _ in range(STEPS):
        rows = torch.randint(900, (32,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        optimizer.step()
        schedule.step()
    return (net(X[900:]).argmax(1) == y[900:]).double().mean().item()


cases = ((1, (0.032, 0.256), ("none", "warm-up")), (6, (0.008, 0.032, 0.064), tuple(ramps)))
for depth, rates, names in cases:
    print(f"{depth} hidden: accuracy at the rates", *[f"{rate:6}" for rate in rates])
    seen = {}
    for name in names:
        runs = [[train(depth, lr, name, seed) for seed in range(3)] for lr in rates]
        seen[name] = torch.tensor(runs).mean(1)
        print(f"   {name:27}", *[f"{x:6.2f}" for x in seen[name]])
    for name in set(names) - {"warm-up"}:  # at the larger rates; fails if a control did as well
        assert (seen["warm-up"] - seen[name])[1:].mean() > 0.05
    assert abs(seen["warm-up"] - seen["none"])[0] < 0.05  # fails if it helped at the best rate
