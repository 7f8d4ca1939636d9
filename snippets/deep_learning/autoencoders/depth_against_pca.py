"""Held-out error by size of the code: PCA, an autoencoder, and the same net without its ReLUs."""

import torch
from sklearn.datasets import load_digits
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
X = torch.tensor(load_digits().data / 16, dtype=torch.float32, device=device)
train, test = X[:1300], X[1300:]  # the file is ordered by writer: new hands in the test
mean = train.mean(dim=0)
V = torch.linalg.svd(train - mean, full_matrices=False)[2].T


def squared_error(rebuilt: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Sum over the 64 pixels of a picture, mean over the pictures; both (n, 64)."""
    return ((rebuilt - x) ** 2).sum(dim=1).mean()


def fit(k: int, steps: int, seed: int, bend: type[nn.Module] = nn.ReLU) -> float:
    """Train 64 -> 128 -> k -> 128 -> 64 learning rate falling to 0; return the held-out error."""
    torch.manual_seed(seed)
    encoder = nn.Sequential(nn.Linear(64, 128), bend(), nn.Linear(128, k))
    decoder = nn.Sequential(nn.Linear(k, 128), bend(), nn.Linear(128, 64))
    net = nn.Sequential(encoder, decoder).to(device)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.005, fused=True)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(steps):
        x = train[torch.randint(1300, (64,))]
        optimizer.zero_grad()
        squared_error(net(x), x).backward()
        optimizer.step()
        schedule.step()
    return squared_error(net(test), test).item()


print(f"nothing but the mean: error {squared_error(mean.expand_as(test), test):.2f}")
print("numbers   PCA   steps   net, share of PCA's error   without ReLU")
for k, steps, seeds in ((8, 300, 3), (32, 300, 3), (32, 2000, 2)):
    pca = squared_error((test - mean) @ V[:, :k] @ V[:, :k].T + mean, test).item()
    share = [fit(k, steps, seed) / pca for seed in range(seeds)]
    straight = fit(k, steps, 0, nn.Identity) / pca
    print(f"{k:7}  {pca:.2f}   {steps:5}   {min(share):9.1f} to {max(share):.1f} {straight:19.1f}")
    assert straight > 0.94  # linear layers in a row are one linear map, with or without training
    if k == 32 and steps == 300:
        assert min(share) > 1.5 * straight  # at first the bend costs: fails after 2,000
    else:
        assert sum(share) / seeds < 0.95  # the bend pays: fails without the ReLU
