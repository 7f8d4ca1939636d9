"""The squared noise of a batch's gradient falls as 1/B if the rows are independent draws."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16), torch.tensor(y[:900])


def gradient(net: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    """Return the gradient of the mean loss of these rows, shape (weights,)."""
    net.zero_grad()
    nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
    return torch.cat([p.grad.flatten() for p in net.parameters()])


def squared_noise(net: nn.Module, batches: torch.Tensor) -> torch.Tensor:
    """Return the mean squared distance of the batches' gradients from that of all rows."""
    full = gradient(net, torch.arange(900))
    return torch.stack([(gradient(net, rows) - full).square().sum() for rows in batches]).mean()


print("B x squared noise of a batch / squared noise of one row")
print("         B = 4   B = 16   B = 64   64 = 16 rows four times")
for seed in range(3):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 10))
    one = squared_noise(net, torch.arange(900).view(900, 1))
    share = [B * squared_noise(net, torch.randint(900, (300, B))) / one for B in (4, 16, 64)]
    copies = 64 * squared_noise(net, torch.randint(900, (300, 16)).repeat(1, 4)) / one
    scale = one / gradient(net, torch.arange(900)).square().sum()
    columns = [f"{x:8.1f}" for x in (*share, copies)]
    print(f"seed {seed}", *columns, f"    noise scale ~{scale:.0f}")
    assert all(0.8 < x < 1.2 for x in share)  # fails for 1 / sqrt(B), and for a batch's sum
    assert 3 < copies < 5  # fails if copies counted as new rows
