"""Digits with a hidden patch, and what a net trained on hidden patches puts there."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)  # decimals that hold on every processor
X = torch.tensor(load_digits().data / 16, dtype=torch.float64)
train, test = X[:1300], X[1300:]
masks = torch.zeros(9, 8, 8)  # 1 where hidden: a patch of 4 by 4 pixels at nine places
for k in range(9):
    masks[k, k // 3 * 2 : k // 3 * 2 + 4, k % 3 * 2 : k % 3 * 2 + 4] = 1
masks = masks.view(9, 64)


def fit(seed: int) -> nn.Module:
    """Return a net that sees a picture without its patch, and where the patch is."""
    torch.manual_seed(seed)
    layers = [nn.Linear(128, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 64)]
    net = nn.Sequential(*layers)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
    decay = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, 500)
    for _ in range(500):
        x, m = train[torch.randint(1300, (64,))], masks[torch.randint(9, (64,))]
        loss = ((net(torch.cat([x * (1 - m), m], dim=1)) - x) * m).pow(2).sum(dim=1).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        decay.step()
    return net


def fill(how: str | nn.Module, x: torch.Tensor, m: torch.Tensor) -> torch.Tensor:
    """Return guesses (n, 64) for pictures x (n, 64) whose pixels with m = 1 are hidden."""
    v, mean, C = m == 0, train.mean(dim=0), torch.cov(train.T)
    if how == "linear":  # the small constant keeps the solution stable
        return mean + (x - mean)[:, v] @ torch.linalg.solve(C[v][:, v] + 0.01 * torch.eye(48), C[v])
    if how == "weighted digits":
        return torch.softmax(-(torch.cdist(x[:, v], train[:, v]) ** 2) / 0.3, dim=1) @ train
    with torch.no_grad():
        return mean if how == "mean" else how(torch.cat([x * (1 - m), m.expand_as(x)], dim=1))


nets = [fit(seed) for seed in range(3)]
rows = {name: [name] for name in ("mean", "linear", "weighted digits")}
for name, hows in (rows | {"net": nets}).items():
    E = [sum((((fill(how, test, m) - test) * m) ** 2).sum() for m in masks) for how in hows]
    E = rows[name] = torch.stack(E) / 9 / len(test)
    print(f"{name:15s} {E.min():.2f}" + (f" to {E.max():.2f}" if len(E) > 1 else ""))
# fails for a net that does not see the visible pixels, and for a weighted mean that does not
assert rows["weighted digits"].max() < rows["net"].min() < rows["net"].max() < rows["linear"].min()
m, x = masks[4], test[[3, 5, 11, 20, 33, 42]]
shown = (x.masked_fill(m > 0, torch.nan), torch.where(m > 0, fill(nets[0], x, m), x), x)
gray = plt.get_cmap("gray_r").with_extremes(bad="tab:orange")  # the hole
fig, axes = plt.subplots(3, 1, figsize=(6, 3.6), layout="constrained")
for ax, name, pictures in zip(axes, ("masked", "filled in", "true"), shown, strict=True):
    ax.imshow(pictures.view(6, 8, 8).transpose(0, 1).reshape(8, 48).numpy(), cmap=gray, clim=(0, 1))
    ax.set(ylabel=name, xticks=[], yticks=[])
plt.show()
