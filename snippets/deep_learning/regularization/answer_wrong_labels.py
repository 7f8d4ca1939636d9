"""The ablation again with 30% of the labels drawn at random, and all four strengths at once."""

import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
torch.manual_seed(0)
drawn = torch.where(torch.rand(1797) < 0.3, torch.randint(10, (1797,)), y)
X, wide = X / 16, F.pad(X.view(-1, 8, 8) / 16, (1, 1, 1, 1))
moved = torch.stack([wide[:, i : i + 8, j : j + 8].flatten(1) for i in range(3) for j in range(3)])
S, RATES = 12, (0.1, 0.3, 0.6, 1.2)
NAMES = "weight decay", "dropout", "label smoothing", "shifts by part of a pixel"
STRENGTHS = (0.001, 0.004), (0.1, 0.3), (0.1, 0.3), (0.3, 1.0)
order = torch.stack([torch.arange(1797).roll(150 * s) for s in range(S)])  # other writers each
part = (order[:, 900:1300], drawn), (order[:, 1300:], y)  # we choose by wrong labels too


def train(n, settings):
    """Return accuracies (2, 2, C, S) for settings (C, S, 5): half and all steps, choose, test."""
    rate, decay, drop, smooth, shift = settings[..., None, None].unbind(2)
    draw, scores = torch.Generator().manual_seed(0), []  # all settings share rows and lots
    rows = torch.stack([o[torch.randperm(900, generator=draw)[:n]] for o in order])
    W = [torch.randn(S, *d, generator=draw) * (2 / d[0]) ** 0.5 for d in ((64, 32), (32, 10))]
    W1, W2 = W = [w.repeat(len(settings), 1, 1, 1).requires_grad_() for w in W]
    for step in range(1, 301):
        batch = rows.gather(1, torch.randint(n, (S, 16), generator=draw))
        k, way = torch.randint(9, (S, 16), generator=draw), torch.rand(S, 16, 1, generator=draw)
        A = X[batch] + shift * way * (moved[k, batch] - X[batch])
        mask = (torch.rand(S, 16, 32, generator=draw) >= drop) / (1 - drop)
        target = F.one_hot(drawn[batch], 10) * (1 - smooth) + smooth / 10
        loss = -(target * (torch.relu(A @ W1) * mask @ W2).log_softmax(-1)).sum() / 16
        for w, g in zip(W, torch.autograd.grad(loss, W), strict=True):
            w.data -= rate * (g + decay * w.data)
        if step in (150, 300):
            hits = [((torch.relu(X[r] @ W1) @ W2).argmax(-1) == t[r]).double() for r, t in part]
            scores.append(torch.stack([h.mean(-1) for h in hits]))
    return torch.stack(scores)


grid = [[rate, 0, 0, 0, 0] for rate in RATES]  # the baseline: four runs, four rates
for i, pair in enumerate(STRENGTHS):  # four runs each: two rates, two strengths
    grid += [[rate] + [s * (i == j) for j in range(4)] for rate in RATES[1:3] for s in pair]
grid, gain, together = torch.tensor(grid)[:, None].expand(-1, S, -1), {}, torch.zeros(1, S, 5)
half, full = train(850, grid)
runs = {name: full[:, 4 * i : 4 * i + 4] for i, name in enumerate(("baseline", *NAMES))}
runs["early stopping"] = torch.cat([half[:, 1:3], full[:, 1:3]], dim=1)
for name, (choose, test) in list(runs.items()):
    best = choose.argmax(0, keepdim=True)
    runs[name] = test.gather(0, best)[0]
    if name in NAMES:  # all that was chosen, at the mean of the four rates
        together += grid[4 + 4 * NAMES.index(name) + best[0], 0] * torch.tensor([0.25] + [1.0] * 4)
runs["all four"] = train(850, together)[1, 1, 0]
runs["rate 0.6, not tuned"] = full[1, 2]
for name, run in runs.items():
    d = gain[name] = run - runs["baseline"]
    print(f"{name:26} {run.mean():.2f}   {d.mean():+.3f} ± {2.2 * d.std() / S**0.5:.3f}")
assert gain["rate 0.6, not tuned"].mean() < -0.015  # fails if the labels are not drawn
assert max(d.mean() for d in gain.values()) < 0.03 and gain["all four"].mean() < 0.02
