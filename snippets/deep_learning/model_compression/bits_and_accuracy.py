"""Test accuracy against bits: weights with one scale, with a scale per channel, and activations too."""

import copy

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = map(torch.tensor, load_digits(return_X_y=True))  # mostly other writers from row 1,300 on
X = X.view(-1, 1, 8, 8) / 16


def rounded(x: Tensor, low: Tensor, high: Tensor, steps: int) -> Tensor:
    """Return x, any shape, on a grid that cuts the range from low to high into equal steps."""
    scale = (high - low) / steps
    return (x / scale).round().clamp(low / scale, high / scale) * scale


def quantized(net: nn.Sequential, bits: int, per_channel: int, calibrate: bool) -> nn.Module:
    """Return a copy with rounded weights; calibrate: round the inputs of layers too."""
    net, A = copy.deepcopy(net), X[:200]  # calibration: 200 training rows, in floats
    for layer in net:
        reach, A = A.max(), layer(A)  # the largest input
        if isinstance(layer, nn.Conv2d | nn.Linear):
            W = layer.weight.data
            top = W.abs().amax(tuple(range(per_channel, W.dim())), keepdim=True)
            layer.weight.data = rounded(W, -top, top, 2**bits - 2)
            if calibrate:  # inputs begin at 0: they are pixels, or what ReLU lets through
                layer.register_forward_pre_hook(lambda _, A, r=reach: rounded(A[0], 0 * r, r, 2**bits - 1))  # fmt: skip
    return net


ways = {"one scale": (0, False), "per channel": (1, False), "inputs too": (1, True)}
table = torch.zeros(3, 3, 7)  # seed, way, bits
for seed in range(3):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 10))  # fmt: skip
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(400):
        batch = torch.randint(1300, (32,))
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    for k, way in enumerate(ways.values()):
        for j, n in enumerate([net, *(quantized(net, bits, *way) for bits in (8, 6, 5, 4, 3, 2))]):
            table[seed, k, j] = (n(X[1300:]).argmax(1) == y[1300:]).double().mean()
lost = table[:, 1, :1] - table[:, 1]
assert lost[:, 3].abs().max() < 0.03 < 0.2 < lost[:, 6].min()  # 3 bits for 5; weights in floats
assert (table[:, 1] != table[:, 2]).any()  # the hook forgotten: equal
names = ["floats", *"865432"]
print("bits  ", *[f"{way:11s}" for way in ways])
for name, shares in zip(names, table.permute(2, 1, 0), strict=True):
    print(f"{name:6s}", *[f"{v.min():.2f}-{v.max():.2f}  " for v in shares])
plt.figure(figsize=(6, 3), layout="tight").gca().set(xlabel="bits", ylabel="share right")
plt.legend(plt.plot(names, table.mean(0).T, "o-"), ways)
plt.show()
