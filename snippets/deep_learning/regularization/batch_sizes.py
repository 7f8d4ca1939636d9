"""Batch, layer and group normalization trained on batches of 2, 4 and 16: accuracy, five seeds."""

import torch
from sklearn.datasets import load_digits

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X, S, D = X / 16, 5, 32  # ordered by writer; two hidden layers of 32 neurons
RATES = torch.tensor([0.01, 0.03, 0.1, 0.3, 1.0]).view(-1, 1, 1, 1)


def moments(Z, kind):
    """Return mean and variance of Z (..., B, D): of the batch, or of groups of k in a row."""
    if kind in ("none", "batch"):
        parts = torch.var_mean(Z, -2, keepdim=True, correction=0)[::-1]
        return parts if kind == "batch" else (0 * parts[0], 0 * parts[1] + 1)
    parts = torch.var_mean(Z.unflatten(-1, (-1, kind)), -1, correction=0)[::-1]
    return [m.repeat_interleave(kind, dim=-1) for m in parts]


def train(kind, B):
    """Return the accuracies (S,) after 300 steps with batches of B, at the rate chosen."""
    draw = torch.Generator().manual_seed(0)
    p = []
    for d_in, d_out in ((64, D), (D, D), (D, 10)):
        W = torch.randn(S, d_in, d_out, generator=draw) * (2 / d_in) ** 0.5
        p += [W.repeat(5, 1, 1, 1), W.new_zeros(5, S, 1, d_out)]
    p = [q.requires_grad_() for q in p]

    def logits(A, stats=None):
        seen = []  # the moments of each layer, or `stats` in their place
        for i in (0, 2):
            Z = A @ p[i]
            seen.append(moments(Z, kind) if stats is None else stats[i // 2])
            A = torch.relu((Z - seen[-1][0]) / (seen[-1][1] + 1e-5).sqrt() + p[i + 1])
        return A @ p[4] + p[5], seen

    for _ in range(300):
        rows = torch.randint(900, (S, B), generator=draw)
        z, true = logits(X[rows])[0].log_softmax(-1), y[rows].expand(5, S, B).unsqueeze(-1)
        loss = -z.gather(-1, true).sum() / B
        for q, g in zip(p, torch.autograd.grad(loss, p), strict=True):
            q.data -= RATES * g
    stats = logits(X[:900])[1] if kind == "batch" else None  # exact: of all training rows
    right = (logits(X, stats)[0].argmax(-1) == y).double()
    best = right[..., 900:1300].mean((1, 2)).argmax()
    return right[best, :, 1300:].mean(-1)


test = {}
print("normalized over          batches of 2               of 4              of 16")
kinds = {"nothing": "none", "the batch": "batch", "the layer": D, "groups of 16": 16}
for name, kind in kinds.items():
    runs = [test.setdefault((name, B), train(kind, B)) for B in (2, 4, 16)]
    shown = (f"{r.mean():.2f} ({r.min():.2f} to {r.max():.2f})" for r in runs)
    print(
        f"{name:22}", *(["all below 0.60     ", *list(shown)[1:]] if runs[0].max() < 0.6 else shown)
    )
assert (test["the layer", 2] - test["the batch", 2]).min() > 0.05  # fails with batches of 4
assert (test["the batch", 16] - test["nothing", 16]).mean() > 0  # fails with batches of 2
