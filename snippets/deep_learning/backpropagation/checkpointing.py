"""Activations in memory during one training step of 64 layers: all kept, or every eighth kept."""

import weakref

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint_sequential

DEPTH = 64
alive, computed = [0], []  # how many activations there are, by event; layers that started


def note(layer, inputs, out) -> None:
    """Count an activation when it is made, and when it is freed."""
    alive.append(alive[-1] + 1)
    weakref.finalize(out.untyped_storage(), lambda: alive.append(alive[-1] - 1))


torch.manual_seed(0)
layers = [nn.Sequential(nn.Linear(32, 32), nn.ReLU()) for _ in range(DEPTH)]
for layer in layers:
    layer.register_forward_pre_hook(lambda layer, inputs: computed.append(layer))
    layer.register_forward_hook(note)
net, X = nn.Sequential(*layers), torch.randn(128, 32)

reference: tuple[torch.Tensor, ...] = ()
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for k in (1, 2, 4, 8, 16, 32):
    alive[:], computed[:] = [0], []
    out = net(X) if k == 1 else checkpoint_sequential(net, k, X, use_reentrant=False)
    gradient = torch.autograd.grad(out.square().mean(), net.parameters())
    reference = reference or gradient
    assert all(map(torch.equal, gradient, reference))  # fails if a segment ran on other inputs
    print(f"{k:2d} segments: {max(alive)} activations at the peak, {len(computed)} layers computed")
    assert max(alive) == k - 1 + DEPTH // k  # fails if nothing is dropped
    assert len(computed) == DEPTH + (k - 1) * DEPTH // k  # or computed more than once again
    if k in (1, 8):
        (line,) = ax.plot(alive)
        label = "all kept" if k == 1 else f"{k} segments"
        ax.text(alive.index(max(alive)) + 5, max(alive), label, color=line.get_color())
ax.set(xlabel="activations made or freed so far", ylabel="activations in memory")
plt.show()
