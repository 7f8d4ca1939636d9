"""Share of test digits read by a pruned net, by the share of weights kept and how they are chosen."""

import copy

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import prune
from torch.utils.flop_counter import FlopCounterMode

torch.set_default_dtype(torch.float64)
X, y = map(torch.tensor, load_digits(return_X_y=True))  # mostly other writers from row 1,300 on
X = X / 16


def train(net: nn.Module, steps: int) -> float:  # the share of test digits that it then reads
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01, fused=True)
    for _ in range(steps):
        batch = torch.randint(1300, (32,))
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    return (net(X[1300:]).argmax(1) == y[1300:]).double().mean().item()


def mlp(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(64, width), nn.ReLU(), nn.Linear(width, 10))


methods = {"random": prune.RandomUnstructured, "largest": prune.L1Unstructured}
table = []  # seed, share of weights kept, row
for seed in range(3):
    torch.manual_seed(seed)
    whole = train(dense := mlp(64), 400)
    table.append([])
    for kept, width in ((0.3, 24), (0.1, 9)):  # 40 bits for a weight and its place: width neurons
        row = {"dense": whole}
        for name, method in methods.items():
            net = copy.deepcopy(dense)
            layers = [(net[0], "weight"), (net[2], "weight")]  # one ranking over both
            prune.global_unstructured(layers, pruning_method=method, amount=1 - kept)
            row[f"{name}, at once"] = train(net, 0)
            row[f"{name}, trained on"] = train(net, 200)  # the mask stays in place
        row["smaller dense"] = train(mlp(width), 600)
        table[-1].append(row)
print("kept                30 %           10 %")
for name in row:
    print(f"{name:19s}", *[f"{rows[j][name]:.2f}" for j in (0, 1) for rows in table])
size = torch.cat([dense[k].weight.abs().flatten() for k in (0, 2)])
mask = torch.cat([net[k].weight_mask.flatten() for k in (0, 2)]).bool()
assert size[mask].min() >= size[~mask].max()  # one ranking for each layer: fails
gain = [rows[1]["largest, trained on"] - rows[1]["random, trained on"] for rows in table]
assert sum(gain) / 3 > 0.05  # weights drawn both times: 0
with FlopCounterMode(display=False) as seen:
    net(X)
products = seen.get_total_flops() // 2 // len(X)
print(f"10 % kept: {mask.sum()} of {len(mask):,} weights, {products:,} products for each digit")
assert products == len(mask)  # neurons cut out in place of a mask: fewer
