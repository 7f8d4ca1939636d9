"""A 1-D convolution finds up-then-down somewhere in a noisy series; a linear model can't."""

import torch
from sklearn.linear_model import LogisticRegression
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)


def series(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return n series (n, 1, 60): noise with a wave, up then down (1) or down then up (0).

    A wave that passes the end goes on at the start, so that every place is alike.
    """
    y, X = torch.randint(2, (n,)), 0.5 * torch.randn(n, 1, 60)
    wave = 2 * torch.sin(torch.arange(8) * torch.pi / 4)
    for one, up in zip(X, y, strict=True):
        places = (torch.randint(60, ()) + torch.arange(8)) % 60
        one[0, places] += wave if up else -wave
    return X, y


for seed in range(3):
    torch.manual_seed(seed)
    (X, y), (X_test, y_test) = series(400), series(1000)
    net = nn.Sequential(
        nn.Conv1d(1, 8, kernel_size=9, padding=4, padding_mode="circular"), nn.ReLU(),
        nn.AdaptiveMaxPool1d(1), nn.Flatten(), nn.Linear(8, 2),
    )  # fmt: skip
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    for _ in range(300):
        optimizer.zero_grad()
        F.cross_entropy(net(X), y).backward()
        optimizer.step()
    with torch.no_grad():
        right = (net(X_test).argmax(dim=1) == y_test).double().mean().item()
    linear = LogisticRegression(C=0.01).fit(X[:, 0], y).score(X_test[:, 0], y_test)
    print(f"seed {seed}: Conv1d {right:.2f}, logistic regression {linear:.2f}")
    assert right > 0.9 and abs(linear - 0.5) < 0.08  # the linear model twice: 0.5
ring = F.pad(X, (4, 4), mode="circular")  # what padding_mode does
same = F.conv2d(ring[:, :, None], net[0].weight[:, :, None], net[0].bias)
assert torch.allclose(same[:, :, 0], net[0](X))  # a picture of height 1
