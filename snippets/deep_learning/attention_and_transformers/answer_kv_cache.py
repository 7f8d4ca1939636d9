"""A key-value cache generates the same outputs token by token and skips almost all of the work."""

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

torch.manual_seed(0)
n, d = 64, 32
X = torch.randn(n, d)  # the tokens' vectors in order of arrival
W_q, W_k, W_v = torch.randn(3, d, d) / d**0.5


def attend(Q: Tensor, K: Tensor, V: Tensor) -> Tensor:
    """Attention of the given queries over all given keys."""
    return F.softmax(Q @ K.T / d**0.5, dim=-1) @ V


def recompute() -> Tensor:
    """At each step compute keys, values and outputs of the whole prefix; keep the last output."""
    outputs = []
    for t in range(1, n + 1):
        prefix = X[:t]
        future = torch.ones(t, t, dtype=torch.bool).triu(diagonal=1)
        S = (prefix @ W_q) @ (prefix @ W_k).T / d**0.5
        outputs.append((S.masked_fill(future, -torch.inf).softmax(-1) @ (prefix @ W_v))[-1])
    return torch.stack(outputs)


def with_cache() -> Tensor:
    """Compute one query, key and value per step; the older keys and values are kept."""
    K, V, outputs = X[:0], X[:0], []
    for x in X.split(1):
        K, V = torch.cat([K, x @ W_k]), torch.cat([V, x @ W_v])
        outputs.append(attend(x @ W_q, K, V))
    return torch.cat(outputs)


flops = {}
for method in (recompute, with_cache):
    with FlopCounterMode(display=False) as counter:
        outputs = method()
    flops[method.__name__] = counter.get_total_flops()
    assert torch.allclose(outputs, recompute(), atol=1e-5)
    print(f"{method.__name__:10s} {flops[method.__name__] / 1e6:6.2f} MFLOP for {n} tokens")
print(f"saved: a factor of {flops['recompute'] / flops['with_cache']:.1f}")
print(f"price: the cache holds {2 * n * d:,} numbers per layer, 2 x n x d_model")
assert flops["recompute"] > 20 * flops["with_cache"]
