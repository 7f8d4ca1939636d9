"""A column of inputs 100 times larger than the others: error of an int8 product, and cures."""

import torch
from torch import Tensor

torch.manual_seed(0)
X, W = torch.randn(500, 64), torch.randn(64, 32)
large = X.clone()
large[:, 7] *= 100  # one column; in SmolLM2 it was one row, the first token


def int8(x: Tensor, axis: int | None = None) -> Tensor:
    """Return x rounded to 8 bits; axis: along which one scale is shared, None for a single scale."""
    scale = (x.abs().max() if axis is None else x.abs().amax(axis, keepdim=True)) / 127
    return (x / scale).round() * scale


def error(X: Tensor, product: Tensor) -> float:
    """Return the error of the product X W, as a share of what the columns but 7 contribute."""
    rest = torch.arange(64) != 7
    return ((product - X @ W).norm() / (X[:, rest] @ W[rest]).norm()).item()


s = (large.abs().amax(0) / W.abs().amax(1)).sqrt()  # Xiao and others, SmoothQuant, equation 4
small = large.clone()
small[:, 7] = 0
errors = {
    "no outlier": error(X, int8(X) @ int8(W, 0)),
    "outlier": error(large, int8(large) @ int8(W, 0)),
    "clipped at 4": error(large, int8(large.clamp(-4, 4)) @ int8(W, 0)),
    "a scale for each row": error(large, int8(large, 1) @ int8(W, 0)),
    "smoothed": error(large, int8(large / s) @ int8(W * s[:, None], 0)),
    "column 7 in floats": error(large, int8(small) @ int8(W, 0) + large[:, 7:8] @ W[7:8]),
}
for name, value in errors.items():
    print(f"{name:20s} {value:.2f}")
assert torch.allclose((large / s) @ (W * s[:, None]), large @ W, atol=1e-2)  # W not scaled: fails
assert errors["outlier"] > 10 * errors["no outlier"]  # without the factor of 100: equal
assert errors["smoothed"] < errors["outlier"] / 3 < errors["clipped at 4"]  # s = 1: equal
assert errors["column 7 in floats"] < errors["smoothed"] / 3  # column 7 left out: above 1
