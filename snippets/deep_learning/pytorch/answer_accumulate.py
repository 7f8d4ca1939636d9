"""The gradient of a large batch from small ones, summed with the right and the wrong weights."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
scans, digit = load_digits(return_X_y=True)
X, y = torch.tensor(scans[:150] / 16), torch.tensor(digit[:150] % 2)
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 2))


def gradient(batches: list[torch.Tensor], weights: list[float]) -> torch.Tensor:
    """Add up the batches' gradients, each loss times its weight, into one vector."""
    net.zero_grad()
    for rows, weight in zip(batches, weights, strict=True):
        (nn.functional.cross_entropy(net(X[rows]), y[rows]) * weight).backward()
    return torch.cat([p.grad.flatten() for p in net.parameters()])


whole = gradient([torch.arange(150)], [1.0])
batches = list(torch.arange(150).split(64))
by_rows = gradient(batches, [len(rows) / 150 for rows in batches])
by_batches = gradient(batches, [1 / 3] * 3)
print("rows in each batch:", [len(rows) for rows in batches])
for name, total in (("share of the rows", by_rows), ("one third each", by_batches)):
    print(f"weights: {name:18} relative error {(total - whole).norm() / whole.norm():.2f}")
torch.testing.assert_close(by_rows, whole)  # rejects clearing between the batches
assert (by_batches - whole).norm() > 0.01 * whole.norm()  # rejects "a mean of means is the mean"
