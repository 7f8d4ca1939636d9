"""One layer's work and memory by its length n: the counts of PyTorch against the two formulas."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

D, HEADS = 128, 4


def explicit(Q: torch.Tensor, K: torch.Tensor, V: torch.Tensor) -> torch.Tensor:
    """Attention that forms the (n, n) score matrix of every head."""
    return (Q @ K.mT / Q.shape[-1] ** 0.5).softmax(dim=-1) @ V


def saved_mib(attend, n: int) -> float:
    """MiB that autograd keeps for the backward pass, each storage counted once."""
    Q, K, V = torch.randn(3, 1, HEADS, n, D // HEADS).requires_grad_().unbind()
    storages = {}

    def pack(tensor):
        storages[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        Y = attend(Q, K, V)  # held: freed memory would be used, and counted, again
    del Y
    return sum(storages.values()) / 2**20


layer = nn.TransformerEncoderLayer(D, HEADS, 4 * D, dropout=0.0, batch_first=True)
print("   n   MFLOP: linear, attention   kept, MiB: explicit, fused")
for n in (384, 768, 1536):
    # The counter has no entry for the fused kernel of a CPU; MATH uses plain products.
    with sdpa_kernel(SDPBackend.MATH), FlopCounterMode(display=False) as counter:
        layer(torch.randn(1, n, D))
    count = {str(op): flops for op, flops in counter.get_flop_counts()["Global"].items()}
    linear, attention = count["aten.addmm"], count["aten.bmm"]
    assert linear == 24 * n * D**2 and attention == 4 * n**2 * D  # fails with one multiply missed
    assert (attention >= linear) == (n >= 6 * D)
    slow, fused = saved_mib(explicit, n), saved_mib(F.scaled_dot_product_attention, n)
    assert slow > HEADS * n**2 * 4 / 2**20 and fused < 1.1 * 8 * n * D * 4 / 2**20
    print(f"{n:5d} {linear / 1e6:14.0f} {attention / 1e6:9.0f} {slow:19.1f} {fused:8.1f}")
