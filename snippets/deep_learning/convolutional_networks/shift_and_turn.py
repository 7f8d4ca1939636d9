"""Test accuracy when the digits are shifted by up to three pixels: five nets, two with moved pictures."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.nn import functional as F

device = "cuda" if torch.cuda.is_available() else "cpu"
torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X = F.pad(torch.tensor(X / 16).view(-1, 1, 8, 8), (4, 4, 4, 4)).to(
    device
)  # in the middle of 16 x 16
y = torch.tensor(y, device=device)


def move(X: Tensor, right: Tensor, turn: Tensor) -> Tensor:
    """Return each picture of X (n, 1, 16, 16) moved by `right` pixels, turned by `turn` degrees."""
    a, zero = torch.deg2rad(turn), torch.zeros_like(turn)
    rows = [a.cos(), -a.sin(), -right / 8, a.sin(), a.cos(), zero]  # from place to source
    grid = F.affine_grid(torch.stack(rows, 1).view(-1, 2, 3), X.shape, align_corners=False)
    return F.grid_sample(X, grid, align_corners=False)


def cnn(pool: nn.Module, numbers: int, stride: int = 1) -> nn.Module:
    convolution = nn.Conv2d(1, 12, 5, stride, padding=2)
    return nn.Sequential(convolution, nn.ReLU(), pool, nn.Flatten(), nn.Linear(numbers, 10))


nets = {
    "MLP": lambda: nn.Sequential(nn.Flatten(), nn.Linear(256, 64), nn.ReLU(), nn.Linear(64, 10)),
    "no pooling": lambda: cnn(nn.Identity(), 12 * 256),
    "max": lambda: cnn(nn.MaxPool2d(4), 12 * 16),
    "global max": lambda: cnn(nn.AdaptiveMaxPool2d(1), 12),
    "stride 2, global": lambda: cnn(nn.AdaptiveMaxPool2d(1), 12, 2),
}


def accuracies(name: str, seed: int, shift: int = 0, turn: float = 0.0) -> list[float]:
    """Train on pictures moved up to shift and turn; return shares of right test pictures."""
    torch.manual_seed(seed)
    net, augment = nets[name]().to(device), torch.Generator(device).manual_seed(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(200):
        batch = torch.randint(900, (32,))
        right, angle = 2 * torch.rand(2, 32, generator=augment, device=device) - 1
        pictures = move(X[batch], (right * (shift + 0.5)).round(), angle * turn)
        optimizer.zero_grad()
        F.cross_entropy(net(pictures), y[batch]).backward()
        optimizer.step()
    one, row = torch.ones(497, device=device), []  # the test pictures: other writers
    for right, angle in ((0, 0), (1, 0), (2, 0), (3, 0), (0, 30)):
        guess = net(move(X[1300:], right * one, angle * one)).argmax(dim=1)
        row.append((guess == y[1300:]).double().mean().item())
    return row


print("pixels to the right            0            1            2            3   30 degrees")
table = {}
for name, shift, turn in (*((name, 0, 0) for name in nets), ("max", 3, 0), ("max", 0, 45)):
    rows = torch.tensor([accuracies(name, seed, shift, turn) for seed in range(3)])
    name += ", shifted" * (shift > 0) + ", turned" * (turn > 0)
    cells = [f"{a:.2f} to {b:.2f}" for a, b in zip(rows.amin(0), rows.amax(0), strict=True)]
    print(f"{name:18s}", *cells)
    table[name] = rows  # (seed, test)
    if not turn:
        plt.plot(range(4), rows.mean(0)[:4].numpy(), "o-", label=name)
for name in ("MLP", "no pooling"):
    assert (table[name][:, 0] - table[name][:, 1]).min() > 0.3  # fails if nothing moves
still = table["global max"][:, :4]
assert (still == still[:, :1]).all() and still.min() > 0.6  # a constant guess: 0.1
assert (table["stride 2, global"][:, 0] == table["stride 2, global"][:, 2]).all()  # even shifts
assert (table["stride 2, global"][:, 0] - table["stride 2, global"][:, 1]).min() > 0.15
assert (table["max, shifted"] - table["max"])[:, 3].min() > 0.3  # without moves: 0
assert (table["max, turned"] - table["max"])[:, 4].min() > 0.2  # without turns: 0
plt.gca().set(
    xlabel="pixels to the right", ylabel="right, of the test pictures", xticks=range(4), ylim=(0, 1)
)
plt.legend()
plt.show()
