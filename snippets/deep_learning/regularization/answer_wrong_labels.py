"""100 rows, 30% of the labels drawn at random: gains at one rate, and with every rate tuned."""

import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
torch.manual_seed(0)
drawn = torch.where(torch.rand(1797) < 0.3, torch.randint(10, (1797,)), y)
X, wide = X / 16, F.pad(X.view(-1, 8, 8) / 16, (1, 1, 1, 1))
moved = torch.stack([wide[:, i : i + 8, j : j + 8].flatten(1) for i in range(3) for j in range(3)])
S, RATES = 12, (0.02, 0.05, 0.1, 0.3)
NAMES = "weight decay", "dropout", "label smoothing", "shifts by part of a pixel"
STRENGTHS = (0.01, 0.03), (0.2, 0.5), (0.2, 0.5), (0.5, 1.0)
order = torch.stack([torch.arange(1797).roll(150 * s) for s in range(S)])  # other writers each
part = (order[:, 900:1300], drawn), (order[:, 1300:], y)  # we choose by wrong labels too


def train(n, settings):
    """Return accuracies (C, S) for settings (C, S, 5): on rows to choose by, and to test."""
    rate, decay, drop, smooth, shift = settings[..., None, None].unbind(2)
    draw = torch.Generator().manual_seed(0)  # all settings share rows and lots
    rows = torch.stack([o[torch.randperm(900, generator=draw)[:n]] for o in order])
    W = [torch.randn(S, *d, generator=draw) * (2 / d[0]) ** 0.5 for d in ((64, 32), (32, 10))]
    W1, W2 = W = [w.repeat(len(settings), 1, 1, 1).requires_grad_() for w in W]
    for _ in range(600):
        batch = rows.gather(1, torch.randint(n, (S, 16), generator=draw))
        k, way = torch.randint(9, (S, 16), generator=draw), torch.rand(S, 16, 1, generator=draw)
        A = X[batch] + shift * way * (moved[k, batch] - X[batch])
        mask = (torch.rand(S, 16, 32, generator=draw) >= drop) / (1 - drop)
        target = F.one_hot(drawn[batch], 10) * (1 - smooth) + smooth / 10
        loss = -(target * (torch.relu(A @ W1) * mask @ W2).log_softmax(-1)).sum() / 16
        for w, g in zip(W, torch.autograd.grad(loss, W), strict=True):
            w.data -= rate * (g + decay * w.data)
    hits = [(torch.relu(X[r] @ W1) @ W2).argmax(-1) == t[r] for r, t in part]
    return [hit.double().mean(-1) for hit in hits]


def choose(val, test):
    """For each seed, test what its validation rows prefer; both (candidates, S)."""
    return test.gather(0, val.argmax(0, keepdim=True))[0]


grid = [[rate, 0, 0, 0, 0] for rate in RATES]  # the baseline: four runs, four rates
for i, pair in enumerate(STRENGTHS):  # four runs each: two rates, two strengths
    grid += [[rate] + [s * (i == j) for j in range(4)] for rate in RATES[1::2] for s in pair]
val, test = train(100, torch.tensor(grid)[:, None].expand(-1, S, -1))
fixed, tuned = test[3], choose(val[:4], test[:4])
print(f"baseline: rate 0.3 {fixed.mean():.2f}, tuned {tuned.mean():.2f}")
print("                           all at rate 0.3     all tuned")
gain = {}
for i, name in enumerate(NAMES):
    both, last = slice(4 + 4 * i, 8 + 4 * i), slice(6 + 4 * i, 8 + 4 * i)
    gain[name] = choose(val[last], test[last]) - fixed, choose(val[both], test[both]) - tuned
    shown = (f"{d.mean():+.3f} ± {2.2 * d.std() / S**0.5:.3f}" for d in gain[name])
    print(f"{name:26}", *shown, sep="   ")
assert min(same.mean() for same, _ in gain.values()) > 0.01  # fails if the labels are right
assert (tuned - fixed).mean() > max(both.mean() for _, both in gain.values())  # the rate first
