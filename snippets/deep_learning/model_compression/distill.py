"""Eight small students for each of four targets: labels, smoothed labels, and a teacher's answers."""

import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
X, y = map(torch.tensor, load_digits(return_X_y=True))  # mostly other writers from row 1,300 on
X = X / 16


def teach() -> Tensor:  # logits (N, 10) of a conv net that learns from the labels
    net = nn.Sequential(nn.Unflatten(1, (1, 8, 8)), nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(),
        nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(128, 10))  # fmt: skip
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(400):
        batch = torch.randint(1300, (32,))
        optimizer.zero_grad()
        F.cross_entropy(net(X[batch]), y[batch]).backward()
        optimizer.step()
    print(f"teacher: {100 * (net(X[1300:]).argmax(1) == y[1300:]).double().mean():.1f} %")
    return net(X).detach()


answers = torch.stack([teach(), teach()]).repeat_interleave(4, 0)  # (8, N, 10): 4 students each
one_hot = F.one_hot(y, 10).double().expand(8, -1, -1)
targets = {"labels": one_hot, "labels, smoothed": 0.9 * one_hot + 0.01,
           "teacher, T = 1": F.softmax(answers, 2), "teacher, T = 3": F.softmax(answers / 3, 2)}  # fmt: skip
target, T = torch.stack([*targets.values()]), torch.tensor([1, 1, 1, 3]).view(-1, 1, 1, 1)
sure = target[2:, :, :1300].amax(3).mean((1, 2))
print(f"largest share, training rows: T = 1 {sure[0]:.2f}, T = 3 {sure[1]:.2f}")
assert sure[0] > sure[1] + 0.05  # T = 1 twice: equal

# All students side by side: a weight has the axes (target, student, in, out).
W1, W2 = (2 * torch.rand(8, 64, 10) - 1) / 8, (2 * torch.rand(8, 10, 10) - 1) / 3
weights = [w.repeat(4, 1, 1, 1).requires_grad_() for w in (W1, 0 * W1[:, :1], W2, 0 * W2[:, :1])]


def students(X: Tensor) -> Tensor:
    """Return logits (4, 8, B, 10) of students with ten hidden neurons for rows (8, B, 64)."""
    W1, b1, W2, b2 = weights
    return F.relu(X @ W1 + b1) @ W2 + b2


optimizer = torch.optim.Adam(weights, lr=0.01)
for steps in range(1, 2001):
    batch = torch.randint(1300, (8, 32))  # the same rows for each target
    optimizer.zero_grad()
    z, t = students(X[batch]), target[:, torch.arange(8)[:, None], batch]
    (-(T**2) * t * F.log_softmax(z / T, 3)).sum(3).mean(2).sum().backward()  # to each its gradient
    optimizer.step()
    if steps in (500, 2000):
        right = 100 * (students(X[1300:]).argmax(3) == y[1300:]).double().mean(2)  # (4, 8)
        for name, r, gain in zip(targets, right, (right - right[0]).view(4, 2, 4), strict=True):
            gains = [f"{g.mean():+.1f} ± {2 * g.std() / 4**0.5:.1f}" for g in gain]
            print(f"{steps:4d} {name:16s} {r.mean():.1f} % ", *gains)  # a gain for each teacher
assert right.mean(1).min() > 88  # another row's answers as target: about 10
