"""Four learned filters, four feature maps, and Grad-CAM of an untrained and of the trained net."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits, load_sample_images
from torch import Tensor, nn
from torch.nn import functional as F

device = "cuda" if torch.cuda.is_available() else "cpu"
torch.set_default_dtype(torch.float64)
draw, (scans, digits) = np.random.default_rng(0), load_digits(return_X_y=True)
photos = load_sample_images().images
pictures, corners = np.empty((1797, 16, 16, 3)), draw.integers(9, size=(1797, 2))
for picture, scan, (a, b) in zip(pictures, scans, corners, strict=True):  # digits on photographs
    r, c, ink = *draw.integers((411, 624)), scan.reshape(8, 8, 1) / 16
    picture[:] = 0.7 * photos[draw.integers(2)][r : r + 16, c : c + 16]
    window = picture[a : a + 8, b : b + 8]
    window[:] = (1 - ink) * window + 255 * ink
X = torch.tensor(pictures, device=device).permute(0, 3, 1, 2) / 255
X = (X - X[:900].mean((0, 2, 3), keepdim=True)) / X[:900].std((0, 2, 3), keepdim=True)
y = torch.tensor(digits, device=device)


def grad_cam(features: nn.Module, head: nn.Module, X: Tensor, label: Tensor) -> Tensor:
    """Return where the logit of each label comes from, (n, h, w), 0 or more.

    Source: Selvaraju et al., Grad-CAM, equations 1 and 2.
    """
    A = features(X).detach().requires_grad_()  # feature maps (n, c, h, w)
    logit = head(A).gather(1, label[:, None]).sum()
    (slope,) = torch.autograd.grad(logit, A)
    weight = slope.mean((2, 3), keepdim=True)  # one number a map: does it speak for the label?
    return F.relu((weight * A).sum(1))


X_test, y_test, shares = X[1300:], y[1300:], []
inside = torch.zeros(497, 16, 16)  # 1 in the box of the digit
for box, (a, b) in zip(inside, corners[1300:], strict=True):
    box[a : a + 8, b : b + 8] = 1
for seed in range(3):
    torch.manual_seed(seed)
    features = nn.Sequential(
        nn.Conv2d(3, 12, 5, padding=2), nn.BatchNorm2d(12), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(12, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(),
    ).to(device)  # fmt: skip
    head = nn.Sequential(nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(32, 10)).to(device)
    untrained = grad_cam(features.eval(), head, X_test, y_test)
    optimizer = torch.optim.Adam([*features.parameters(), *head.parameters()], lr=0.01)
    features.train()
    for _ in range(250):
        batch = torch.randint(900, (32,))
        optimizer.zero_grad()
        F.cross_entropy(head(features(X[batch])), y[batch]).backward()
        optimizer.step()
    trained = grad_cam(features.eval(), head, X_test, y_test)
    right = (head(features(X_test)).argmax(dim=1) == y_test).double().mean()
    both = F.interpolate(torch.stack([untrained, trained], 1), size=16, mode="bilinear")
    shares.append(
        ((both.cpu() * inside[:, None]).sum((0, 2, 3)) / both.cpu().sum((0, 2, 3))).tolist()
    )
    heat = "untrained {:.2f}, trained {:.2f}".format(*shares[-1])
    print(f"seed {seed}: {right:.2f} right; heat on the digit: {heat}")
assert min(after - before for before, after in shares) > 0.05  # fails with the training left out
print(f"box of the digit: {inside.mean():.2f} of the picture")
filters = features[0].weight.detach().permute(0, 2, 3, 1)
k = int((untrained.sum((1, 2)) * trained.sum((1, 2)) > 0).nonzero()[0])  # both maps are warm
maps = features(X_test[k : k + 1])[0].detach()
heat = torch.stack([untrained[k], trained[k]]).detach()
shown = [*filters[:3], *maps[:3], X_test[k].permute(1, 2, 0), *heat]
titles = [*"filter,filter,filter,map,map,map,picture,untrained,trained".split(",")]
fig, axes = plt.subplots(3, 3, figsize=(7, 6.6), layout="constrained")
for ax, A, title in zip(axes.flat, shown, titles, strict=True):
    ax.imshow(((A - A.min()) / (A.max() - A.min())).cpu().numpy())
    ax.set(title=title, xticks=[], yticks=[])
plt.show()
