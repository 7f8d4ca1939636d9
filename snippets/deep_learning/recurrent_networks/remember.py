"""How many steps of training until the first of T numbers is remembered, by cell and by its start."""

import math

import torch
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)
H, B, MAX, RATES = 8, 16, 100, (0.03, 0.1)


class Reader(nn.Module):
    """A recurrent layer whose last state gives two logits."""

    def __init__(self, kind: str, reach: float) -> None:
        super().__init__()
        self.layer = getattr(nn, kind.split()[0])(1, H, batch_first=True)
        self.out = nn.Linear(H, 2)
        if "orthogonal" in kind:
            nn.init.orthogonal_(self.layer.weight_hh_l0)
        if "kept" in kind:
            self.layer.bias_hh_l0.data[H : 2 * H] = math.log(reach - 1)

    def forward(self, X: Tensor) -> Tensor:
        states, _ = self.layer(X)
        return self.out(states[:, -1])


def steps_needed(kind: str, T: int, lr: float, seed: int) -> int:
    """Train until five new batches in a row are all right; return the steps, at most MAX."""
    torch.manual_seed(seed)
    net = Reader(kind, reach=T)
    optimizer, right = torch.optim.Adam(net.parameters(), lr), 0
    for step in range(1, MAX + 1):
        X, y = torch.randn(B, T, 1) / 2, torch.randint(2, (B,))  # noise that means nothing
        X[:, 0, 0] = 2.0 * y - 1  # and the answer before it
        logits = net(X)
        right = right + 1 if (logits.argmax(dim=1) == y).all() else 0
        if right == 5:
            return step
        optimizer.zero_grad()
        nn.functional.cross_entropy(logits, y).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
    return MAX


steps = {}
print(f"steps until it remembers, three seeds, the better of two rates; {MAX}: not learned")
for T in (5, 20):
    for kind in ("RNN", "RNN orthogonal", "LSTM", "LSTM kept"):
        runs = [sorted(steps_needed(kind, T, lr, seed) for seed in range(3)) for lr in RATES]
        steps[T, kind] = best = min(runs, key=sum)
        print(f"T = {T:2d}   {kind:15s}", *(f"{n:4d}" for n in best))
    for kind in ("RNN orthogonal", "LSTM kept"):
        assert steps[T, kind][1] < MAX  # the median run learns; with y shuffled none does
assert max(steps[5, "LSTM"]) < MAX == min(steps[20, "LSTM"])  # fails if LSTM gets the bias too
