"""A sorter from PyTorch's parts, with its causal mask and without: the loss does not show it."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
L, SEP, D = 6, 10, 32


class Sorter(nn.Module):
    def __init__(self, causal: bool) -> None:
        super().__init__()
        self.token, self.place = nn.Embedding(11, D), nn.Embedding(2 * L, D)
        layer = nn.TransformerEncoderLayer(D, 2, 4 * D, 0.0, batch_first=True, norm_first=True)
        self.blocks = nn.TransformerEncoder(layer, 1, nn.LayerNorm(D), enable_nested_tensor=False)
        self.head, self.causal = nn.Linear(D, 11), causal

    def forward(self, tokens: Tensor) -> Tensor:
        n = tokens.shape[1]
        X = self.token(tokens) + self.place.weight[:n]
        mask = nn.Transformer.generate_square_subsequent_mask(n) if self.causal else None
        return self.head(self.blocks(X, mask=mask, is_causal=self.causal))


def strings(n: int) -> Tensor:
    digits = torch.randint(10, (n, L))
    return torch.cat([digits, torch.full((n, 1), SEP), digits.sort(dim=1).values], dim=1)


def answer_loss(model: Sorter, rows: Tensor) -> Tensor:
    """Mean cross-entropy of the answer's digits, each given the true tokens before it."""
    return F.cross_entropy(model(rows[:, :-1])[:, L:].flatten(0, 1), rows[:, L + 1 :].flatten())


runs = {}
print("3 seeds      mean loss, new strings   sorted without error")
for name, causal in (("with mask", True), ("no mask", False)):
    for seed in range(3):
        torch.manual_seed(seed)
        model = Sorter(causal)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
        for batch in strings(6400).split(64):
            optimizer.zero_grad()
            answer_loss(model, batch).backward()
            optimizer.step()
        model.eval().requires_grad_(False)  # from here on it is only used
        test, changed = strings(300), strings(300)
        changed[:, :-2] = test[:, :-2]  # the last digit that the model reads may be another
        rows, loss = test[:, : L + 1], answer_loss(model, test).item()
        for _ in range(L):
            rows = torch.cat([rows, model(rows)[:, -1:].argmax(dim=-1)], dim=1)
        earlier = [model(x[:, :-1])[:, :-1] for x in (test, changed)]
        leak = not torch.allclose(*earlier)  # an earlier logit has seen a later token
        assert leak == (not causal)  # fails with equal masks in both rows
        runs.setdefault(name, []).append((loss, (rows == test).all(dim=1).double().mean().item()))
    loss, exact = torch.tensor(runs[name]).T
    print(f"{name:10s} {loss.mean():18.2f} {exact.min():15.2f} to {exact.max():.2f}   leak: {leak}")
(loss, exact), (loss_leak, exact_leak) = (torch.tensor(run).T for run in runs.values())
assert (loss_leak < loss / 4).all() and exact_leak.max() < 0.1 < exact.min() - 0.2  # seed by seed
