"""A GPT-style decoder learns to reverse digit strings; its heads read the input backwards."""
# one seed: to be revised

import math

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

device = "cuda" if torch.cuda.is_available() else "cpu"
L, SEP, VOCABULARY = 8, 10, 11  # digits per string; the separator's token; 10 digits + separator
D_MODEL, N_HEADS, N_LAYERS, N_STEPS, BATCH = 48, 2, 1, 200, 64


class SelfAttention(nn.Module):
    """Causal multi-head self-attention that keeps its weights `A` for inspection."""

    def __init__(self) -> None:
        super().__init__()
        self.W_qkv = nn.Linear(D_MODEL, 3 * D_MODEL)
        self.W_o = nn.Linear(D_MODEL, D_MODEL)

    def forward(self, X: Tensor) -> Tensor:
        batch, n, _ = X.shape
        Q, K, V = self.W_qkv(X).view(batch, n, 3, N_HEADS, -1).permute(2, 0, 3, 1, 4)
        S = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
        future = torch.ones(n, n, dtype=torch.bool, device=X.device).triu(diagonal=1)
        self.A = S.masked_fill(future, -torch.inf).softmax(dim=-1)
        return self.W_o((self.A @ V).transpose(1, 2).reshape(batch, n, D_MODEL))


class Block(nn.Module):
    """Pre-norm block: tokens exchange information, then each one is processed alone."""

    def __init__(self) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(D_MODEL), nn.LayerNorm(D_MODEL)
        self.attention = SelfAttention()
        self.mlp = nn.Sequential(
            nn.Linear(D_MODEL, 4 * D_MODEL), nn.GELU(), nn.Linear(4 * D_MODEL, D_MODEL)
        )

    def forward(self, X: Tensor) -> Tensor:
        X = X + self.attention(self.norm1(X))
        return X + self.mlp(self.norm2(X))


class GPT(nn.Module):
    """Maps tokens, shape (batch, n), to next-token logits, shape (batch, n, VOCABULARY)."""

    def __init__(self) -> None:
        super().__init__()
        self.token = nn.Embedding(VOCABULARY, D_MODEL)
        self.position = nn.Embedding(2 * L, D_MODEL)  # learned position vectors
        self.blocks = nn.Sequential(*[Block() for _ in range(N_LAYERS)])
        self.norm, self.head = nn.LayerNorm(D_MODEL), nn.Linear(D_MODEL, VOCABULARY)

    def forward(self, tokens: Tensor) -> Tensor:
        t = torch.arange(tokens.shape[1], device=tokens.device)
        return self.head(self.norm(self.blocks(self.token(tokens) + self.position(t))))


def with_answer(digits: Tensor) -> Tensor:
    """Rows `digits > reversed digits`, shape (batch, 2 L + 1)."""
    return torch.cat([digits, torch.full_like(digits[:, :1], SEP), digits.flip(1)], dim=1)


@torch.no_grad()
def generate(model: GPT, prompt: Tensor) -> Tensor:
    """Append the L most likely tokens one at a time."""
    for _ in range(L):
        prompt = torch.cat([prompt, model(prompt)[:, -1:].argmax(dim=-1)], dim=1)
    return prompt


torch.manual_seed(0)
strings = torch.randint(10, (N_STEPS * BATCH + 500, L)).unique(dim=0)
strings = strings[torch.randperm(len(strings))].to(device)
test, train = with_answer(strings[:500]), with_answer(strings[500:])  # no string is in both

model = GPT().to(device)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
curve = []
for step in range(N_STEPS + 1):
    if step % 10 == 0:
        correct = generate(model, test[:, : L + 1])[:, L + 1 :] == test[:, L + 1 :]
        per_digit, exact = correct.float().mean(), correct.all(dim=1).float().mean()
        curve.append((step, per_digit.item(), exact.item()))
    batch = train[torch.randint(len(train), (BATCH,), device=device)]
    logits = model(batch[:, :-1])[:, L:]  # only the answer is scored
    loss = F.cross_entropy(logits.flatten(0, 1), batch[:, L + 1 :].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

steps, per_digit, exact = zip(*curve, strict=True)
assert exact[0] == 0 and per_digit[0] < 0.2 and exact[6] > 0.9 and exact[-1] >= 0.95
print(f"parameters: {sum(p.numel() for p in model.parameters()):,}")
print("held-out strings reversed without an error: 0 % before training, at least 95 % after")
prompt = torch.tensor([[2, 7, 1, 8, 2, 8, 1, 8, SEP]], device=device)
print("generated:", "".join("0123456789>"[i] for i in generate(model, prompt)[0]))
print(f"right by guessing: 1 digit in 10, 1 string in {10**L:,}")

model(test[:, :-1])
A = model.blocks[0].attention.A.detach().cpu().numpy()
A = A.mean(axis=0)[:, L:]  # mean over strings, shape (N_HEADS, digits of the answer, 2 L)
mechanism = A[:, range(L), range(L - 1, -1, -1)]  # weight on the digit that is to be copied
assert mechanism.min() > 0.8
print("mean weight on the digit to be copied: above 0.8 at every place, in both heads")

fig, ax = plt.subplot_mosaic("cc;12", figsize=(7, 4.8), layout="constrained")
curves = (
    (per_digit, "C1", "digits", (20, 0.5), "right"),
    (exact, "C0", "whole strings", (40, 0.6), "left"),
)
for curve, color, label, place, side in curves:
    ax["c"].plot(steps, [round(value, 1) for value in curve], "o-", ms=4, color=color)
    ax["c"].annotate(label, place, color=color, ha=side)
ax["c"].axhline(0.1, color="C7", linestyle="--")
ax["c"].annotate("chance per digit", (steps[-1], 0.13), ha="right", color="C7")
ax["c"].set(xlabel="training step", ylabel="held-out accuracy", ylim=(-0.05, 1.05))
for h in range(N_HEADS):
    panel = ax[f"{h + 1}"]
    # Rounded to halves: the picture then does not depend on the last bits of another CPU.
    panel.imshow((A[h] * 2).round() / 2, cmap="viridis", vmin=0, vmax=1, aspect="auto")
    panel.set(title=f"head {h + 1}", xlabel="position attended to", ylabel="digit of the answer")
    panel.set_xticks(range(0, 2 * L, 2))
    panel.set_yticks(range(0, L, 2), range(1, L + 1, 2))
    panel.axvline(L - 0.5, color="C7", linestyle=":")  # the input ends, the separator follows
plt.show()
