"""Four training pictures, 12 by 12 pixels in color: digits painted on pieces of photographs."""

import matplotlib.pyplot as plt
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
X, y = torch.tensor(pictures / 127.5 - 1).permute(0, 3, 1, 2), torch.tensor(y)  # from -1 to 1


class Block(nn.Module):  # He et al., Deep Residual Learning, equation 2
    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        first = nn.Conv2d(c_in, c_out, 3, stride=2, padding=1), nn.BatchNorm2d(c_out), nn.ReLU()
        self.change = nn.Sequential(*first, nn.Conv2d(c_out, c_out, 3, 1, 1), nn.BatchNorm2d(c_out))
        self.around = nn.Conv2d(c_in, c_out, 1, stride=2)  # 1 x 1, since the shape changes

    def forward(self, X: Tensor) -> Tensor:
        return F.relu(self.change(X) + self.around(X))


test = np.zeros((3, 3))  # seed, net
for seed in range(3):
    torch.manual_seed(seed)
    nets = {
        "ResNet": nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(),
            Block(8, 16), Block(16, 32), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10)),
        "LeNet": nn.Sequential(nn.Conv2d(3, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(16, 120),
            nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
        "LeNet, padded": nn.Sequential(nn.Conv2d(3, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
            nn.Linear(144, 84), nn.ReLU(), nn.Linear(84, 10)),  # 3 by 3 places, above it is one
    }  # fmt: skip
    for k, net in enumerate(nets.values()):
        torch.manual_seed(seed)  # the same batches for each
        optimizer = torch.optim.Adam(net.parameters(), 0.005)  # 0.0025 or 0.01: below or the same
        for _ in range(200):
            batch = torch.randint(1300, (20,))
            optimizer.zero_grad()
            F.cross_entropy(net(X[batch]), y[batch]).backward()
            optimizer.step()
        test[seed, k] = (net.eval()(X[1300:]).argmax(1) == y[1300:]).double().mean()
for (name, net), shares in zip(nets.items(), test.T, strict=True):
    size = sum(p.numel() for p in net.parameters())
    print(f"{name:13s} {size:,} parameters, test", *[f"{share:.2f}" for share in shares])
resnet, lenet, padded = test.T
assert (padded - lenet).mean() > 0.08 and abs((resnet - padded).mean()) < 0.12  # one LeNet twice: 0
plt.matshow(np.hstack(pictures[:4]))
plt.show()
