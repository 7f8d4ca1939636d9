"""Three learned filters, three feature maps, Grad-CAM of an untrained and of the trained net."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits, load_sample_images
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
draw, photos = np.random.default_rng(0), load_sample_images().images
scans, y = load_digits(return_X_y=True)
pictures, inside = np.empty((1797, 16, 16, 3)), np.zeros((1797, 16, 16))
for picture, box, ink in zip(pictures, inside, scans.reshape(-1, 8, 8, 1) / 16, strict=True):
    top, left, a, b = draw.integers((411, 624, 9, 9))
    picture[:] = 0.7 * photos[draw.integers(2)][top : top + 16, left : left + 16]
    picture[a : a + 8, b : b + 8] = (1 - ink) * picture[a : a + 8, b : b + 8] + 255 * ink
    box[a : a + 8, b : b + 8] = 1  # where the digit stands
X = torch.tensor(pictures / 127.5 - 1).permute(0, 3, 1, 2)
y, inside = torch.tensor(y), torch.tensor(inside)


def grad_cam(features: nn.Module, head: nn.Module, X: Tensor, label: Tensor) -> Tensor:
    """Return where each label's logit comes from, (n, h, w); Grad-CAM, equations 1 and 2."""
    A = features.eval()(X).detach().requires_grad_()  # feature maps (n, c, h, w)
    (slope,) = torch.autograd.grad(head(A).gather(1, label[:, None]).sum(), A)
    weight = slope.mean((2, 3), keepdim=True)  # one number a map: does it speak for the label?
    return F.interpolate(F.relu((weight * A).sum(1, keepdim=True)), X.shape[2:])[:, 0]


for seed in range(3):
    torch.manual_seed(seed)
    features = nn.Sequential(
        nn.Conv2d(3, 12, 5, padding=2), nn.BatchNorm2d(12), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(12, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
    )  # fmt: skip
    head = nn.Sequential(nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(32, 10))
    untrained = grad_cam(features, head, X[1300:], y[1300:])
    optimizer = torch.optim.Adam([*features.parameters(), *head.parameters()], lr=0.01)
    features.train()
    for _ in range(150):
        batch = torch.randint(1300, (24,))
        optimizer.zero_grad()
        F.cross_entropy(head(features(X[batch])), y[batch]).backward()
        optimizer.step()
    trained = grad_cam(features, head, X[1300:], y[1300:])
    before, after = ((heat * inside[1300:]).sum() / heat.sum() for heat in (untrained, trained))
    right = (head(features(X[1300:])).argmax(dim=1) == y[1300:]).double().mean()
    print(f"{right:.2f} right; heat on the digit: untrained {before:.2f}, trained {after:.2f}")
    assert after > before + 0.05  # fails with the training left out
print(f"box of the digit: {inside.mean():.2f} of the picture")
k = int((untrained.sum((1, 2)) * trained.sum((1, 2)) > 0).nonzero()[0])  # both maps are warm
filters, maps = features[0].weight.permute(0, 2, 3, 1)[:3], features[0](X[1300 + k :][:1])[0, :3]
panels = [*filters, *maps, X[1300 + k].permute(1, 2, 0), untrained[k], trained[k]]
titles = ["filter"] * 3 + ["map"] * 3 + ["picture", "untrained", "trained"]
fig, axes = plt.subplots(3, 3, figsize=(7, 6.6), layout="constrained")
for ax, A, title in zip(axes.flat, panels, titles, strict=True):
    ax.imshow(((A - A.min()) / (A.max() - A.min())).detach().numpy())
    ax.set(title=title, xticks=[], yticks=[])
plt.show()
