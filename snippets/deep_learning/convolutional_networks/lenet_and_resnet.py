"""Four training pictures, 12 by 12 pixels in color: digits painted on pieces of photographs."""

import matplotlib.pyplot as plt
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
    """Two convolutions and a way around them (He et al., Deep Residual Learning, equation 2)."""

    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        first = nn.Conv2d(c_in, c_out, 3, stride=2, padding=1), nn.BatchNorm2d(c_out), nn.ReLU()
        second = nn.Conv2d(c_out, c_out, 3, padding=1), nn.BatchNorm2d(c_out)
        self.change = nn.Sequential(*first, *second)
        self.around = nn.Conv2d(c_in, c_out, 1, stride=2)  # 1 x 1, since the shape changes

    def forward(self, X: Tensor) -> Tensor:
        return F.relu(self.change(X) + self.around(X))


C, P, N, R, L, flat = nn.Conv2d, nn.MaxPool2d, nn.BatchNorm2d, nn.ReLU, nn.Linear, nn.Flatten
nets = {  # layers and learning rate
    "MLP": (lambda: (flat(), L(432, 40), R(), L(40, 10)), 0.01),
    "LeNet": (lambda: (C(3, 6, 5, padding=2), R(), P(2), C(6, 16, 5), R(), P(2), flat(),
                       L(16, 120), R(), L(120, 84), R(), L(84, 10)), 0.005),
    "ResNet": (lambda: (C(3, 8, 3, padding=1), N(8), R(), Block(8, 16), Block(16, 32),
                        nn.AdaptiveAvgPool2d(1), flat(), L(32, 10)), 0.01),
}  # fmt: skip
test = {name: [] for name in nets}
for (name, (layers, rate)), seed in ((pair, seed) for pair in nets.items() for seed in range(3)):
    torch.manual_seed(seed)
    net = nn.Sequential(*layers()).to(device)
    optimizer = torch.optim.AdamW(net.parameters(), rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=250)
    for _ in range(250):
        batch = torch.randint(2000, (24,))
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
        schedule.step()
    test[name].append((net.eval()(X[2000:]).argmax(1) == y[2000:]).double().mean().item())
    if seed == 2:
        size = sum(p.numel() for p in net.parameters())
        print(f"{name:6s} {size:,} parameters, test", *[f"{t:.2f}" for t in test[name]])
assert min(np.subtract(test["LeNet"], test["MLP"])) > 0.08  # a second MLP: about 0
assert min(np.subtract(test["ResNet"], test["LeNet"])) > 0.03  # a second LeNet: about 0
fig, axes = plt.subplots(1, 4, figsize=(7, 1.9), layout="constrained")
for ax, picture in zip(axes, pictures, strict=False):
    ax.imshow(picture)
    ax.set(xticks=[], yticks=[])
plt.show()
