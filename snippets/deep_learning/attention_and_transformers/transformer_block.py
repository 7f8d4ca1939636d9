"""Multi-head attention and a pre-norm block from scratch, equal to PyTorch's, weight for weight."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)


class MultiHeadAttention(nn.Module):
    """Self-attention in n_heads groups of columns. Source: Attention Is All You Need, 3.2.2."""

    def __init__(self, d_model: int, n_heads: int) -> None:
        super().__init__()
        self.n_heads = n_heads
        self.W_qkv = nn.Linear(d_model, 3 * d_model)  # W_q, W_k and W_v side by side
        self.W_o = nn.Linear(d_model, d_model)

    def forward(self, X: Tensor) -> Tensor:
        """Map X, (B, n, d_model), to the same shape."""
        B, n, d_model = X.shape
        heads = self.W_qkv(X).view(B, n, 3, self.n_heads, d_model // self.n_heads)
        Q, K, V = heads.permute(2, 0, 3, 1, 4)  # each (B, n_heads, n, d_k)
        A = (Q @ K.mT / K.shape[-1] ** 0.5).softmax(dim=-1)
        return self.W_o((A @ V).transpose(1, 2).reshape(B, n, d_model))


class Block(nn.Module):
    """Fetch from all tokens, then transform each alone; both add to the stream X."""

    def __init__(self, d_model: int, n_heads: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(d_model), nn.LayerNorm(d_model)
        self.attention = MultiHeadAttention(d_model, n_heads)
        self.linear1 = nn.Linear(d_model, 4 * d_model)
        self.linear2 = nn.Linear(4 * d_model, d_model)

    def forward(self, X: Tensor) -> Tensor:
        X = X + self.attention(self.norm1(X))
        return X + self.linear2(F.gelu(self.linear1(self.norm2(X))))


torch.manual_seed(0)
X = torch.randn(2, 10, 64)
theirs = nn.TransformerEncoderLayer(64, 4, 256, 0.0, "gelu", batch_first=True, norm_first=True)
for W in theirs.parameters():
    nn.init.normal_(W, std=0.3)  # no ones and zeros, so that every part counts
names = ("self_attn.in_proj_", "attention.W_qkv."), ("self_attn.out_proj", "attention.W_o")
weights = theirs.state_dict()
for old, new in names:
    weights = {name.replace(old, new): W for name, W in weights.items()}
ours = Block(64, 4)
ours.load_state_dict(weights)
assert torch.allclose(ours(X), theirs(X))  # fails with 1 head, without the root, or swapped norms
print("equal to nn.TransformerEncoderLayer; its weights:")
for name in ("attention", "linear", "norm"):
    print(f"  {name:9s} {sum(W.numel() for key, W in weights.items() if name in key):6,}")
order = torch.randperm(10)
assert torch.allclose(ours(X[:, order]), ours(X)[:, order])  # fails with any mark of the place
