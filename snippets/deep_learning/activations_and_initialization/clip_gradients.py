"""Clipping by norm from scratch: equal to PyTorch's, and it saves runs that explode without it."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the file is ordered by writer


def clip(parameters, max_norm):
    """Shorten the gradient of all parameters together to max_norm; return its norm before."""
    norm = sum((p.grad**2).sum().item() for p in parameters) ** 0.5
    for p in parameters:
        p.grad *= min(1.0, max_norm / (norm + 1e-6))  # one factor: the direction stays
    return norm


def deep_net(seed: int, scale: float) -> nn.Sequential:
    """Ten ReLU layers whose weights are `scale` times as large as He's."""
    torch.manual_seed(seed)
    layers = []
    for d_in in [64] + [32] * 9:
        layers += [nn.Linear(d_in, 32), nn.ReLU()]
        nn.init.normal_(layers[-2].weight, std=scale * (2 / d_in) ** 0.5)
    return nn.Sequential(*layers, nn.Linear(32, 10)).double()


def train(seed: int, scale: float, lr: float, max_norm: float) -> float:
    """Return the held-out accuracy after 70 steps."""
    net = deep_net(seed, scale)
    for _ in range(70):
        rows = torch.randint(1300, (64,))
        net.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        clip([*net.parameters()], max_norm)
        for p in net.parameters():
            p.data -= lr * p.grad
    return (net(X[1300:]).argmax(1) == y[1300:]).double().mean().item()


ours, theirs = deep_net(0, 1.5), deep_net(0, 1.5)
sum(nn.functional.cross_entropy(net(X), y) for net in (ours, theirs)).backward()
norm = clip([*ours.parameters()], 1.0)
assert np.isclose(norm, nn.utils.clip_grad_norm_(theirs.parameters(), 1.0).item())
for p, q in zip(ours.parameters(), theirs.parameters(), strict=True):
    assert torch.allclose(p.grad, q.grad)  # fails if each layer is clipped by its own norm
print(f"seed 0: first norm {norm:.0f}. Of five runs, those that end no better than chance:")
free, clipped = {}, {}
for case in ((1.5, 0.01), (1.5, 0.03), (1.5, 0.1), (1.5, 0.3), (1.0, 0.1)):
    for scores, max_norm in ((free, np.inf), (clipped, 1.0)):
        scores[case] = np.array([train(seed, *case, max_norm) for seed in range(5)])
    lost, kept = ((scores[case] < 0.12).sum() for scores in (free, clipped))
    print(f"weights {case[0]} x He, rate {case[1]:4}: not clipped {lost}, clipped {kept}")
best, best_clipped = (max(a.mean() for a in scores.values()) for scores in (free, clipped))
print(f"best mean accuracy of any rate: not clipped {best:.1f}, clipped {best_clipped:.1f}")
assert free[1.5, 0.3].mean() < 0.15 and clipped[1.5, 0.3].mean() > 0.35  # the same rate
assert free[1.0, 0.1].mean() > free[1.5, 0.1].mean()  # with He's weights the rate is no problem
assert best_clipped > best  # fails if a lower rate did as well in the same 70 steps
