"""Test accuracy by training rows: a small CNN and an MLP, with the pixels in order and shuffled."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

device = "cuda" if torch.cuda.is_available() else "cpu"
torch.set_default_dtype(torch.float64)  # the same digits everywhere; float32 is usual
draw = torch.Generator().manual_seed(0)
scans, y = load_digits(return_X_y=True)  # other writers in the last rows
X = torch.zeros(len(y), 12, 12)
for picture, scan in zip(X, scans, strict=True):  # each scan at a place of its own
    a, b = torch.randint(5, (2,), generator=draw)
    picture[a : a + 8, b : b + 8] = torch.tensor(scan.reshape(8, 8) / 16)
X, y = X.flatten(1).to(device), torch.tensor(y, device=device)
orders = {"in order": torch.arange(144), "shuffled": torch.randperm(144, generator=draw)}


def cnn() -> nn.Module:
    return nn.Sequential(
        nn.Unflatten(1, (1, 12, 12)),
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 24, 3, padding=1), nn.ReLU(), nn.AdaptiveMaxPool2d(2),
        nn.Flatten(), nn.Linear(96, 10),
    )  # fmt: skip


def mlp() -> nn.Module:
    return nn.Sequential(nn.Linear(144, 18), nn.ReLU(), nn.Linear(18, 10))


def score(make, X, n: int, seed: int) -> float:
    torch.manual_seed(seed)
    rows, net = torch.randperm(900)[:n], make().to(device)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01 if make is cnn else 0.02)
    for _ in range(150):
        batch = rows[torch.randint(n, (32,))]
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    return (net(X[1300:]).argmax(dim=1) == y[1300:]).double().mean().item()


sizes, tests = (100, 300, 900), {}
plt.figure(figsize=(7, 4), layout="constrained")
for make, order in ((make, order) for make in (cnn, mlp) for order in orders):
    runs = [[score(make, X[:, orders[order]], n, seed) for n in sizes] for seed in range(3)]
    tests[make, order] = test = torch.tensor(runs)  # (seed, size)
    print(f"{make.__name__} {order}, {sum(p.numel() for p in make().parameters()):,} parameters:")
    for n, shares in zip(sizes, test.T, strict=True):
        print(f"  {n} training pictures: {shares.min():.2f} to {shares.max():.2f}")
    plt.plot(sizes, test.mean(0).numpy(), "o-", label=f"{make.__name__}, {order}")
assert (tests[cnn, "in order"] - tests[mlp, "in order"]).min() > 0.1  # a second MLP: about 0
assert (tests[cnn, "in order"] - tests[cnn, "shuffled"]).min() > 0.2  # not shuffled: 0
assert abs((tests[mlp, "in order"] - tests[mlp, "shuffled"]).mean()) < 0.06  # the CNN: 0.4
plt.gca().set(xlabel="training pictures", ylabel="right, of the test pictures", ylim=(0, 1))
plt.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()
