"""What the forward pass keeps for the way back, counted: the activation function decides."""

import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks

DEPTH, BATCH, WIDTH = 16, 64, 32


def bytes_kept(net: nn.Module, X: torch.Tensor) -> int:
    """Return the bytes saved by a forward pass, each memory counted once, weights left out."""
    weights = {p.untyped_storage().data_ptr() for p in net.parameters()}
    kept: dict[int, torch.Tensor] = {}  # holding them also keeps their addresses from reuse

    def pack(saved: torch.Tensor) -> torch.Tensor:
        if (address := saved.untyped_storage().data_ptr()) not in weights:
            kept[address] = saved
        return saved

    with saved_tensors_hooks(pack, lambda saved: saved):
        net(X)
    return sum(t.untyped_storage().nbytes() for t in kept.values())


one = BATCH * WIDTH * 4  # bytes of one activation in float32
for activation in (nn.ReLU, nn.Tanh, nn.GELU, nn.SiLU):
    layers = [m for _ in range(DEPTH) for m in (nn.Linear(WIDTH, WIDTH), activation())]
    net = nn.Sequential(*layers)
    kept, twice = (bytes_kept(net, torch.randn(b, WIDTH)) for b in (BATCH, 2 * BATCH))
    print(
        f"{activation.__name__:5s} {kept / one:.0f} activations in {DEPTH} layers, {kept:,} bytes"
    )
    assert twice == 2 * kept  # fails if weights are counted: they do not grow with the batch
    expected = DEPTH + 1 if activation in (nn.ReLU, nn.Tanh) else 2 * DEPTH
    assert kept == expected * one
