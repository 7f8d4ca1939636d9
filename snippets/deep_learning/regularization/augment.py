"""Augmentation by shifts and by half turns: what each gains and costs, eight seeds."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X, S, B = X / 16, 8, 16
wide = F.pad(X.view(-1, 8, 8), (1, 1, 1, 1))  # an empty frame, then a pixel each way
moved = torch.stack([wide[:, i : i + 8, j : j + 8].flatten(1) for i in range(3) for j in range(3)])
turned, six_nine = X.flip(1), (y == 6) | (y == 9)  # half a turn: the 64 pixels in reverse order
order = torch.stack([torch.arange(1797).roll(225 * s) for s in range(S)])  # other writers each
test = order[:, 1197:]
KINDS = "none", "shift", "half turn", "half turn, not 6 and 9"


def change(rows, k, share):
    """Return the pictures (4, S, B, 64) of the rows (S, B): one set for each of KINDS."""
    half = torch.where(share < 0.5, turned[rows], X[rows])
    others = torch.where(six_nine[rows].unsqueeze(-1), X[rows], half)
    part = X[rows] + share * (moved[k, rows] - X[rows])  # a blend: moved by part of a pixel
    return torch.stack([X[rows], part, half, others])


def train():
    """Return whether each answer is right, (3, 4, S, 600): for test rows, moved, and turned."""
    draw = torch.Generator().manual_seed(0)
    W = [torch.randn(S, 64, d, generator=draw) * (2 / 64) ** 0.5 for d in (64, 10)]
    W1, W2 = W = [w.repeat(4, 1, 1, 1).requires_grad_() for w in W]  # the same start for all kinds
    for _ in range(1000):
        rows = order.gather(1, torch.randint(200, (S, B), generator=draw))
        k, share = torch.randint(9, (S, B), generator=draw), torch.rand(S, B, 1, generator=draw)
        z = (torch.relu(change(rows, k, share) @ W1) @ W2).flatten(0, 2)
        loss = F.cross_entropy(z, y[rows].expand(4, S, B).flatten(), reduction="sum") / B
        for w, g in zip(W, torch.autograd.grad(loss, W), strict=True):
            w.data -= 0.3 * g
    views = X[test], moved[torch.arange(600) % 9, test], turned[test]
    return torch.stack([(torch.relu(A @ W1) @ W2).argmax(-1) == y[test] for A in views]).double()


(scans, shifted, upside), six, every = train(), six_nine[test].double(), torch.ones(S, 600)
pairs = (scans, every), (shifted, every), (scans, six), (scans, 1 - six), (upside, 1 - six)
print("accuracy, eight seeds   scans  moved  6 and 9  others  turned  scans, against none")
right = torch.stack([(h * part).sum(-1) / part.sum(-1) for h, part in pairs], dim=1)  # (4, 5, S)
gain = right - right[0]
for kind, r, d in zip(KINDS, right.mean(-1), gain[:, 0], strict=True):
    e = 2.36 * d.std() / S**0.5  # Student's t, 7 degrees of freedom: a 95% interval
    print(f"{kind:22}", *(f"{v:7.2f}" for v in r), f"  {d.mean():+.3f} ± {e:.3f}" if e else "")
assert gain[1, 1].min() > 0.15 and gain[1, 0].mean() < 0.04  # fails if share is 0
assert gain[2, 0].mean() < -0.03 and gain[2, 2].mean() < -0.06  # fails if nothing is turned
assert (gain[3, 2] - gain[2, 2]).mean() > 0.03  # fails if the 6 and the 9 are turned too
views = torch.stack([X, (X + moved[1]) / 2, moved[1], turned])[:, [6, 9, 3]].view(4, 3, 8, 8)
grid = F.pad(views, (1, 1, 1, 1)).permute(1, 2, 0, 3).reshape(30, 40)  # row k is a k, k < 10
plt.figure(figsize=(5, 3.8), layout="constrained")
plt.imshow(grid.numpy(), cmap="gray_r")
plt.xticks([4.5, 14.5, 24.5, 34.5], ["scan", "half a pixel", "a pixel", "half turn"])
plt.yticks([])
plt.show()
