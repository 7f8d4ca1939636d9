"""Parameters of published architectures, counted without weights, and operations per token."""

import torch
import transformers as hf
from torch.utils.flop_counter import FlopCounterMode

llama_3 = dict(
    vocab_size=128_256, hidden_size=4096, intermediate_size=14_336, num_hidden_layers=32,
    num_attention_heads=32, num_key_value_heads=8,
)  # fmt: skip
smollm2 = dict(
    vocab_size=49_152, hidden_size=576, intermediate_size=1536, num_hidden_layers=30,
    num_attention_heads=9, num_key_value_heads=3, tie_word_embeddings=True,
)  # fmt: skip
models = {
    "GPT-2": hf.GPT2Config(),
    "SmolLM2 135M": hf.LlamaConfig(**smollm2),
    "Llama 3 8B": hf.LlamaConfig(**llama_3),
    "Mixtral 8x7B": hf.MixtralConfig(num_local_experts=8, num_experts_per_tok=2),
    "Mamba 130M": hf.MambaConfig(vocab_size=50_280, hidden_size=768, num_hidden_layers=24),
}
counts = {}
for name, config in models.items():
    with torch.device("meta"):  # shapes only: no weights, no memory
        model = hf.AutoModelForCausalLM.from_config(config)
    counts[name] = sum(p.numel() for p in model.parameters())
    experts = sum(p.numel() for n, p in model.named_parameters() if "experts" in n)
    active = counts[name] - experts * 6 // 8  # two of eight experts are used
    print(f"{name:13s} {counts[name] / 1e6:9,.1f} million, used per token {active / 1e6:9,.1f}")
assert counts["GPT-2"] == 124_439_808  # the published model; an untied head has 38.6 million more
assert counts["SmolLM2 135M"] == 134_515_008
with torch.device("meta"):
    model, ids = hf.LlamaForCausalLM(models["SmolLM2 135M"]), torch.zeros(1, 256, dtype=torch.long)
    with FlopCounterMode(display=False) as forward:
        loss = model(ids).logits.mean()
    with FlopCounterMode(display=False) as backward:
        loss.backward()
N = counts["SmolLM2 135M"]
f, b = (counter.get_total_flops() / 256 / N for counter in (forward, backward))
print(f"operations per token: forward {f:.1f} N, backward {b:.1f} N")
assert 2 <= f < 2.3 and 1.9 < b / f < 2.1  # a count of multiplications alone gives half
