"""Five regularizers against a baseline with as many runs: paired gains over eight seeds."""

import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X, wide = X / 16, F.pad(X.view(-1, 8, 8) / 16, (1, 1, 1, 1))
moved = torch.stack([wide[:, i : i + 8, j : j + 8].flatten(1) for i in range(3) for j in range(3)])
S, RATES = 8, (0.1, 0.2, 0.3, 0.4, 0.6, 0.8)
NAMES = "weight decay", "dropout", "label smoothing", "shifts"
STRENGTHS = (0.001, 0.004), (0.1, 0.3), (0.1, 0.3), (0.3, 1.0)
order = torch.stack([torch.arange(1797).roll(225 * s) for s in range(S)])  # other writers each
CHOOSE, TEST = order[:, 900:1300], order[:, 1300:]


def train(n, settings):
    """Train a net for each of settings (C, S, 5), a rate and four strengths, on n rows per seed.

    Returns accuracies (2, 2, C, S): after half the steps and all, to choose by and to test.
    """
    rate, decay, drop, smooth, shift = settings[..., None, None].unbind(2)
    draw, scores = torch.Generator().manual_seed(0), []  # all settings share rows and draws
    rows = torch.stack([o[torch.randperm(900, generator=draw)[:n]] for o in order])
    W = [torch.randn(S, *d, generator=draw) * (2 / d[0]) ** 0.5 for d in ((64, 32), (32, 10))]
    W1, W2 = W = [w.repeat(len(settings), 1, 1, 1).requires_grad_() for w in W]
    for step in range(1, 301):
        batch = rows.gather(1, torch.randint(n, (S, 16), generator=draw))
        k, way = torch.randint(9, (S, 16), generator=draw), torch.rand(S, 16, 1, generator=draw)
        A = X[batch] + shift * way * (moved[k, batch] - X[batch])
        mask = (torch.rand(S, 16, 32, generator=draw) >= drop) / (1 - drop)
        target = F.one_hot(y[batch], 10) * (1 - smooth) + smooth / 10
        loss = -(target * (torch.relu(A @ W1) * mask @ W2).log_softmax(-1)).sum() / 16
        for w, g in zip(W, torch.autograd.grad(loss, W), strict=True):
            w.data -= rate * (g + decay * w.data)
        if step in (150, 300):
            hits = [(torch.relu(X[r] @ W1) @ W2).argmax(-1) == y[r] for r in (CHOOSE, TEST)]
            scores.append(torch.stack([hit.double().mean(-1) for hit in hits]))
    return torch.stack(scores)


grid = [[rate, 0, 0, 0, 0] for rate in RATES]  # the baseline: six runs, six rates
for i, pair in enumerate(STRENGTHS):  # six runs each: three of these rates, two strengths
    grid += [[rate] + [s * (i == j) for j in range(4)] for rate in RATES[1::2] for s in pair]
base, gain = {}, {}
for n in (100, 850):
    half, full = train(n, torch.tensor(grid)[:, None].expand(-1, S, -1))
    plain = full[:, [1, 1, 3, 3, 5, 5] * 4]  # for each run the baseline at its rate
    assert (full[:, 6:] != plain).any(2).all()  # fails if a regularizer is switched off
    runs = {name: full[:, 6 + 6 * i : 12 + 6 * i] for i, name in enumerate(NAMES)}
    runs["early stopping"] = torch.cat([half[:, 1::2], full[:, 1::2]], dim=1)  # 150 or 300 steps
    for name, (choose, test) in {"baseline": full[:, :6], **runs}.items():
        best = test.gather(0, choose.argmax(0, keepdim=True))[0]  # each seed chooses for itself
        d = gain[n, name] = best - base.setdefault(n, best)
        e = 2.36 * d.std() / S**0.5  # Student's t with 7 degrees of freedom: a 95% interval
        shown = "" if name == "baseline" else f"  {d.mean():+.3f} ± {e:.3f}"
        print(f"{n} rows  {name:15} {best.mean():.3f}{shown}")
assert max(abs(d.mean()) for d in gain.values()) < 0.03  # fails if the baseline has rate 0.02 alone
assert (base[850] - base[100]).mean() > 0.03  # fails if 850 rows are cut to 100
