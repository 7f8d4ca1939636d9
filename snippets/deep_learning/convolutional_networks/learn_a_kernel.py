"""A photograph, the edges that Sobel's kernel finds in it, and the edges of a kernel learned elsewhere."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_sample_images
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
photos = [torch.tensor(photo / 255).mean(2) for photo in load_sample_images().images]  # gray
china, flower = (photo[None, None, ::4, ::4] for photo in photos)  # (1, 1, 107, 160)
sobel = torch.tensor([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])
edges = F.conv2d(china, sobel[None, None])  # all that the layer is told: the picture to make

for seed in range(3):
    torch.manual_seed(seed)
    layer = nn.Conv2d(1, 1, kernel_size=3)
    start = (layer.weight[0, 0] - sobel).abs().max().item()
    optimizer = torch.optim.Adam(layer.parameters(), lr=0.05)
    for _ in range(600):
        optimizer.zero_grad()
        F.mse_loss(layer(china), edges).backward()
        optimizer.step()
    kernel = layer.weight[0, 0].detach()
    off = (kernel - sobel).abs().max().item()
    print(f"seed {seed}: largest error of a weight, at the start {start:.1f}, at the end {off:.2f}")
    assert off < 0.1  # fails if the target is made by convolve2d: every sign is wrong
print(
    "learned:",
    *[" ".join(f"{w + 0.0:4.1f}" for w in row) for row in kernel.round(decimals=1)],
    sep="\n",
)
unseen = F.conv2d(flower, sobel[None, None])
assert F.mse_loss(layer(flower), unseen) < 0.001 * unseen.square().mean()  # zeros: 1

fig, axes = plt.subplots(1, 3, figsize=(7, 1.9), layout="constrained")
shown = (flower, unseen, layer(flower).detach())
for ax, Z, title in zip(
    axes, shown, ("flower", "Sobel", "learned on the other photo"), strict=True
):
    ax.imshow(Z[0, 0].numpy(), cmap="gray")
    ax.set(title=title, xticks=[], yticks=[])
plt.show()
