"""A net with weights of 2 bits: rounded after the training, repaired, and trained through the rounding."""

import copy

import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils import parametrize

torch.set_default_dtype(torch.float64)
X, y = map(torch.tensor, load_digits(return_X_y=True))  # mostly other writers from row 1,300 on
X = X.view(-1, 1, 8, 8) / 16


def ternary(W: Tensor, by_mean: bool = True) -> Tensor:
    """Return W (channels, ...) as -s, 0, s; by the mean: Li and others 2016, equations 5 and 6."""
    size = W.flatten(1).abs()
    largest = size.amax(1, keepdim=True)
    kept = size > (0.7 * size.mean(1, keepdim=True) if by_mean else largest / 2)
    s = (size * kept).sum(1, keepdim=True) / kept.sum(1, keepdim=True) if by_mean else largest
    return (s * kept).view_as(W) * W.sign()


class StraightThrough(nn.Module):
    def forward(self, W: Tensor) -> Tensor:
        return W + (ternary(W) - W).detach()  # forward: ternary(W); backward: as if it were W


def train(net: nn.Module, steps: int, rate: float) -> nn.Module:
    optimizer = torch.optim.Adam(net.parameters(), rate, fused=True)
    for _ in range(steps):
        batch = torch.randint(1300, (32,))
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    return net


names = ["floats", "by the largest", "by the mean", "biases trained", "through rounding"]
table = torch.zeros(4, 5)  # seed, net
for seed in range(4):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 10))  # fmt: skip
    train(net, 400, 0.01)
    nets = [net, *(copy.deepcopy(net) for _ in names[1:])]
    for k in (0, 3, 7):
        for n, by_mean in zip(nets[1:4], (False, True, True), strict=True):
            n[k].weight.data = ternary(net[k].weight.data, by_mean)
            n[k].weight.requires_grad = False
        parametrize.register_parametrization(nets[4][k], "weight", StraightThrough())
    for k, (n, steps) in enumerate(zip(nets, (0, 0, 0, 200, 200), strict=True)):
        train(n, steps, 0.01 if k < 4 else 0.0015)
        table[seed, k] = (n(X[1300:]).argmax(1) == y[1300:]).double().mean()
    assert max(len(n[3].weight[0].round(decimals=9).unique()) for n in nets[1:]) <= 3  # floats: 72
    assert (nets[4][3].parametrizations.weight.original != net[3].weight).any()  # unlearned: equal
for name, shares in zip(names, table.T, strict=True):
    print(f"{name:16s}", *[f"~{share:.2f}" for share in shares])
assert ((table[:, 2:4] - table[:, 1:3]).mean(0) > 0.05).all()  # one scale twice, biases left: 0
