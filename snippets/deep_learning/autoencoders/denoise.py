"""Noisy digits and their cleaned versions: linear filters, weighted means of digits, autoencoders."""

import matplotlib.pyplot as plt
import torch
from scipy.ndimage import median_filter
from sklearn.datasets import load_digits
from torch import nn

X = torch.tensor(load_digits().data / 16, dtype=torch.float32)
train, test, sigma = X[:1300], X[1300:], 0.4


def fit(seed: int, noise: float) -> nn.Module:
    """Train 64 -> 128 -> 64 -> 128 -> 64 to give back x from x plus fresh noise."""
    torch.manual_seed(seed)
    layers = [nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64)]
    net = nn.Sequential(*layers, nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64))
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3, fused=True)
    for _ in range(500):
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
filters = {
    "noisy": [noisy],
    "median of 3 x 3": [torch.tensor(median_filter(images, (1, 3, 3))).flatten(1)],
    "PCA": [(noisy - mean) @ V[:, :k] @ V[:, :k].T + mean for k in range(2, 33)],  # the best size
    "best linear map": [(noisy - mean) @ linear + mean],
}
d2 = torch.cdist(noisy, train) ** 2  # (n, 1300): to each training digit
weights = [torch.softmax(-d2 / (2 * h * sigma**2), dim=1) for h in (1, 2)]
filters["weighted mean"] = [w @ train for w in weights]  # the better of two widths
filters["net trained without noise"] = [fit(0, noise=0.0)(noisy)]
filters["denoising autoencoder"] = nets = [fit(seed, sigma)(noisy) for seed in range(3)]
error = {}
print("squared error of a picture")
for name, rows in filters.items():  # for the denoising autoencoder the worst of its seeds
    errors = [((r - test) ** 2).sum(dim=1).mean().item() for r in rows]
    error[name] = max(errors) if rows is nets else min(errors)
    print(f"{name:26} {error[name]:5.2f}")
net = error["denoising autoencoder"]
assert net < error["best linear map"] < 0.8 * error["PCA"]  # fails without the ReLUs
assert error["weighted mean"] < net  # fails for the mean of all digits
assert error["net trained without noise"] > 2 * net  # it is the noise in training that does it
shown = {"clean": test, "noisy": noisy, "linear": filters["best linear map"][0], "net": nets[0]}
fig, axes = plt.subplots(4, 8, figsize=(7, 3.6), layout="constrained")
for line, (name, rows) in zip(axes, shown.items(), strict=True):
    line[0].set_ylabel(name)
    for ax, row in zip(line, rows, strict=False):
        ax.imshow(row.view(8, 8).numpy(), cmap="gray", vmin=0, vmax=1)
        ax.set(xticks=[], yticks=[])
plt.show()
