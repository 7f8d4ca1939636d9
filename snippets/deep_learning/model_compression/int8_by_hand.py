"""Four numbers as 8-bit integers and back, with a symmetric and with a shifted grid."""

import torch
from torch import Tensor


def symmetric(x: Tensor, bits: int) -> tuple[Tensor, int]:
    """Return the scale () for x (n,) and zero point 0."""
    return x.abs().max() / (2 ** (bits - 1) - 1), 0


def affine(x: Tensor, bits: int) -> tuple[Tensor, int]:
    """Return scale () and zero point so that the range of x (n,) fills all 2^bits levels."""
    low, high = x.min().clamp(max=0), x.max().clamp(min=0)  # 0 must be on the grid
    scale = (high - low) / (2**bits - 1)
    return scale, int((-(2 ** (bits - 1)) - low / scale).round())


def quantize(x: Tensor, scale: Tensor, zero: int, bits: int) -> Tensor:
    """Return integers of the shape of x (Jacob et al. 2018, equation 1, solved for q)."""
    return ((x / scale).round() + zero).clamp(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


x = torch.tensor([-1.0, 0.1, 0.5, 3.0])
for name, choose in {"symmetric": symmetric, "affine": affine}.items():
    scale, zero = choose(x, 8)
    q = quantize(x, scale, zero, 8)
    back = (q - zero) * scale
    print(f"{name:9s} scale {scale.item():.4f}, zero point {zero:3d}: {q.int().tolist()}")
    print(f"{'':9s} back", *[f"{value:.3f}" for value in back.tolist()])
    theirs = torch.fake_quantize_per_tensor_affine(x, scale.item(), zero, -128, 127)
    assert torch.allclose(back, theirs)  # the zero point added on the way back: off by 2
