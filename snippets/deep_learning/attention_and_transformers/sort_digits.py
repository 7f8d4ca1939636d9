"""A GPT from scratch sorts six digits: where it looks when it writes each digit, in one string."""

import matplotlib.pyplot as plt
import torch
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
L, SEP, D, H = 6, 10, 32, 128  # digits, the token that ends them, width of a token, of the MLP


class GPT(nn.Module):
    """Tokens, (B, n), to logits of the next token, (B, n, 11): one block, one head."""

    def __init__(self) -> None:
        super().__init__()
        self.token, self.place = nn.Embedding(11, D), nn.Embedding(2 * L, D)
        self.norm, self.W_qkv, self.W_o = nn.LayerNorm(D), nn.Linear(D, 3 * D), nn.Linear(D, D)
        self.mlp = nn.Sequential(nn.LayerNorm(D), nn.Linear(D, H), nn.GELU(), nn.Linear(H, D))
        self.head = nn.Sequential(nn.LayerNorm(D), nn.Linear(D, 11))

    def forward(self, tokens: Tensor) -> Tensor:
        X = self.token(tokens) + self.place.weight[: tokens.shape[1]]
        Q, K, V = self.W_qkv(self.norm(X)).chunk(3, dim=-1)
        S = Q @ K.mT / D**0.5
        self.A = (S + torch.full_like(S, -torch.inf).triu(diagonal=1)).softmax(dim=-1)  # causal
        X = X + self.W_o(self.A @ V)
        return self.head(X + self.mlp(X))


def strings(n: int) -> Tensor:
    digits = torch.randint(10, (n, L))
    return torch.cat([digits, torch.full((n, 1), SEP), digits.sort(dim=1).values], dim=1)


runs = []
for seed in range(3):
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW((model := GPT()).parameters(), lr=0.01)
    for batch in strings(200 * 64).split(64):
        logits = model(batch[:, :-1])[:, L:]  # all places at once; only the answer is scored
        optimizer.zero_grad()
        nn.functional.cross_entropy(logits.flatten(0, 1), batch[:, L + 1 :].flatten()).backward()
        optimizer.step()
    rows = (test := strings(300))[:, : L + 1]
    for _ in range(L):  # it reads what it has written so far
        rows = torch.cat([rows, model(rows)[:, -1:].argmax(dim=-1)], dim=1)
    A = model.A.detach()[:, L:, :L]  # rows: the digits it writes; columns: those of the input
    same = rows[:, None, :L] == rows[:, L + 1 :, None]  # where the digit it writes stands
    looks = [(A * where).sum(dim=2).mean() for where in (same, same.roll(1, dims=0))]
    runs.append([(rows == test).all(dim=1).double().mean(), *looks])
for label, run in zip(("sorted", "on the digit", "elsewhere"), torch.tensor(runs).T, strict=True):
    print(f"{label:12s} {run.min():.2f} to {run.max():.2f}")
assert min(exact for exact, *_ in runs) > 0.5  # a model without places gets about 0.3
assert min(here - there for _, here, there in runs) > 0.15  # fails if it looked by place

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
fig.colorbar(ax.imshow(A[0].numpy(), vmin=0, vmax=1), label="weight")
ax.set(xticks=range(L), xticklabels=rows[0, :L].tolist(), xlabel="digit of the input")
ax.set(yticks=range(L), yticklabels=rows[0, L + 1 :].tolist(), ylabel="digit it writes")
plt.show()
