"""100 rows, 30% of the labels drawn at random: gains at one rate, and with every rate tuned."""

import torch
from sklearn.datasets import load_digits
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X, wide = X / 16, F.pad(X.view(-1, 8, 8) / 16, (1, 1, 1, 1))
moved = torch.stack([wide[:, i : i + 8, j : j + 8].flatten(1) for i in range(3) for j in range(3)])
S, RATES = 12, (0.02, 0.05, 0.1, 0.3)
STRENGTHS = {"weight decay": 0.03, "dropout": 0.5, "label smoothing": 0.3, "shifts": 1.0}
order = torch.stack([torch.arange(1797).roll(150 * s) for s in range(S)])  # other writers each
draw = torch.Generator().manual_seed(0)  # all settings share rows and draws
wrong = torch.randint(10, (S, 1797), generator=draw)  # wrong labels of its own for each seed
labels = torch.where(torch.rand(S, 1797, generator=draw) < 0.3, wrong, y)
seed, CHOOSE, TEST = torch.arange(S).unsqueeze(1), order[:, 900:1300], order[:, 1300:]


def train(n, settings):
    """Return accuracies (C, S) for settings (C, S, 5): on rows to choose by, and to test."""
    rate, decay, drop, smooth, shift = settings[..., None, None].unbind(2)
    rows = torch.stack([o[torch.randperm(900, generator=draw)[:n]] for o in order])
    W = [torch.randn(S, *d, generator=draw) * (2 / d[0]) ** 0.5 for d in ((64, 32), (32, 10))]
    W1, W2 = W = [w.repeat(len(settings), 1, 1, 1).requires_grad_() for w in W]
    for _ in range(600):
        batch = rows.gather(1, torch.randint(n, (S, 16), generator=draw))
        k, way = torch.randint(9, (S, 16), generator=draw), torch.rand(S, 16, 1, generator=draw)
        A = X[batch] + shift * way * (moved[k, batch] - X[batch])
        mask = (torch.rand(S, 16, 32, generator=draw) >= drop) / (1 - drop)
        target = F.one_hot(labels[seed, batch], 10) * (1 - smooth) + smooth / 10
        loss = -(target * (torch.relu(A @ W1) * mask @ W2).log_softmax(-1)).sum() / 16
        for w, g in zip(W, torch.autograd.grad(loss, W), strict=True):
            w.data -= rate * (g + decay * w.data)
    answers = [(torch.relu(X[r] @ W1) @ W2).argmax(-1) for r in (CHOOSE, TEST)]
    hits = answers[0] == labels[seed, CHOOSE], answers[1] == y[TEST]  # we choose by wrong labels
    return [hit.double().mean(-1) for hit in hits]


strengths = torch.diag(torch.tensor([0.0, *STRENGTHS.values()]))[:, 1:]  # none, then one each
grid = torch.tensor([[rate, *strength] for strength in strengths for rate in RATES])
val, test = (a.view(5, 4, S) for a in train(100, grid[:, None].expand(-1, S, -1)))
fixed, tuned = test[:, 3], test.gather(1, val.argmax(1, keepdim=True))[:, 0]
print(f"baseline: rate 0.3 {fixed[0].mean():.2f}, tuned {tuned[0].mean():.2f}")
print("                  all at rate 0.3    every rate tuned")
for i, name in enumerate(STRENGTHS, 1):
    gains = [a[i] - a[0] for a in (fixed, tuned)]
    print(
        f"{name:15}", *(f"{d.mean():+.3f} ± {2.2 * d.std() / S**0.5:.3f}" for d in gains), sep="   "
    )
assert (test[1:] != test[:1]).any(2).all()  # fails if a regularizer is switched off
assert (fixed[1:] - fixed[0]).mean() > 0.02  # fails if the labels are right
assert (tuned[0] - fixed[0]).mean() > 0.02  # fails if rate 0.3 were the best one
assert (tuned[4] - tuned[0]).mean() > 0.01  # fails with shifts of 0
