"""An activation that is 100 times larger than the others: error of an int8 product, and a cure."""

import torch
from torch import Tensor

torch.manual_seed(0)
X, W = torch.randn(500, 64), torch.randn(64, 32)
large = X.clone()
large[:, 7] *= 100  # one column, as in language models


def int8(x: Tensor, axis: int | None = None) -> Tensor:
    """Return x rounded to 8 bits; axis: along which one scale is shared, None for a single scale."""
    scale = (x.abs().max() if axis is None else x.abs().amax(axis, keepdim=True)) / 127
    return (x / scale).round() * scale


def error(X: Tensor, product: Tensor) -> float:
    """Return the part of X W without column 7 that the rounding gets wrong."""
    rest = torch.arange(64) != 7
    return ((product - X @ W).norm() / (X[:, rest] @ W[rest]).norm()).item()


s = (large.abs().amax(0) / W.abs().amax(1)).sqrt()  # Xiao and others, SmoothQuant, equation 4
clipped = large.clamp(-4, 4)
errors = {
    "no outlier": error(X, int8(X) @ int8(W, 0)),
    "outlier": error(large, int8(large) @ int8(W, 0)),
    "outlier, clipped": error(large, int8(clipped) @ int8(W, 0)),
    "outlier, smoothed": error(large, int8(large / s) @ int8(W * s[:, None], 0)),
}
for name, value in errors.items():
    print(f"{name:18s} {value:.2f}")
assert torch.allclose((large / s) @ (W * s[:, None]), large @ W, atol=1e-2)  # W not scaled: fails
assert errors["outlier"] > 10 * errors["no outlier"]  # without the factor of 100: equal
assert (
    errors["outlier, smoothed"] < errors["outlier"] / 3 < errors["outlier, clipped"]
)  # s = 1: equal
