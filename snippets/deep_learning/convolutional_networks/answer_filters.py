"""First-layer filters of a digit reader, before training (above) and after (below)."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16).view(-1, 1, 8, 8), torch.tensor(y)
test = {"no filters": [], "random filters": [], "learned filters": []}
for name, shares in test.items():
    for seed in range(3):
        torch.manual_seed(seed)
        first = nn.Conv2d(1, 8, 5, padding=2)
        start = first.weight.detach().clone()
        net = nn.Sequential(first, nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(128, 10))
        if name == "no filters":  # a linear layer on the pixels
            net = nn.Sequential(nn.Flatten(), nn.Linear(64, 10))
        first.requires_grad_(name == "learned filters")  # else they stay as they are
        optimizer = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=0.01)
        for _ in range(300):
            batch = torch.randint(900, (32,))
            optimizer.zero_grad()
            F.cross_entropy(net(X[batch]), y[batch]).backward()
            optimizer.step()
        with torch.no_grad():
            shares.append((net(X[1300:]).argmax(dim=1) == y[1300:]).double().mean().item())
    alike = F.cosine_similarity(start.flatten(1), first.weight.flatten(1)).mean().item()
    print(f"{name:15s} test", *[f"{share:.2f}" for share in shares])
    assert (alike > 0.9999) == (name != "learned filters")  # fails if random filters learn too
print(f"learned filters, cosine of start and end {alike:.2f}")
assert np.subtract(test["learned filters"], test["random filters"]).mean() > 0.01  # both fixed: 0
assert np.subtract(test["random filters"], test["no filters"]).mean() < 0.005  # learned ones: 0.01

fig, axes = plt.subplots(2, 8, figsize=(7, 2), layout="constrained")
for row, weights in zip(axes, (start, first.weight.detach()), strict=True):
    for ax, kernel in zip(row, weights, strict=True):
        bound = kernel.abs().max()
        ax.imshow(kernel[0].numpy(), cmap="RdBu", vmin=-bound, vmax=bound)  # white is zero
        ax.set(xticks=[], yticks=[])
plt.show()
