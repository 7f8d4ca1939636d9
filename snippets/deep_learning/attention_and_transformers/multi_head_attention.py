"""Multi-head attention from scratch, equal to PyTorch's function and module, weight for weight."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def attention(Q: Tensor, K: Tensor, V: Tensor, causal: bool) -> tuple[Tensor, Tensor]:
    """Scaled dot-product attention over the last two axes; returns outputs and weights."""
    S = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if causal:
        future = torch.ones(S.shape[-2:], dtype=torch.bool).triu(diagonal=1)
        S = S.masked_fill(future, -torch.inf)
    A = S.softmax(dim=-1)
    return A @ V, A


class MultiHeadAttention(nn.Module):
    """Self-attention in `n_heads` subspaces of size d_model / n_heads.

    Source: Vaswani et al., Attention Is All You Need, section 3.2.2.
    """

    def __init__(self, d_model: int, n_heads: int) -> None:
        super().__init__()
        self.n_heads = n_heads
        self.W_qkv = nn.Linear(d_model, 3 * d_model)  # W_q, W_k and W_v stacked
        self.W_o = nn.Linear(d_model, d_model)

    def forward(self, X: Tensor, causal: bool = False) -> tuple[Tensor, Tensor]:
        """Map X, shape (batch, n, d_model), to outputs of that shape and weights per head."""
        batch, n, d_model = X.shape
        split = self.W_qkv(X).view(batch, n, 3, self.n_heads, d_model // self.n_heads)
        Q, K, V = split.permute(2, 0, 3, 1, 4)  # each (batch, n_heads, n, d_k)
        Y, A = attention(Q, K, V, causal)
        assert torch.allclose(
            Y, F.scaled_dot_product_attention(Q, K, V, is_causal=causal), atol=1e-6
        )
        return self.W_o(Y.transpose(1, 2).reshape(batch, n, d_model)), A


torch.manual_seed(0)
d_model, n_heads, n = 64, 4, 10
ours = MultiHeadAttention(d_model, n_heads)
theirs = nn.MultiheadAttention(d_model, n_heads, batch_first=True)
with torch.no_grad():
    theirs.in_proj_weight.copy_(ours.W_qkv.weight)
    theirs.in_proj_bias.copy_(ours.W_qkv.bias)
    theirs.out_proj.load_state_dict(ours.W_o.state_dict())

X = torch.randn(2, n, d_model)
for causal in (False, True):
    Y, A = ours(X, causal)
    mask = nn.Transformer.generate_square_subsequent_mask(n) if causal else None
    Y_ref, A_ref = theirs(X, X, X, attn_mask=mask, average_attn_weights=False)
    assert torch.allclose(Y, Y_ref, atol=1e-6) and torch.allclose(A, A_ref, atol=1e-6)
    print(
        f"causal={causal!s:5}  output {tuple(Y.shape)}, weights {tuple(A.shape)}: equal to PyTorch"
    )

n_params = sum(p.numel() for p in ours.parameters())
assert n_params == 4 * d_model**2 + 4 * d_model
print(f"parameters: {n_params:,} = 4 x {d_model}^2 + 4 x {d_model}, whatever the number of heads")
