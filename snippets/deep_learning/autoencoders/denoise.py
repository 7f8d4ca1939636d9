"""Noisy digits and their cleaned versions: a denoising autoencoder against linear filters."""

import matplotlib.pyplot as plt
import torch
from scipy.ndimage import median_filter
from sklearn.datasets import load_digits
from torch import nn

X = torch.tensor(load_digits().data / 16, dtype=torch.float32)
train, test = X[:1300], X[1300:]
sigma = 0.4


def fit(seed: int, noise: float) -> nn.Module:
    """Train 64 -> 128 -> 64 -> 128 -> 64 to give back x from x plus fresh noise."""
    torch.manual_seed(seed)
    layers = [nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64)]
    net = nn.Sequential(*layers, nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64))
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3, fused=True)
    for _ in range(600):
        x = train[torch.randint(1300, (64,))]
        optimizer.zero_grad()
        ((net(x + noise * torch.randn_like(x)) - x) ** 2).sum(dim=1).mean().backward()
        optimizer.step()
    return net.requires_grad_(False)


noisy = test + sigma * torch.randn(test.shape, generator=torch.Generator().manual_seed(0))
images, mean = noisy.view(-1, 8, 8).numpy(), train.mean(dim=0)
V = torch.linalg.svd(train - mean, full_matrices=False)[2].T
C = torch.cov(train.T)
linear = torch.linalg.solve(C + sigma**2 * torch.eye(64), C)  # least squares, noisy to clean
filters = {  # PCA's size is picked on the test rows, to its advantage
    "noisy": [noisy],
    "median of 3 x 3": [torch.tensor(median_filter(images, (1, 3, 3))).flatten(1)],
    "PCA": [(noisy - mean) @ V[:, :k] @ V[:, :k].T + mean for k in range(2, 33)],
    "best linear map": [(noisy - mean) @ linear + mean],
}
filters["trained without noise"] = [fit(0, noise=0.0)(noisy)]
nets = [fit(seed, sigma)(noisy) for seed in range(3)]
error = {
    n: min(((r - test) ** 2).sum(dim=1).mean().item() for r in rs) for n, rs in filters.items()
}
for name, value in error.items():
    print(f"{name:22} squared error of a picture {value:5.2f}")
ours = [((r - test) ** 2).sum(dim=1).mean().item() for r in nets]
print(f"{'denoising autoencoder':22} squared error of a picture {min(ours):.2f} to {max(ours):.2f}")
assert max(ours) < error["best linear map"] < 0.8 * error["PCA"]  # fails without the ReLUs
assert error["trained without noise"] > 2 * max(ours)  # the noise in training is what does it

shown = {"clean": test, "noisy": noisy, "PCA": filters["PCA"][6], "autoencoder": nets[0]}
fig, axes = plt.subplots(4, 8, figsize=(7, 3.6), layout="constrained")
for line, (name, rows) in zip(axes, shown.items(), strict=True):
    line[0].set_ylabel(name, rotation=0, ha="right", va="center")
    for ax, row in zip(line, rows, strict=False):
        ax.imshow(row.view(8, 8).numpy(), cmap="gray", vmin=0, vmax=1)
        ax.set(xticks=[], yticks=[])
plt.show()
