"""Test accuracy on digits shifted to the right: five ways to pool, and two with moved pictures."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)  # other writers from row 1,300 on
X, y = F.pad(torch.tensor(X / 16).view(-1, 1, 8, 8), (4, 4, 4, 4)), torch.tensor(y)


def move(X: Tensor, right: Tensor, turn: Tensor) -> Tensor:
    """Return each picture of X (n, 1, 16, 16) moved by `right` pixels, turned by `turn` degrees."""
    a, zero = torch.deg2rad(turn), torch.zeros_like(turn)
    rows = [a.cos(), -a.sin(), -right / 8, a.sin(), a.cos(), zero]  # from place to source
    grid = F.affine_grid(torch.stack(rows, 1).view(-1, 2, 3), X.shape, align_corners=False)
    return F.grid_sample(X, grid, align_corners=False)


runs = {  # pooling, numbers behind it, stride; shift and turn of the training pictures
    "no pooling": (nn.Identity(), 12 * 256, 1, 0, 0),
    "max": (nn.MaxPool2d(4), 12 * 16, 1, 0, 0),
    "global max": (nn.AdaptiveMaxPool2d(1), 12, 1, 0, 0),
    "global average": (nn.AdaptiveAvgPool2d(1), 12, 1, 0, 0),
    "stride 2, global": (nn.AdaptiveMaxPool2d(1), 12, 2, 0, 0),
    "max, shifted": (nn.MaxPool2d(4), 12 * 16, 1, 3, 0),
    "max, turned": (nn.MaxPool2d(4), 12 * 16, 1, 0, 45),
}
moves = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (0.0, 30.0)]
tests = [move(X[1300:], torch.full((497,), s), torch.full((497,), t)) for s, t in moves]
plt.figure(figsize=(7, 4), layout="constrained")
table = {name: torch.zeros(3, 5) for name in runs}  # share right, by seed and test
print("pixels to the right     0         1         2         3  30 degrees")
for name, (pool, numbers, stride, shift, turn) in runs.items():
    for seed in range(3):
        torch.manual_seed(seed)
        convolution = nn.Conv2d(1, 12, 5, stride, padding=2)
        net = nn.Sequential(convolution, nn.ReLU(), pool, nn.Flatten(), nn.Linear(numbers, 10))
        optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
        for _ in range(150):
            batch, right = torch.randint(900, (20,)), torch.randint(-shift, shift + 1, (20,))
            pictures = move(X[batch], right, turn * (2 * torch.rand(20) - 1))
            optimizer.zero_grad()
            F.cross_entropy(net(pictures), y[batch]).backward()
            optimizer.step()
        shares = [(net(test).argmax(dim=1) == y[1300:]).double().mean() for test in tests]
        table[name][seed] = torch.stack(shares)
    print(f"{name:16s}", *[f"{column.min():.2f}-{column.max():.2f}" for column in table[name].T])
    plt.plot(table[name].mean(0)[:4].numpy(), "o-", label=name)
assert (table["no pooling"][:, 0] - table["no pooling"][:, 1]).min() > 0.2  # if nothing moves: 0
assert (table["global max"][:, 3] == table["global max"][:, 0]).all()  # the row max: 0.7 apart
assert (table["global max"] - table["max"])[:, 3].min() > 0.4  # a constant guess: below 0
assert (table["max, shifted"] - table["max"])[:, 3].min() > 0.3  # trained without moves: 0
assert (table["max, turned"] - table["max"])[:, 4].min() > 0.2  # trained without turns: 0
plt.gca().set(xlabel="pixels to the right", ylabel="right, of the test pictures", xticks=range(4))
plt.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()
