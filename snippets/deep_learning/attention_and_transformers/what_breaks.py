"""Two ways to break the decoder: no positions, and no causal mask, which the loss never shows."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

device = "cuda" if torch.cuda.is_available() else "cpu"
L, SEP, D_MODEL, N_STEPS, BATCH = 8, 10, 48, 100, 64


class Decoder(nn.Module):
    """One block with switches for the position vectors and for the causal mask."""

    def __init__(self, positions: bool, causal: bool) -> None:
        super().__init__()
        self.token = nn.Embedding(11, D_MODEL)
        self.P = nn.Parameter(torch.randn(2 * L, D_MODEL)) if positions else None
        self.causal = causal
        self.block = nn.TransformerEncoderLayer(
            D_MODEL, 2, 4 * D_MODEL, dropout=0.0, batch_first=True, norm_first=True
        )
        self.head = nn.Sequential(nn.LayerNorm(D_MODEL), nn.Linear(D_MODEL, 11))

    def forward(self, tokens: Tensor) -> Tensor:
        n = tokens.shape[1]
        X = self.token(tokens)
        X = X if self.P is None else X + self.P[:n]
        mask = nn.Transformer.generate_square_subsequent_mask(n, device=X.device)
        return self.head(self.block(X, src_mask=mask if self.causal else None))


def make_batch(n: int, task: str) -> Tensor:
    """Rows `digits > answer`, shape (n, 2 L + 1), the answer reversed or sorted."""
    digits = torch.randint(10, (n, L), device=device)
    answer = digits.flip(1) if task == "reverse" else digits.sort(dim=1).values
    return torch.cat([digits, torch.full_like(digits[:, :1], SEP), answer], dim=1)


def answer_loss(model: Decoder, rows: Tensor) -> Tensor:
    """Mean cross-entropy (nats) of the answer's digits, given the true tokens before each."""
    logits = model(rows[:, :-1])[:, L:]
    return F.cross_entropy(logits.flatten(0, 1), rows[:, L + 1 :].flatten())


def train_and_test(task: str, positions: bool, causal: bool) -> tuple[float, float]:
    """Train; return the loss on fresh rows and the share of answers generated without error."""
    torch.manual_seed(0)
    model = Decoder(positions, causal).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(N_STEPS):
        loss = answer_loss(model, make_batch(BATCH, task))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    test = make_batch(500, task)
    rows = test[:, : L + 1]
    with torch.no_grad():
        for _ in range(L):
            rows = torch.cat([rows, model(rows)[:, -1:].argmax(dim=-1)], dim=1)
        return answer_loss(model, test).item(), (rows == test).all(dim=1).float().mean().item()


loss, exact = train_and_test("reverse", positions=True, causal=True)
assert loss < 0.05 and exact >= 0.95
print("reverse, intact:        fresh-data loss near 0, at least 95 % generated right")

loss, exact = train_and_test("reverse", positions=False, causal=True)
assert loss > 0.7 * math.log(10) and exact < 0.005
print(
    f"reverse, no positions:  fresh-data loss {loss:.1f} (guessing {math.log(10):.1f}), 0 % right"
)

loss, exact = train_and_test("sort", positions=True, causal=False)
assert loss < 0.1 and exact <= 0.05
print("sort, no causal mask:   fresh-data loss near 0, at most 5 % right: it read the answers")
