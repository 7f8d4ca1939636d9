"""Batch norm folded into the layer before it: the same answers with one product less to scale."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X = X / 16
linear, norm, last = nn.Linear(64, 32), nn.BatchNorm1d(32), nn.Linear(32, 10)
net = nn.Sequential(linear, norm, nn.ReLU(), last)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(100):
    rows = torch.randint(900, (64,))
    optimizer.zero_grad()
    nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
    optimizer.step()

# gamma (xW + b - mean) / s + beta is linear in x: scale the columns of W, move the bias.
with torch.no_grad():
    scale = norm.weight / (norm.running_var + norm.eps).sqrt()
    folded = nn.Linear(64, 32)
    folded.weight.copy_(linear.weight * scale[:, None])  # PyTorch keeps W as (out, in)
    folded.bias.copy_((linear.bias - norm.running_mean) * scale + norm.bias)
    small = nn.Sequential(folded, nn.ReLU(), last)
    gap = (small(X) - net.eval()(X)).abs().max()
    assert gap < 1e-9  # fails if the old bias is kept
    assert (small(X) - net.train()(X)).abs().max() > 1e-3  # only eval() is a fixed function
sizes = [sum(p.numel() for p in model.parameters()) for model in (net, small)]
print(f"largest difference of a logit below 1e-9; parameters {sizes[0]:,} and {sizes[1]:,}")
