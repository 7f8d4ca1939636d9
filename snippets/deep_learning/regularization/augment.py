"""Augmentation by shifts and by half turns: what each gains and costs, eight seeds."""

import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X, S, N = X / 16, 8, 200
wide = F.pad(X.view(-1, 8, 8), (1, 1, 1, 1))  # an empty frame, then a pixel up, down, aside
moved = torch.stack([wide[:, i : i + 8, j : j + 8].flatten(1) for i in range(3) for j in range(3)])
turned = X.flip(1)  # half a turn: the 64 pixels in reverse order
six_nine = (y == 6) | (y == 9)
order = torch.stack([torch.arange(1797).roll(225 * s) for s in range(S)])
test = order[:, 1197:]  # other writers than the first 200 rows


def change(kind, rows, k, share):
    """Return the pictures of the rows (S, B), changed by lots k and share (S, B)."""
    if kind == "shift":
        return X[rows] + share.unsqueeze(-1) * (moved[k, rows] - X[rows])  # part of a pixel
    flip = (share < 0.5) & (kind != "none") & ~(six_nine[rows] & (kind == "half turn, not 6 and 9"))
    return torch.where(flip.unsqueeze(-1), turned[rows], X[rows])


def train(kind):
    """Return whether each answer is right, (3, S, 600): for test rows, moved and turned."""
    draw = torch.Generator().manual_seed(0)  # the same lots for every kind: runs are paired
    W = [torch.randn(S, 64, d, generator=draw) * (2 / 64) ** 0.5 for d in (64, 10)]
    W1, W2 = (w.requires_grad_() for w in W)
    for _ in range(500):
        rows = order.gather(1, torch.randint(N, (S, 32), generator=draw))
        k, share = torch.randint(9, (S, 32), generator=draw), torch.rand(S, 32, generator=draw)
        z = torch.relu(change(kind, rows, k, share) @ W1) @ W2
        loss = F.cross_entropy(z.flatten(0, 1), y[rows].flatten(), reduction="sum") / 32
        for w, g in zip((W1, W2), torch.autograd.grad(loss, (W1, W2)), strict=True):
            w.data -= 0.1 * g
    views = X[test], moved[torch.arange(600) % 9, test], turned[test]
    return torch.stack([(torch.relu(A @ W1) @ W2).argmax(-1) == y[test] for A in views]).double()


def mean(hit, part):
    """Return the share of hits (S, 600) among the rows of the part, per seed."""
    return (hit * part).sum(1) / part.sum(1)


special, right = six_nine[test].double(), {}
print("accuracy, mean of eight seeds   scans  moved  6 and 9  others  others, turned")
for kind in ("none", "shift", "half turn", "half turn, not 6 and 9"):
    scans, shifted, upside = train(kind)
    parts = (scans.mean(1), shifted.mean(1), mean(scans, special), mean(scans, 1 - special))
    right[kind] = torch.stack([*parts, mean(upside, 1 - special)])
    print(f"{kind:26}", *(f"{r.mean():8.2f}" for r in right[kind]))
gain = {kind: r - right["none"] for kind, r in right.items()}
for kind in ("shift", "half turn"):
    print(f"{kind}, seed by seed: scans {gain[kind][0].min():+.2f} to {gain[kind][0].max():+.2f}")
assert gain["shift"][1].mean() > 0.05 > 0.03 > gain["shift"][0].mean()  # fails if lots are 0
assert gain["half turn"][0].mean() < -0.02 and gain["half turn"][2].mean() < -0.06
assert gain["half turn, not 6 and 9"][2].mean() > -0.04  # fails if their labels lie again
