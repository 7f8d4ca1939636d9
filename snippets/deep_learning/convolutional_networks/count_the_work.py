"""Parameters and multiplications of LeNet-5 by formula, and what 1 by 1 kernels save."""

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode


def count(layer: nn.Module, Z: torch.Tensor) -> tuple[int, int]:
    """Return the parameters of a layer and its multiplications for one picture's output Z."""
    if isinstance(layer, nn.Conv2d):
        one_output = layer.in_channels * layer.kernel_size[0] ** 2  # numbers in a window
        return layer.out_channels * (one_output + 1), Z[0].numel() * one_output
    if isinstance(layer, nn.Linear):
        return layer.out_features * (layer.in_features + 1), Z[0].numel() * layer.in_features
    return 0, 0


def total(net: nn.Sequential, X: torch.Tensor, show: bool = False) -> tuple[int, int]:
    with FlopCounterMode(display=False) as counter:
        net(X)
    parameters = work = 0
    for layer in net:
        X = layer(X)
        more = count(layer, X)
        parameters, work = parameters + more[0], work + more[1]
        if show and more[0]:
            print(
                f"{layer.__class__.__name__:7s} to {str(tuple(X.shape[1:])):13s}{more[0]:7,}{more[1]:9,}"
            )
    assert parameters == sum(p.numel() for p in net.parameters())  # fails without the biases
    assert 2 * work == counter.get_total_flops()  # a multiplication and an addition each
    return parameters, work


lenet = nn.Sequential(
    nn.Conv2d(1, 6, 5), nn.Tanh(), nn.AvgPool2d(2),
    nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
    nn.Conv2d(16, 120, 5), nn.Tanh(), nn.Flatten(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10),
)  # fmt: skip
print("layer   output      parameters  products")
print(
    "LeNet-5: {:,} parameters, {:,} products".format(
        *total(lenet, torch.zeros(1, 1, 32, 32), show=True)
    )
)
dense = 32 * 32 * 6 * 28 * 28
print(f"its first layer, fully connected: {dense:,} weights")
X = torch.randn(1, 64, 14, 14)
wide = total(nn.Sequential(nn.Conv2d(64, 64, 3, padding=1)), X)
narrow = total(
    nn.Sequential(nn.Conv2d(64, 16, 1), nn.Conv2d(16, 16, 3, padding=1), nn.Conv2d(16, 64, 1)), X
)
print(
    f"3 x 3 on 64 channels: {wide[0]:,} parameters; 1 x 1 to 16, 3 x 3, 1 x 1 back: {narrow[0]:,}"
)
pixelwise = nn.Conv2d(64, 16, 1)
by_hand = (
    torch.einsum("bchw,kc->bkhw", X, pixelwise.weight[:, :, 0, 0]) + pixelwise.bias[:, None, None]
)
assert torch.allclose(pixelwise(X), by_hand, atol=1e-5)  # a linear layer at each pixel
