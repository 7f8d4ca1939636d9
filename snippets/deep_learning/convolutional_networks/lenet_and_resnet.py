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
scans, y = load_digits(return_X_y=True)  # 1,300 to train on, then other writers
pictures = np.empty((1797, 12, 12, 3), np.uint8)
for picture, ink in zip(pictures, scans.reshape(-1, 8, 8, 1) / 16, strict=True):
    top, left, a, b = draw.integers((415, 628, 5, 5))
    picture[:] = 0.7 * photos[draw.integers(2)][top : top + 12, left : left + 12]
    picture[a : a + 8, b : b + 8] = (1 - ink) * picture[a : a + 8, b : b + 8] + 255 * ink
X = torch.tensor(pictures / 127.5 - 1).permute(0, 3, 1, 2).to(device)  # from -1 to 1
y = torch.tensor(y).to(device)


class Block(nn.Module):  # He et al., Deep Residual Learning, equation 2
    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        first = nn.Conv2d(c_in, c_out, 3, stride=2, padding=1), nn.BatchNorm2d(c_out), nn.ReLU()
        second = nn.Conv2d(c_out, c_out, 3, padding=1), nn.BatchNorm2d(c_out)
        self.change = nn.Sequential(*first, *second)
        self.around = nn.Conv2d(c_in, c_out, 1, stride=2)  # 1 x 1, since the shape changes

    def forward(self, X: Tensor) -> Tensor:
        return F.relu(self.change(X) + self.around(X))


nets = {  # layers, and the best of the rates 0.00125, 0.0025, 0.005, 0.01 and 0.02
    "MLP": (lambda: (nn.Flatten(), nn.Linear(432, 40), nn.ReLU(), nn.Linear(40, 10)), 0.01),
    "LeNet": (lambda: (nn.Conv2d(3, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(16, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)), 0.0025),
    "ResNet": (lambda: (nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), Block(8, 16),
        Block(16, 32), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10)), 0.005),
}  # fmt: skip
test = {name: [] for name in nets}
for name, (layers, rate) in nets.items():
    for seed in range(3):
        torch.manual_seed(seed)
        net = nn.Sequential(*layers()).to(device)
        optimizer = torch.optim.Adam(net.parameters(), rate)
        for _ in range(200):
            batch = torch.randint(1300, (20,))
            optimizer.zero_grad()
            F.cross_entropy(net(X[batch]), y[batch]).backward()
            optimizer.step()
        test[name].append((net.eval()(X[1300:]).argmax(1) == y[1300:]).double().mean().item())
    size = sum(p.numel() for p in net.parameters())
    print(f"{name:6s} {size:,} parameters, test", *[f"{share:.2f}" for share in test[name]])
assert (np.diff([*test.values()], axis=0) > 0.03).all()  # the same net twice: about 0
plt.matshow(np.hstack(pictures[:4]))
plt.axis("off")
plt.show()
