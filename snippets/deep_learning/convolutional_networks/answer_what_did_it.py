"""A small ResNet on digits in photographs: with all parts, without skips, without batch norm."""

import numpy as np
import torch
from sklearn.datasets import load_digits, load_sample_images
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # float32 is usual
device = "cuda" if torch.cuda.is_available() else "cpu"
draw, photos = np.random.default_rng(0), load_sample_images().images
scans, digits = load_digits(return_X_y=True)
rows = np.r_[draw.integers(900, size=2000), draw.integers(1300, 1797, size=1000)]  # 2,000 train
pictures, y = np.empty((3000, 12, 12, 3), np.uint8), torch.tensor(digits[rows]).to(device)
for picture, ink in zip(pictures, scans[rows].reshape(-1, 8, 8, 1) / 16, strict=True):
    top, left, a, b = draw.integers((415, 628, 5, 5))
    picture[:] = 0.7 * photos[draw.integers(2)][top : top + 12, left : left + 12]
    picture[a : a + 8, b : b + 8] = (1 - ink) * picture[a : a + 8, b : b + 8] + 255 * ink
X = torch.tensor(pictures).permute(0, 3, 1, 2).to(device) / 255
X = (X - X[:2000].mean((0, 2, 3), keepdim=True)) / X[:2000].std((0, 2, 3), keepdim=True)


class Block(nn.Module):
    def __init__(self, c_in: int, c_out: int, skip: bool, N: type[nn.Module]) -> None:
        super().__init__()
        first = nn.Conv2d(c_in, c_out, 3, stride=2, padding=1), N(c_out), nn.ReLU()
        self.change = nn.Sequential(*first, nn.Conv2d(c_out, c_out, 3, padding=1), N(c_out))
        self.around = nn.Conv2d(c_in, c_out, 1, stride=2) if skip else None

    def forward(self, X: Tensor) -> Tensor:
        return F.relu(self.change(X) + (self.around(X) if self.around else 0))


kinds = {  # skip, normalization, learning rate
    "all": (True, nn.BatchNorm2d, 0.01),
    "no skips": (False, nn.BatchNorm2d, 0.01),
    "no batch norm": (True, nn.Identity, 0.003),
}
test = {name: [] for name in kinds}
for (name, (skip, N, rate)), seed in ((kind, s) for kind in kinds.items() for s in range(3)):
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1), N(8), nn.ReLU(), Block(8, 16, skip, N),
        Block(16, 32, skip, N), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10),
    ).to(device)  # fmt: skip
    optimizer = torch.optim.AdamW(net.parameters(), rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=150)
    for _ in range(150):
        batch = torch.randint(2000, (24,))
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
        schedule.step()
    test[name].append((net.eval()(X[2000:]).argmax(1) == y[2000:]).double().mean().item())
for name, shares in test.items():
    print(f"{name:14s} test", *[f"{share:.2f}" for share in shares])
assert np.subtract(test["all"], test["no batch norm"]).mean() > 0.2  # the same net twice: 0
assert abs(np.subtract(test["all"], test["no skips"]).mean()) < 0.12
