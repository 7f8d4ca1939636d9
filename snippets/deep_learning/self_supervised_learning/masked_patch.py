"""Digits with a hidden patch, and what a net trained on hidden patches puts there."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)  # digits that hold on every processor
X = torch.tensor(load_digits().data / 16, dtype=torch.float64)
train, test = X[:1300], X[1300:]
masks = torch.zeros(9, 8, 8)  # 1 where hidden: a patch of 4 by 4 pixels at nine places
for k in range(9):
    masks[k, k // 3 * 2 : k // 3 * 2 + 4, k % 3 * 2 : k % 3 * 2 + 4] = 1
masks = masks.view(9, 64)


def fit(seed: int) -> nn.Module:
    """Return a net that sees a picture without its patch, and where the patch is."""
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Linear(128, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 64))  # fmt: skip
    optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
    decay = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, 600)
    for _ in range(600):
        x, m = train[torch.randint(1300, (128,))], masks[torch.randint(9, (128,))]
        guess = net(torch.cat([x * (1 - m), m], dim=1))
        loss = ((guess - x) * m).pow(2).sum(dim=1).mean()  # hidden pixels only
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        decay.step()
    return net


mu, C, noise = train.mean(dim=0), torch.cov(train.T), 0.03 * torch.eye(48)
errors: dict[str, list[float]] = {name: [] for name in ("mean", "linear", "weighted digits")}
nets, net_errors = [fit(seed) for seed in range(3)], []
for m in masks:
    h, v = m > 0, m == 0
    d = torch.cdist(test[:, v], train[:, v]) ** 2
    guesses = {
        "mean": mu[h],
        "linear": mu[h] + (test[:, v] - mu[v]) @ torch.linalg.solve(C[v][:, v] + noise, C[v][:, h]),
        "weighted digits": torch.softmax(-d / 0.4, dim=1) @ train[:, h],
    }
    for name, guess in guesses.items():
        errors[name].append((guess - test[:, h]).pow(2).sum(dim=1).mean().item())
    with torch.no_grad():
        filled = [net(torch.cat([test * (1 - m), m.expand(len(test), 64)], dim=1)) for net in nets]
    net_errors.append([(f - test)[:, h].pow(2).sum(dim=1).mean().item() for f in filled])
for name, e in errors.items():
    print(f"{name:15s} {sum(e) / 9:.2f}")
ours = torch.tensor(net_errors).mean(dim=0)
print(f"net             {ours.min():.2f} to {ours.max():.2f}")
assert (
    ours.max() < sum(errors["linear"]) / 9
)  # fails if the net does not look at the visible pixels
with torch.no_grad():
    m, rows = masks[4], test[[3, 5, 11, 20, 33, 42]]
    filled = torch.where(m > 0, nets[0](torch.cat([rows * (1 - m), m.expand(6, 64)], dim=1)), rows)
fig, axes = plt.subplots(3, 6, figsize=(7, 3.6), layout="constrained")
shown = {"masked": rows * (1 - m), "filled in": filled, "true": rows}
for line, (name, pictures) in zip(axes, shown.items(), strict=True):
    line[0].set_ylabel(name)
    for ax, picture in zip(line, pictures, strict=True):
        ax.imshow(picture.view(8, 8).numpy(), cmap="gray_r", vmin=0, vmax=1)
        ax.set(xticks=[], yticks=[])
plt.show()
