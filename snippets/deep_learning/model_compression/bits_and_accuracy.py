"""Test accuracy against bits: weights with one scale, with a scale per channel, and activations too."""

import copy
from functools import partial

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)  # mostly other writers from row 1,300 on
X, y = torch.tensor(X / 16).view(-1, 1, 8, 8), torch.tensor(y)


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
                hook = partial(lambda r, _, A: rounded(A[0], 0 * r, r, 2**bits - 1), reach)
                layer.register_forward_pre_hook(hook)
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
    with torch.no_grad():
        for k, way in enumerate(ways.values()):
            nets = [net] + [quantized(net, bits, *way) for bits in (8, 6, 5, 4, 3, 2)]
            for j, n in enumerate(nets):
                table[seed, k, j] = (n(X[1300:]).argmax(1) == y[1300:]).double().mean()

print("bits               32         8         6         5         4         3         2")
plt.figure(figsize=(7, 3), layout="constrained")
for name, values in zip(ways, table.unbind(1), strict=True):
    print(f"{name:11s}", *[f"{v.min():.2f}-{v.max():.2f}" for v in values.T])
    plt.plot(range(7), values.mean(0).numpy(), "o-", label=name)
assert (table[:, 1, 0] - table[:, 1, 3]).abs().max() < 0.03  # 3 bits: fails
assert (table[:, 1, 0] - table[:, 1, 6]).min() > 0.2  # weights left in floats: 0
plt.xticks(range(7), ["floats", "8 bits", "6", "5", "4", "3", "2"])
plt.ylabel("right, of the test digits")
plt.legend()
plt.show()
