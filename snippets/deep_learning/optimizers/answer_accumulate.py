"""Gradients of small batches added up: equal to the large batch, except with batch normalization."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:144] / 16), torch.tensor(y[:144])
SPLITS = {"48 + 48 + 48": (48, 48, 48), "64 + 64 + 16": (64, 64, 16)}


def gradient(net, sizes, weights):
    """Add up the gradients of batches of these sizes, each mean loss times its weight."""
    net.zero_grad()
    for A, labels, weight in zip(X.split(sizes), y.split(sizes), weights, strict=True):
        (nn.functional.cross_entropy(net(A), labels) * weight).backward()
    return torch.cat([p.grad.flatten() for p in net.parameters()])


error = {}
print("relative error of the gradient      mean of means   by share of rows")
for name, norm in (
    ("none", nn.Identity()),
    ("layer", nn.LayerNorm(32)),
    ("batch", nn.BatchNorm1d(32)),
):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(64, 32), norm, nn.ReLU(), nn.Linear(32, 10))
    whole = gradient(net, (144,), (1.0,))
    for split, sizes in SPLITS.items():
        for weights in ([1 / 3] * 3, [size / 144 for size in sizes]):
            gap = (gradient(net, sizes, weights) - whole).norm() / whole.norm()
            error[name, split, weights[0]] = gap.item()
        a, b = (error[name, split, w] for w in (1 / 3, sizes[0] / 144))
        print(f"normalization {name:6} {split:14} {a:13.2f} {b:17.2f}")
for name in ("none", "layer"):
    assert error[name, "48 + 48 + 48", 1 / 3] < 1e-12  # equal batches: any of the two
    assert error[name, "64 + 64 + 16", 64 / 144] < 1e-12 < 0.01 < error[name, "64 + 64 + 16", 1 / 3]
assert (
    min(
        error["batch", split, w]
        for split, w in (("48 + 48 + 48", 1 / 3), ("64 + 64 + 16", 64 / 144))
    )
    > 0.01
)
