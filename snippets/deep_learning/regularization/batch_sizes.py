"""Batch, layer and group normalization trained on batches of 2 and 16: accuracy, five seeds."""

import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X, S, D, DIGITS = X / 16, 5, 32, 2400  # ordered by writer; two hidden layers of 32 neurons
RATES = torch.tensor([0.01, 0.03, 0.1, 0.3, 1.0]).view(-1, 1, 1, 1)


def norm(Z, kind):
    """Normalize Z (..., B, D) over the batch, or over groups of `kind` neurons of a row."""
    if kind == "batch":  # in training the first 900 are the batch; at test, all training rows
        var, mean = torch.var_mean(Z[..., :900, :], -2, keepdim=True, correction=0)
        return (Z - mean) / (var + 1e-5).sqrt()
    return F.layer_norm(Z.unflatten(-1, (-1, kind)), (kind,)).flatten(-2) if kind else Z


def train(kind, B):
    """Train nets (5 rates, S) on batches of B; return the accuracies (S,) at the rate chosen."""
    draw = torch.Generator().manual_seed(0)
    p = []
    for d_in, d_out in ((64, D), (D, D), (D, 10)):
        W = torch.randn(S, d_in, d_out, generator=draw) * (2 / d_in) ** 0.5
        p += [q.repeat(5, 1, 1, 1).requires_grad_() for q in (W, torch.zeros(S, 1, d_out))]

    def logits(A):
        for W, b in (p[:2], p[2:4]):
            A = torch.relu(norm(A @ W, kind) + b)
        return A @ p[4] + p[5]

    for _ in range(DIGITS // B):
        rows = torch.randint(900, (S, B), generator=draw)
        z, true = logits(X[rows]).flatten(0, -2), y[rows].expand(5, S, B).flatten()
        loss = F.cross_entropy(z, true, reduction="sum") / B
        for q, g in zip(p, torch.autograd.grad(loss, p), strict=True):
            q.data -= RATES * g
    right = (logits(X).argmax(-1) == y).double()
    best = right[..., 900:1300].mean((1, 2)).argmax()
    return right[best, :, 1300:].mean(-1)


test = {}
print("normalized over  batches of 2         batches of 16")
kinds = {"nothing": 0, "the batch": "batch", "the layer": D, "groups of 16": 16}
for name, kind in kinds.items():
    runs = [test.setdefault((name, B), train(kind, B)) for B in (2, 16)]
    shown = [f"{r.mean():.2f} ({r.min():.2f} to {r.max():.2f})" for r in runs]
    if name == "the batch":  # at 2 the rounding of a processor moves a seed by some hundredths
        shown[0] = f"all below {max(0.75, runs[0].max()):.2f}     "
    print(f"{name:16}", *shown)
assert (test["the layer", 2] - test["the batch", 2]).min() > 0.1  # fails if both B are 16
assert (test["the batch", 16] - test["nothing", 16]).mean() > 0.01  # fails if both B are 2
