"""First-layer filters of a digit reader, before training (above) and after (below)."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16).view(-1, 1, 8, 8), torch.tensor(y)
gaps = []
for seed in range(3):
    tests = {}
    for learn in (False, True):
        torch.manual_seed(seed)
        first = nn.Conv2d(1, 8, 5, padding=2)
        net = nn.Sequential(first, nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(128, 10))
        start = first.weight.detach().clone()
        first.requires_grad_(learn)  # the control: random filters that stay as they are
        optimizer = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=0.01)
        for _ in range(300):
            batch = torch.randint(900, (32,))
            optimizer.zero_grad()
            F.cross_entropy(net(X[batch]), y[batch]).backward()
            optimizer.step()
        tests[learn] = (net(X[1300:]).argmax(dim=1) == y[1300:]).double().mean().item()
    gaps.append(tests[True] - tests[False])
    alike = F.cosine_similarity(start.flatten(1), first.weight.flatten(1)).mean().item()
    print(f"seed {seed}: learned filters {tests[True]:.2f}, random ones {tests[False]:.2f}; "
          f"cosine of start and end {alike:.2f}")  # fmt: skip
assert min(gaps) > -0.01 and 0.3 < alike < 0.98  # fails if the filters never moved

fig, axes = plt.subplots(2, 8, figsize=(7, 2), layout="constrained")
for row, weights in zip(axes, (start, first.weight.detach()), strict=True):
    for ax, kernel in zip(row, weights, strict=True):
        bound = kernel.abs().max()
        ax.imshow(kernel[0].numpy(), cmap="RdBu", vmin=-bound, vmax=bound)  # white is zero
        ax.set(xticks=[], yticks=[])
plt.show()
