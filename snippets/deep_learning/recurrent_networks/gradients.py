"""The gradient of the last state by the input, against the distance, before any training."""

import math

import matplotlib.pyplot as plt
import torch
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
D, H, T, REACH = 4, 32, 240, 60


def start(kind: str) -> nn.Module:
    """Return a layer with PyTorch's weights, changed as the kind says."""
    layer = getattr(nn, kind.split()[0])(D, H, batch_first=True)
    if "orthogonal" in kind:
        nn.init.orthogonal_(layer.weight_hh_l0)  # all eigenvalues have size 1
    if "U = 0" in kind:
        nn.init.zeros_(layer.weight_hh_l0)
    if "kept" in kind:  # the gate that keeps the state: the second block of H in LSTM and GRU
        layer.bias_hh_l0.data[H : 2 * H] = math.log(REACH - 1)  # its sigmoid: 1 - 1 / REACH
    return layer


def by_distance(layer: nn.Module) -> Tensor:
    """Return the norm of the gradient of h_T by the input k steps before, for each k, (T,)."""
    X = torch.randn(20, T, D, requires_grad=True)
    h = layer(X)[0][:, -1]
    (h * torch.randn_like(h)).sum().backward()
    sizes = X.grad.norm(dim=2).log().mean(dim=0).exp().flip(0)
    return sizes / sizes[0]


KINDS = ("RNN", "LSTM", "LSTM U = 0", "GRU", "RNN orthogonal", "LSTM kept", "GRU kept")
fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
left = {}
print("share left after   1 step     10     20  50, five seeds")
for kind in KINDS:
    runs = []
    for seed in range(5):
        torch.manual_seed(seed)
        runs.append(by_distance(start(kind)))
    curves = torch.stack(runs)
    curve = curves.log().mean(dim=0).exp()
    left[kind] = curve[50].item()
    low, high = curves[:, 50].min(), curves[:, 50].max()
    print(f"{kind:17s}", *(f"{curve[n]:6.0e}" for n in (1, 10, 20)), f" {low:.0e} to {high:.0e}")
    if kind != "LSTM U = 0":
        color = {"RNN": "C0", "LSTM": "C1", "GRU": "C2"}[kind.split()[0]]
        ax.semilogy(curve[:61], "-" if " " in kind else "--", color=color, label=kind)
for plain, kept in (("RNN", "RNN orthogonal"), ("LSTM", "LSTM kept"), ("GRU", "GRU kept")):
    assert left[plain] < 1e-7 and left[kept] > 1e-5  # fails if start() ignores the kind
theory = (1 - 1 / REACH) ** 50
assert theory / 1.3 < left["GRU kept"] < theory * 1.3  # fails with a bias of ln REACH², or of 2.5
ax.set(xlabel="steps back", ylabel="gradient, relative to the last input")
ax.legend()
plt.show()
