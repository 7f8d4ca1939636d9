"""A GPT from scratch writes what followed a digit last time, and shows where it looks for it."""

import torch
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
L, W, D, H = 7, 3, 32, 128  # digits to read, to write; width of a token, of the MLP


class Block(nn.Module):
    """Causal attention with one head, then an MLP; with scale 0 the scores play no part."""

    def __init__(self, scale: float) -> None:
        super().__init__()
        self.scale, self.norm = scale, nn.LayerNorm(D)
        self.W_qkv, self.W_o = nn.Linear(D, 3 * D), nn.Linear(D, D)
        self.mlp = nn.Sequential(nn.LayerNorm(D), nn.Linear(D, H), nn.GELU(), nn.Linear(H, D))

    def forward(self, X: Tensor) -> Tensor:
        Q, K, V = self.W_qkv(self.norm(X)).chunk(3, dim=-1)
        S = self.scale * Q @ K.mT
        self.A = (S + torch.full_like(S, -torch.inf).triu(diagonal=1)).softmax(dim=-1)
        X = X + self.W_o(self.A @ V)
        return X + self.mlp(X)


def strings(n: int) -> Tensor:
    """Return L different digits, then W + 1 neighbors among them once more, (n, L + W + 1)."""
    digits, begin = torch.rand(n, 10).argsort(dim=1, stable=True), torch.randint(L - W, (n, 1))
    return torch.cat([digits[:, :L], digits.gather(1, begin + torch.arange(W + 1))], dim=1)


r = D**-0.5  # the usual scale
for name, scales in (("no scores", (0, 0)), ("one block", (r,)), ("GPT", (r, r))):
    runs = []
    for seed in range(3):
        torch.manual_seed(seed)
        test = strings(300)
        token, place = nn.Embedding(10, D), nn.Embedding(L + W, D)
        blocks = nn.Sequential(*map(Block, scales), nn.LayerNorm(D), nn.Linear(D, 10))
        model = nn.ModuleList([token, place, blocks])
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.005)
        for batch in strings(200 * 32).split(32):
            logits = blocks(token(batch[:, :-1]) + place.weight)[:, L:]  # the last W are scored
            optimizer.zero_grad()
            nn.functional.cross_entropy(logits.mT, batch[:, L + 1 :]).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            logits, answer = blocks(token(test[:, :-1]) + place.weight)[:, L:], test[:, L + 1 :]
        A, there = blocks[-3].A[:, L:, :L], test[:, None, :L] == answer[:, :, None]
        looks = [(A * where).sum(dim=2).mean() for where in (there, there.roll(1, dims=0))]
        runs.append([(logits.argmax(dim=-1) == answer).all(dim=1).double().mean(), *looks])
    right, here, elsewhere = torch.tensor(runs).T
    print(f"{name:10s} right {right.min():.2f} to {right.max():.2f}, looks there {here.min():.2f}")
    assert right.min() > 0.9 if name == "GPT" else right.max() < 0.3  # in so few steps
assert (here - elsewhere).min() > 0.5  # fails if it looked by place
print("reads", *(f"{digit:4d}" for digit in test[0, :L].tolist()))
for digit, row in zip(test[0, L:-1].tolist(), A[0], strict=True):
    print(f"at {digit} ", *(f"{a:.2f}" for a in row))
