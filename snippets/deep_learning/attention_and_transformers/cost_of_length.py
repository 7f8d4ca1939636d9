"""Cost of one layer against its sequence length n: linear maps grow with n, attention with n^2."""

import time
import timeit
from collections.abc import Callable

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

D_MODEL, N_HEADS = 128, 4
Attention = Callable[[Tensor, Tensor, Tensor], Tensor]


def explicit(Q: Tensor, K: Tensor, V: Tensor) -> Tensor:
    """Attention that forms the (n, n) score matrix of every head."""
    return (Q @ K.transpose(-2, -1) / Q.shape[-1] ** 0.5).softmax(dim=-1) @ V


def layer_flops(n: int) -> tuple[int, int]:
    """Counted operations of the attention products and of all linear maps, one forward pass."""
    layer = nn.TransformerEncoderLayer(D_MODEL, N_HEADS, 4 * D_MODEL, dropout=0.0, batch_first=True)
    # The counter has no entry for the fused CPU kernel and would count 0; MATH uses plain products.
    with sdpa_kernel(SDPBackend.MATH), FlopCounterMode(display=False) as counter:
        layer(torch.randn(1, n, D_MODEL))
    counts = {str(op): flops for op, flops in counter.get_flop_counts()["Global"].items()}
    return counts["aten.bmm"], counts["aten.addmm"]


def saved_bytes(attend: Attention, n: int) -> int:
    """Bytes that autograd keeps for the backward pass, each storage counted once."""
    Q, K, V = torch.randn(3, 1, N_HEADS, n, D_MODEL // N_HEADS).requires_grad_().unbind()
    storages = {}

    def pack(tensor: Tensor) -> Tensor:
        storages[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        attend(Q, K, V)
    return sum(storages.values())


torch.manual_seed(0)
fused = F.scaled_dot_product_attention
lengths = [128, 256, 512, 1024, 2048]
flops, saved = [], []
print("          MFLOP            kept for backward, MiB")
print("   n   linear attention     explicit    fused")
for n in lengths:
    attention, linear = layer_flops(n)
    assert attention == 4 * n**2 * D_MODEL and linear == 24 * n * D_MODEL**2
    flops.append((attention / 1e6, linear / 1e6))
    saved.append((saved_bytes(explicit, n) / 2**20, saved_bytes(fused, n) / 2**20))
    print(
        f"{n:5d} {flops[-1][1]:7.0f} {flops[-1][0]:9.0f} {saved[-1][0]:12.2f} {saved[-1][1]:8.2f}"
    )

score_matrix = N_HEADS * 2048**2 * 4 / 2**20
assert saved[-1][0] > score_matrix and saved[-1][1] < score_matrix / 8
assert saved[-1][1] / saved[-2][1] == 2 and saved[-1][0] / saved[-2][0] > 3.8
print(f"score matrices at n = 2048: {N_HEADS} heads x 2048^2 x 4 bytes = {score_matrix:.0f} MiB")

Q, K, V = torch.randn(3, 1, N_HEADS, 2048, D_MODEL // N_HEADS)
slow, fast = (
    min(timeit.repeat(lambda a=a: a(Q, K, V), timer=time.process_time, number=1, repeat=5))
    for a in (explicit, fused)
)
print(f"processor time at n = 2048: explicit ~{slow / fast:.1f} times fused")

attention, linear = zip(*flops, strict=True)
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.loglog(lengths, linear, "o-", base=2, color="C0")
ax.loglog(lengths, attention, "o-", base=2, color="C4")
ax.annotate("linear maps", (256, linear[1]), (-70, 5), textcoords="offset points", color="C0")
ax.annotate(
    "attention", (256, attention[1]), xytext=(10, -4), textcoords="offset points", color="C4"
)
ax.axvline(6 * D_MODEL, color="C7", linestyle="--")
ax.annotate(
    "n = 6 d_model", (6 * D_MODEL, 20), xytext=(5, 0), textcoords="offset points", color="C7"
)
ax.set(xlabel="sequence length n (tokens)", ylabel="MFLOP per layer")
ax.set_xticks(lengths, lengths)
plt.show()
