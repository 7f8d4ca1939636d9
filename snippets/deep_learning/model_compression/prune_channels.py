"""A conv net with a quarter of its channels: cut out of a trained net, or trained from a fresh start."""

from time import process_time

import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.nn import functional as F
from torch.utils.benchmark import Timer

torch.set_default_dtype(torch.float64)
X, y = map(torch.tensor, load_digits(return_X_y=True))  # mostly other writers from row 1,300 on
X = X.view(-1, 1, 8, 8) / 16


def conv_net(a: int, b: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(1, a, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(a, b, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4 * b, 10))  # fmt: skip


def train(net: nn.Module, steps: int) -> float:  # the share of test digits that it then reads
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(steps):
        batch = torch.randint(1300, (32,))
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    return (net(X[1300:]).argmax(1) == y[1300:]).double().mean().item()


@torch.no_grad()
def cut(net: nn.Sequential, first: Tensor, second: Tensor) -> nn.Sequential:
    """Return a smaller net; first, second: True where a channel of that convolution stays."""
    small = conv_net(int(first.sum()), int(second.sum()))
    small[0].weight[:], small[0].bias[:] = net[0].weight[first], net[0].bias[first]
    small[3].weight[:], small[3].bias[:] = net[3].weight[second][:, first], net[3].bias[second]
    small[7].weight[:], small[7].bias[:] = net[7].weight.view(10, -1, 4)[:, second].flatten(1), net[7].bias  # fmt: skip
    return small


table = []
for seed in range(3):
    torch.manual_seed(seed)
    row = {"whole net, 200 steps": train(big := conv_net(16, 32), 200)}
    size = [big[k].weight.detach().abs().sum((1, 2, 3)) for k in (0, 3)]  # of each channel's kernel
    new, small = conv_net(4, 8), cut(big, *[s > s.quantile(0.75) for s in size])
    random = cut(big, *[torch.randperm(len(s)) < len(s) // 4 for s in size])
    assert small[0].weight.abs().sum() > random[0].weight.abs().sum()  # the smallest kept: below
    for layer, s in zip((big[0], big[3]), size, strict=True):  # a mask: the others are set to 0
        layer.weight.data[s <= s.quantile(0.75)] = layer.bias.data[s <= s.quantile(0.75)] = 0
    assert torch.allclose(small(X), big(X))  # the wrong columns of the linear layer: far off
    row |= {"largest, cut": train(small, 0), "largest, 200 more": train(small, 200)}
    row |= {"random, 200 more": train(random, 200), "new, 400 steps": train(new, 400)}
    table += [row | {"new, 1,200 steps": train(new, 800)}]
for name in table[0]:
    print(f"{name:20s}", *[f"{row[name]:.2f}" for row in table])
print("products", *[f"{64 * 9 * a + 16 * 9 * a * b + 4 * b * 10:,}" for a, b in ((16, 32), (4, 8))])
for n in (450, 1):
    old, now = (Timer(f"{net}(X[:n])", timer=process_time, globals=globals()) for net in ("big", "small"))  # fmt: skip
    print(f"{n} at once: time ~{old.timeit(900 // n).mean / now.timeit(900 // n).mean:.0f} to 1")
