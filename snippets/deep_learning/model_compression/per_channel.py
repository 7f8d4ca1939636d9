"""Rounding errors of a matrix with small and large rows: one scale for all, and one for each row."""

import torch

torch.manual_seed(0)
W = torch.randn(64, 256) * torch.logspace(-2, 0, 64)[:, None]  # row by row larger, 100 times in all
X = torch.randn(1000, 256)  # activations

one_scale = W.abs().max() / 127
per_row = W.abs().amax(1, keepdim=True) / 127  # (64, 1)
for name, scale in {"one scale": one_scale, "per row": per_row}.items():
    error = (W / scale).round() * scale - W
    relative = error.norm(dim=1) / W.norm(dim=1)
    print(f"{name}: relative error, smallest row {relative[0]:.3f}, largest {relative[-1]:.3f}")

q = (W / per_row).round()
theirs = torch.fake_quantize_per_channel_affine(
    W, per_row.flatten(), torch.zeros(64), axis=0, quant_min=-128, quant_max=127
)
assert torch.allclose(q * per_row, theirs)  # one scale for all: fails
ratio = ((q * per_row - W) ** 2).mean() / (per_row**2 / 12).mean()
print(f"mean squared error / (scale² / 12): {ratio:.2f}")
assert 0.95 < ratio < 1.05  # rounding down in place of to the nearest: 4

step = X.abs().max() / 127  # one scale for the activations
x = (X / step).round()
integers = x.int() @ q.int().T  # products of 8-bit numbers, added up in 32 bits
Z = integers * (step * per_row.T)  # only now back to floats
assert torch.allclose(Z, (x * step) @ (q * per_row).T, atol=1e-3)  # without per_row: off by far
print(f"integer product against the float one: error {(Z - X @ W.T).norm() / (X @ W.T).norm():.3f}")
print(f"largest sum {integers.abs().max():,}, an 8-bit number holds 127")
assert integers.abs().max() > 2**15  # so sums in 16 bits would overflow
