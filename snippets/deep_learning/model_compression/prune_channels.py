"""A conv net with a quarter of its channels: cut out of a trained net, or trained from a fresh start."""

import time
import timeit
from functools import partial

import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.nn import functional as F
from torch.utils.flop_counter import FlopCounterMode

torch.set_default_dtype(torch.float64)
X, y = map(torch.tensor, load_digits(return_X_y=True))  # mostly other writers from row 1,300 on
X = X.view(-1, 1, 8, 8) / 16


def conv_net(a: int, b: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(1, a, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(a, b, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4 * b, 10))  # fmt: skip


def train(net: nn.Module, steps: int) -> nn.Module:
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(steps):
        batch = torch.randint(1300, (32,))
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    return net


@torch.no_grad()
def cut(net: nn.Sequential, first: Tensor, second: Tensor) -> nn.Sequential:
    """Return a smaller net with these channels of the two convolutions."""
    small = conv_net(len(first), len(second))
    small[0].weight[:], small[0].bias[:] = net[0].weight[first], net[0].bias[first]
    small[3].weight[:], small[3].bias[:] = net[3].weight[second][:, first], net[3].bias[second]
    small[7].weight[:] = net[7].weight.view(10, -1, 4)[:, second].flatten(1)  # a map: 4 numbers
    small[7].bias[:] = net[7].bias
    return small


names = ["whole net", "largest, cut", "largest, trained on", "random, trained on", "new small net"]
table = torch.zeros(3, 5)  # seed, row
for seed in range(3):
    torch.manual_seed(seed)
    big = train(conv_net(16, 32), 300)
    largest = [big[k].weight.abs().sum((1, 2, 3)).topk(n).indices for k, n in ((0, 4), (3, 8))]
    small, random = cut(big, *largest), cut(big, torch.randperm(16)[:4], torch.randperm(32)[:8])
    nets = [big, small, train(cut(big, *largest), 200), train(random, 200)]
    for k, n in enumerate([*nets, train(conv_net(4, 8), 500)]):
        table[seed, k] = (n(X[1300:]).argmax(1) == y[1300:]).double().mean()
for name, shares in zip(names, table.T, strict=True):
    print(f"{name:20s}", *[f"{share:.2f}" for share in shares])
products, seconds = [], []
for net in (big, small):
    with FlopCounterMode(display=False) as seen:
        net(X)
    products.append(seen.get_total_flops() // 2 // len(X))
    work = partial(net, X)
    seconds += [min(timeit.repeat(work, timer=time.process_time, number=1, repeat=5))]
print(f"products {products[0]:,} and {products[1]:,}, time ~{seconds[0] / seconds[1]:.0f} to 1")
assert products[1] < products[0] / 10  # a mask instead of a cut: equal
assert (table[:, 2] - table[:, 1]).min() > 0.1  # no training after the cut: 0
