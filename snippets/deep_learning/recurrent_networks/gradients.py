"""The gradient of the last state by the input, against the distance, before any training."""

import math

import matplotlib.pyplot as plt
import torch
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
D, H, T = 4, 32, 60


def start(kind: str, reach: float) -> nn.Module:
    """Return a layer with PyTorch's weights, changed as the kind says."""
    layer = getattr(nn, kind.split()[0])(D, H, batch_first=True)
    if "orthogonal" in kind:
        nn.init.orthogonal_(layer.weight_hh_l0)  # all eigenvalues have size 1
    if "kept" in kind:  # the gate that keeps the state: the second block of H in LSTM and GRU
        layer.bias_hh_l0.data[H : 2 * H] = math.log(reach - 1)  # its sigmoid: 1 - 1 / reach
    return layer


def by_distance(layer: nn.Module) -> Tensor:
    """Return the norm of the gradient of h_T by the input k steps before, for each k, (T,)."""
    X = torch.randn(20, T, D, requires_grad=True)
    h = layer(X)[0][:, -1]
    (h * torch.randn_like(h)).sum().backward()
    return X.grad.norm(dim=2).log().mean(dim=0).exp().flip(0)


fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
left = {}
print("share of the gradient left   10 steps back   50 steps back")
for k, kind in enumerate(("RNN", "LSTM", "GRU", "RNN orthogonal", "LSTM kept", "GRU kept")):
    runs = []
    for seed in range(5):
        torch.manual_seed(seed)
        runs.append(by_distance(start(kind, T)))
    curve = torch.stack(runs).log().mean(dim=0).exp()
    curve = curve / curve[0]
    left[kind] = curve[50].item()
    print(f"{kind:28s} {curve[10]:13.0e} {curve[50]:15.0e}")
    ax.semilogy(curve, "-" if " " in kind else "--", color=f"C{k % 3}", label=kind)
for plain, kept in (("RNN", "RNN orthogonal"), ("LSTM", "LSTM kept"), ("GRU", "GRU kept")):
    assert left[plain] < 1e-7 and left[kept] > 1e-5  # fails if start() ignores the kind
ax.set(xlabel="steps back", ylabel="gradient, relative to the last input")
ax.legend()
plt.show()
