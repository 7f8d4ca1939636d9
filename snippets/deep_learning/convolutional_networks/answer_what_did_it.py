"""A small ResNet on digits in photographs: whole, without skips, without batch normalization."""

import numpy as np
import torch
from sklearn.datasets import load_digits, load_sample_images
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # float32 is usual
draw, photos = np.random.default_rng(0), load_sample_images().images
scans, y = load_digits(return_X_y=True)  # 1,300 to train on, then mostly other writers
pictures = np.empty((1797, 12, 12, 3), np.uint8)
for picture, ink in zip(pictures, scans.reshape(-1, 8, 8, 1) / 16, strict=True):
    top, left, a, b = draw.integers((415, 628, 5, 5))
    picture[:] = 0.7 * photos[draw.integers(2)][top : top + 12, left : left + 12]
    picture[a : a + 8, b : b + 8] = (1 - ink) * picture[a : a + 8, b : b + 8] + 255 * ink
X, y = torch.tensor(pictures / 127.5 - 1).permute(0, 3, 1, 2), torch.tensor(y)


class Block(nn.Module):
    def __init__(self, c_in: int, c_out: int, skip: bool, norm: type[nn.Module]) -> None:
        super().__init__()
        first = nn.Conv2d(c_in, c_out, 3, stride=2, padding=1), norm(c_out), nn.ReLU()
        self.change = nn.Sequential(*first, nn.Conv2d(c_out, c_out, 3, padding=1), norm(c_out))
        self.around = nn.Conv2d(c_in, c_out, 1, stride=2) if skip else None

    def forward(self, X: Tensor) -> Tensor:
        return F.relu(self.change(X) + (self.around(X) if self.around else 0))


kinds = {  # skip, normalization, He's start
    "all": (True, nn.BatchNorm2d, False),
    "no skips": (False, nn.BatchNorm2d, False),
    "no batch norm": (True, nn.Identity, False),
    "no batch norm, He start": (True, nn.Identity, True),
}
test = {name: [] for name in kinds}
for name, (skip, norm, he) in kinds.items():
    for seed in range(3):
        torch.manual_seed(seed)
        net = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1), norm(8), nn.ReLU(),
            Block(8, 16, skip, norm), Block(16, 32, skip, norm),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10),
        )  # fmt: skip
        for layer in net.modules():
            if he and isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        torch.manual_seed(seed)  # the same batches for each
        optimizer = torch.optim.Adam(net.parameters(), 0.005)  # best of 0.0025, 0.005, 0.01
        for _ in range(200):
            batch = torch.randint(1300, (20,))
            optimizer.zero_grad()
            F.cross_entropy(net(X[batch]), y[batch]).backward()
            optimizer.step()
        test[name].append((net.eval()(X[1300:]).argmax(1) == y[1300:]).double().mean().item())
    print(f"{name:23s} test", *[f"{share:.2f}" for share in test[name]])
whole, skipless, normless, he_start = np.array(list(test.values()))
assert (whole - normless).mean() > 0.2 < (he_start - normless).mean()  # the same net twice: 0
assert abs((whole - skipless).mean()) < 0.12  # no batch norm in its place: 0.4
