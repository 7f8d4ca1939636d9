"""Six activation functions and their derivatives, written out and held against PyTorch."""

import matplotlib.pyplot as plt
import torch
from torch.nn import functional as F

SLOPE = 0.1  # of leaky ReLU below zero; PyTorch's default of 0.01 is too flat to see
z = torch.linspace(-4, 4, 1000, dtype=torch.float64)  # no point at 0, where ReLU has a corner

s = 1 / (1 + torch.exp(-z))  # the sigmoid
t = (torch.exp(z) - torch.exp(-z)) / (torch.exp(z) + torch.exp(-z))  # tanh
on = (z > 0).double()
leak = on + SLOPE * (1 - on)
below = (1 + torch.erf(z / 2**0.5)) / 2  # the share of a standard normal that lies below z
bell = torch.exp(-(z**2) / 2) / (2 * torch.pi) ** 0.5  # the density of the same normal at z

ours = {  # name: value, derivative, PyTorch's function, panel, place of its two labels
    "sigmoid": (s, s * (1 - s), F.sigmoid, 0, (1.6, 0.6), (1.5, 0.2)),
    "tanh": (t, 1 - t**2, F.tanh, 0, (-2.6, -0.8), (0.8, 0.7)),
    "ReLU": (z * on, on, F.relu, 1, (1.0, 2.2), (1.6, 0.88)),
    "leaky ReLU": (z * leak, leak, lambda z: F.leaky_relu(z, SLOPE), 1, (-4, -0.75), (-4, 0.17)),
    "GELU": (z * below, below + z * bell, F.gelu, 1, (1.9, 1.3), (1.5, 1.16)),
    "SiLU": (z * s, s + z * s * (1 - s), F.silu, 1, (1.3, 0.4), (0.9, 0.6)),
}
fig, axes = plt.subplots(2, 2, figsize=(7, 5), sharex=True, sharey="row", layout="constrained")
print("slope at z =     -4   just above 0       4   largest")
for k, (name, (value, slope, function, panel, *places)) in enumerate(ours.items()):
    leaf = z.clone().requires_grad_()
    function(leaf).sum().backward()  # each output depends on its own z only
    assert torch.allclose(value, function(z), atol=1e-12)  # fails for GELU's tanh approximation
    assert torch.allclose(slope, leaf.grad, atol=1e-12)
    print(f"{name:12s} {slope[0]:7.3f} {slope[500]:14.2f} {slope[-1]:7.3f} {slope.max():9.2f}")
    for ax, curve, place in zip(axes[:, panel], (value, slope), places, strict=True):
        ax.plot(z, curve, color=f"C{k}")
        ax.text(*place, name, color=f"C{k}")
assert (s * (1 - s)).max() <= 0.25 < (1 - t**2).max()  # the bound fails for the slope of tanh
axes[0, 0].set(title="they saturate", ylabel="value", ylim=(-1.2, 3))
axes[0, 1].set(title="they do not saturate on the right")
axes[1, 0].set(xlabel="z", ylabel="derivative", ylim=(-0.2, 1.3))
axes[1, 1].set(xlabel="z")
plt.show()
