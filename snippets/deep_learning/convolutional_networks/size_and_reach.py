"""Slope of one output by every pixel: the receptive field of three stacks of 3 by 3 kernels."""

import matplotlib.pyplot as plt
import torch
from torch import nn


def size_and_reach(side: int, layers: list[tuple[int, int, int, int]]) -> tuple[int, int]:
    """Return the side of the last map and of the receptive field, in pixels.

    Each layer is (kernel, stride, padding, dilation).
    Source: Dumoulin and Visin, A guide to convolution arithmetic, relationships 6 and 15.
    """
    reach, step = 1, 1  # step: how many pixels lie between neighbors of the map
    for k, stride, padding, dilation in layers:
        side = (side + 2 * padding - dilation * (k - 1) - 1) // stride + 1
        reach += dilation * (k - 1) * step
        step *= stride
    return side, reach


stacks = {
    "plain": [(3, 1, 1, 1)] * 4,
    "stride 2 twice": [(3, 1, 1, 1), (3, 2, 1, 1), (3, 1, 1, 1), (3, 2, 1, 1)],
    "dilation 1, 2, 4, 8": [(3, 1, d, d) for d in (1, 2, 4, 8)],
}
fig, axes = plt.subplots(1, 3, figsize=(7, 2.7), layout="constrained")
torch.manual_seed(0)
for ax, (name, layers) in zip(axes, stacks.items(), strict=True):
    net = nn.Sequential(*(nn.Conv2d(1, 1, k, s, p, d) for k, s, p, d in layers)).double()
    for p in net.parameters():
        p.data = p.data.abs() + 0.01  # no two paths cancel
    X = torch.zeros(1, 1, 63, 63, dtype=torch.float64, requires_grad=True)
    Z = net(X)
    middle = Z.shape[-1] // 2
    (slope,) = torch.autograd.grad(Z[0, 0, middle, middle], X)
    seen = slope[0, 0].nonzero()  # the pixels that matter, (n, 2)
    side, reach = size_and_reach(63, layers)
    assert side == Z.shape[-1] and reach == int(seen[:, 0].max() - seen[:, 0].min()) + 1
    share = slope.flatten().sort(descending=True).values.cumsum(0) / slope.sum()
    half = int((share < 0.5).sum()) + 1
    print(
        f"{name:20s} map {side} x {side}, reach {reach} x {reach} pixels; half of the slope: {half} of {reach**2}"
    )
    ax.imshow((slope[0, 0] / slope.max()).numpy(), cmap="viridis")
    ax.set(title=name, xticks=[0, 31, 62], yticks=[0, 31, 62])
plt.show()
