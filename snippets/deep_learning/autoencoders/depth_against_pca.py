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


def fit(k: int, seed: int, bend: type[nn.Module] = nn.ReLU) -> list[float]:
    """Train 64 -> 64 -> k -> 64 -> 64; return the held-out error after 200 and 800 steps."""
    torch.manual_seed(seed)
    encoder = nn.Sequential(nn.Linear(64, 64), bend(), nn.Linear(64, k))
    decoder = nn.Sequential(nn.Linear(k, 64), bend(), nn.Linear(64, 64))
    net, errors = nn.Sequential(encoder, decoder).to(device), []
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01, fused=True)
    for step in range(1, 801):
        x = train[torch.randint(1300, (64,))]
        optimizer.zero_grad()
        squared_error(net(x), x).backward()
        optimizer.step()
        if step in (200, 800):
            errors.append(squared_error(net(test), test).item())
    return errors


print("held-out error   PCA   net, share of PCA's: 200 steps    800 steps")
for k in (2, 8, 32):
    pca = squared_error((test - mean) @ V[:, :k] @ V[:, :k].T + mean, test).item()
    share = torch.tensor([fit(k, seed) for seed in range(3)]) / pca  # (seeds, 2)
    low, high = share.min(dim=0).values, share.max(dim=0).values
    spread = "   ".join(f"{a:.1f} to {b:.1f}" for a, b in zip(low, high, strict=True))
    print(f"{k:2} numbers      {pca:.2f} {'':27}{spread}")
    if k < 32:
        assert high[1] < 0.9  # fails without the ReLU
    else:
        assert low[0] > 2 and high[1] < 0.7 * low[0]  # PCA is ahead; fails if steps did not help
    if k == 8:
        straight = fit(k, 0, nn.Identity)[1] / pca
        print(f"   without ReLU       {'':27}             {straight:.1f}")
        assert straight > 0.99  # linear layers in a row are one, and no linear map beats PCA by 1 %
