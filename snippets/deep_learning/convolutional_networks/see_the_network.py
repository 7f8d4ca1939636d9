"""Two learned filters and their feature maps; Grad-CAM untrained, trained, and of a wrong class."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits, load_sample_images
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
draw, photos = np.random.default_rng(0), load_sample_images().images
scans, y = load_digits(return_X_y=True)
pictures, inside = np.empty((1797, 16, 16, 3)), torch.zeros(1797, 16, 16)
for picture, box, ink in zip(pictures, inside, scans.reshape(-1, 8, 8, 1) / 16, strict=True):
    top, left, a, b = draw.integers((411, 624, 9, 9))
    picture[:] = 0.7 * photos[draw.integers(2)][top : top + 16, left : left + 16]
    picture[a : a + 8, b : b + 8] = (1 - ink) * picture[a : a + 8, b : b + 8] + 255 * ink
    box[a : a + 8, b : b + 8] = 1  # where the digit stands
X, y = torch.tensor(pictures / 127.5 - 1).permute(0, 3, 1, 2), torch.tensor(y)


def grad_cam(features: nn.Module, head: nn.Module, X: Tensor, label: Tensor) -> Tensor:
    """Return where each label's logit comes from, (n, h, w); Grad-CAM, equations 1 and 2."""
    A = features.eval()(X).detach().requires_grad_()  # feature maps (n, c, h, w)
    (slope,) = torch.autograd.grad(head(A).gather(1, label[:, None]).sum(), A)
    weight = slope.mean((2, 3), keepdim=True)  # one number a map: does it speak for the label?
    return F.interpolate(F.relu((weight * A).sum(1, keepdim=True)), X.shape[2:])[:, 0]


table = torch.zeros(3, 2, 3)  # map, box, seed
for seed in range(3):
    torch.manual_seed(seed)
    features = nn.Sequential(nn.Conv2d(3, 12, 5, padding=2), nn.BatchNorm2d(12), nn.ReLU(),
        nn.MaxPool2d(2), nn.Conv2d(12, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU())  # fmt: skip
    head = nn.Sequential(nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(32, 10))
    untrained = grad_cam(features, head, X[1300:], y[1300:])
    optimizer = torch.optim.Adam([*features.parameters(), *head.parameters()], lr=0.01)
    for _ in range(150):
        batch = torch.randint(1300, (24,))
        optimizer.zero_grad()
        F.cross_entropy(head(features.train()(X[batch])), y[batch]).backward()
        optimizer.step()
    cams = [grad_cam(features, head, X[1300:], (y[1300:] + off) % 10) for off in (0, 3)]
    heats = torch.stack([untrained, *cams])  # (map, picture, h, w)
    for k, box in enumerate((inside[1300:], inside[1300:].roll(1, 0))):  # its own; a neighbor's
        table[:, k, seed] = (heats * box).sum((1, 2, 3)) / heats.sum((1, 2, 3))
titles = "filter 1,its map,filter 2,its map,picture,untrained,trained,wrong class".split(",")
for name, rows in zip(titles[5:], table, strict=True):
    own, other = (" ".join(f"{share:.2f}" for share in row) for row in rows)
    print(f"{name:11s} heat on the digit {own}, on the place of another {other}")
assert (table[1] - table[0])[0].min() > 0.05  # fails with the training left out
assert (table[1] - table[2])[0].mean() > 0.03  # fails if grad_cam ignores the label
k = int((heats[0].sum((1, 2)) > 0).nonzero()[0])  # some untrained maps are all 0
filters, maps = features[0].weight.permute(0, 2, 3, 1), features[0](X[1300 + k :][:1])[0]
panels = [filters[0], maps[0], filters[1], maps[1], X[1300 + k].permute(1, 2, 0), *heats[:, k]]
fig, axes = plt.subplots(2, 4, figsize=(7, 3.9), layout="constrained")
for ax, A, title in zip(axes.flat, panels, titles, strict=True):
    ax.imshow(((A - A.min()) / (A.max() - A.min())).detach().numpy())  # each on its own scale
    ax.set(title=title, xticks=[], yticks=[])
plt.show()
