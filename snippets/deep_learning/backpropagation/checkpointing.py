"""Activations in memory during one training step of 64 layers: all kept, or every eighth kept."""

import weakref

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint_sequential

DEPTH, BATCH, WIDTH = 64, 128, 32
alive: list[int] = []  # how many activations there are, after each one made or freed
computed = 0


class Layer(nn.Module):
    """A linear layer with a ReLU that notes when its output is made and when it is freed."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(WIDTH, WIDTH)

    def forward(self, A: torch.Tensor) -> torch.Tensor:
        global computed
        computed += 1
        out = torch.relu(self.linear(A))
        alive.append(alive[-1] + 1)
        weakref.finalize(out.untyped_storage(), lambda: alive.append(alive[-1] - 1))
        return out


def train_step(net: nn.Sequential, X: torch.Tensor, segments: int) -> list[torch.Tensor]:
    """Return the gradients; of more than one segment only the inputs are kept."""
    global computed
    computed, alive[:] = 0, [0]
    net.zero_grad()
    one = segments == 1
    out = net(X) if one else checkpoint_sequential(net, segments, X, use_reentrant=False)
    out.square().mean().backward()
    return [p.grad.clone() for p in net.parameters()]


torch.manual_seed(0)
net, X = nn.Sequential(*[Layer() for _ in range(DEPTH)]), torch.randn(BATCH, WIDTH)
reference = train_step(net, X, 1)
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for segments in (1, 2, 4, 8, 16, 32):
    grads = train_step(net, X, segments)
    assert all(torch.equal(a, b) for a, b in zip(grads, reference, strict=True))
    peak = max(alive)
    print(f"{segments:2d} segments: {peak} activations at the peak, {computed} layers computed")
    # fails if nothing is dropped, or if a dropped segment is computed more than once again
    assert peak == segments - 1 + DEPTH // segments
    assert computed == DEPTH + (segments - 1) * DEPTH // segments
    if segments in (1, 8):
        ax.plot(alive)
        label = "all kept" if segments == 1 else f"{segments} segments"
        ax.text(alive.index(peak) + 5, peak, label, color="C0" if segments == 1 else "C1")
ax.set(xlabel="activations made or freed so far", ylabel="activations in memory")
plt.show()
