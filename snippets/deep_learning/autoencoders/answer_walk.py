"""Eight steps from a 0 to a 1: blended pixel by pixel, and decoded along a line of codes."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn import functional as F

digits = load_digits()
X = torch.tensor(digits.data >= 8, dtype=torch.float32)
train, test, y = X[:1300], X[1300:], torch.tensor(digits.target[1300:])
torch.manual_seed(0)
encoder = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16))
decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64))
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=0.01, fused=True)
for _ in range(800):
    x = train[torch.randint(1300, (64,))]
    mean, log_std = encoder(x).chunk(2, dim=1)
    logits = decoder(mean + log_std.exp() * torch.randn_like(mean))
    distortion = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
    rate = (0.5 * (mean**2 + (2 * log_std).exp() - 1) - log_std).sum()
    optimizer.zero_grad()
    ((distortion + rate) / 64).backward()
    optimizer.step()


@torch.no_grad()
def walk(a: torch.Tensor, b: torch.Tensor, t: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """From pictures a to b, (64,) each: blends of pixels and decoded codes, (len(t), 64) each."""
    z = encoder(torch.stack([a, b]))[:, :8]  # the means of q
    line = (1 - t)[:, None] * z[0] + t[:, None] * z[1]
    return (1 - t)[:, None] * a + t[:, None] * b, decoder(line).sigmoid()


pairs = torch.randint(len(test), (300, 2))
pairs = pairs[y[pairs[:, 0]] != y[pairs[:, 1]]]  # two different digits
middles = [walk(test[i], test[j], torch.tensor([0.5])) for i, j in pairs]
near = [
    torch.cdist((torch.cat(way) > 0.5).float(), train, p=1).min(dim=1).values.mean()
    for way in zip(*middles, strict=True)
]
print(f"halfway, pixels off the nearest training picture: blend {near[0]:.1f}, codes {near[1]:.1f}")
assert near[1] < near[0] - 1  # fails if the line is drawn in pixels
i, j = (int((y == d).nonzero()[0]) for d in (0, 1))
fig, axes = plt.subplots(2, 8, figsize=(7, 2.1), layout="constrained")
ways = walk(test[i], test[j], torch.linspace(0, 1, 8))
for line, name, rows in zip(axes, ("pixels", "codes"), ways, strict=True):
    line[0].set_ylabel(name)
    for step, (ax, row) in enumerate(zip(line, rows, strict=True)):
        ax.imshow(row.view(8, 8).numpy(), cmap="gray", vmin=0, vmax=1)
        ax.set(xticks=[], yticks=[], title=f"{step}/7")
plt.show()
