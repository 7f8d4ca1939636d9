"""Clipping by norm from scratch: equal to PyTorch's, and it saves runs that explode without it."""

import math

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


def train(seed, scale, lr, max_norm):
    """Train ten ReLU layers, weights `scale` x He's; return held-out accuracy, share of clips."""
    torch.manual_seed(seed)
    layers, clips = [], 0
    for d_in in [64] + [32] * 9:
        layers += [nn.Linear(d_in, 32), nn.ReLU()]
        nn.init.normal_(layers[-2].weight, std=scale * (2 / d_in) ** 0.5)
    net = nn.Sequential(*layers, nn.Linear(32, 10)).double()
    for _ in range(70):
        rows = torch.randint(1300, (64,))
        net.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        clips += clip([*net.parameters()], max_norm) > max_norm
        for p in net.parameters():
            p.data -= lr * p.grad
    return (net(X[1300:]).argmax(1) == y[1300:]).double().mean().item(), clips / 70


ours, theirs = (nn.Linear(64, 10).double() for _ in range(2))
theirs.load_state_dict(ours.state_dict())
for layer, bound in ((ours, clip), (theirs, nn.utils.clip_grad_norm_)):
    (100 * nn.functional.cross_entropy(layer(X), y)).backward()
    norm = bound([*layer.parameters()], 1.0)
for p, q in zip(ours.parameters(), theirs.parameters(), strict=True):
    assert norm > 1 and torch.allclose(p.grad, q.grad)  # fails if each array has its own norm
mean = {}
print("mean accuracy of five runs   not clipped   clipped   steps cut   (~: chaos moves the digit)")
for case in ((1.5, 0.01), (1.5, 0.03), (1.5, 0.1), (1.5, 0.3), (1.0, 0.1), (1.0, 0.3)):
    runs = [torch.tensor([train(s, *case, c) for s in range(5)]) for c in (math.inf, 1.0)]
    mean[case] = free, cut = [run[:, 0].mean().item() for run in runs]
    share = runs[1][:, 1].mean().item()
    print(
        f"{case[0]} x He, rate {case[1]:4} {'~':>17}{free:.1f} {'~':>7}{cut:.1f} {'~':>8}{share:.0%}"
    )
assert mean[1.5, 0.3][0] < 0.15 and mean[1.5, 0.3][1] > 0.35  # the same rate, the same weights
assert mean[1.0, 0.1][0] > mean[1.5, 0.1][0] + 0.05  # He's weights move the rate that explodes ...
assert mean[1.0, 0.3][0] + 0.1 < mean[1.0, 0.3][1]  # ... they do not abolish it
free, cut = (max(m[k] for case, m in mean.items() if case[0] == 1.5) for k in (0, 1))
print(f"best rate at 1.5 x He: not clipped {free:.1f}, clipped {cut:.1f}")
assert cut > free + 0.05  # fails if a lower rate did as well in the same 70 steps
