"""One pre-norm transformer block written out in full, equal to nn.TransformerEncoderLayer."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def layer_norm(X: Tensor, gain: Tensor, bias: Tensor, eps: float = 1e-5) -> Tensor:
    """Standardize each token's vector over its features, then rescale. Shape is kept.

    Source: Ba, Kiros and Hinton, Layer Normalization, equations 3 and 4.
    """
    mean, var = X.mean(-1, keepdim=True), X.var(-1, keepdim=True, unbiased=False)
    return (X - mean) / torch.sqrt(var + eps) * gain + bias


def block(X: Tensor, w: dict[str, Tensor], n_heads: int) -> Tensor:
    """Pre-norm block: X + attention(norm(X)), then X + mlp(norm(X)).

    Args:
        X: Token vectors, shape (batch, n, d_model).
        w: Weights, under the names that nn.TransformerEncoderLayer gives them.
        n_heads: Number of heads; divides d_model.

    Returns:
        Token vectors of the same shape.

    Source: Xiong et al., On Layer Normalization in the Transformer Architecture, figure 1b.
    """
    batch, n, d_model = X.shape
    H = layer_norm(X, w["norm1.weight"], w["norm1.bias"])
    QKV = H @ w["self_attn.in_proj_weight"].T + w["self_attn.in_proj_bias"]
    Q, K, V = QKV.view(batch, n, 3, n_heads, -1).permute(2, 0, 3, 1, 4)
    Y = F.scaled_dot_product_attention(Q, K, V).transpose(1, 2).reshape(batch, n, d_model)
    X = X + Y @ w["self_attn.out_proj.weight"].T + w["self_attn.out_proj.bias"]

    H = layer_norm(X, w["norm2.weight"], w["norm2.bias"])
    H = F.gelu(H @ w["linear1.weight"].T + w["linear1.bias"])
    return X + H @ w["linear2.weight"].T + w["linear2.bias"]


torch.manual_seed(0)
d_model, n_heads = 64, 4
reference = nn.TransformerEncoderLayer(
    d_model, n_heads, 4 * d_model, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
)
X = torch.randn(2, 10, d_model)
Y = block(X, reference.state_dict(), n_heads)
assert torch.allclose(Y, reference(X), atol=1e-5)
print(f"block output {tuple(Y.shape)}: equal to nn.TransformerEncoderLayer")

counts = {"attention": 0, "feed-forward": 0, "layer norms": 0}
for name, p in reference.named_parameters():
    part = {"s": "attention", "l": "feed-forward", "n": "layer norms"}[name[0]]
    counts[part] += p.numel()
print("parameters:", ", ".join(f"{part} {count:,}" for part, count in counts.items()))
