"""Eight small students for each of four targets: labels, smoothed labels, and a teacher's answers."""

import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
X, y = load_digits(return_X_y=True)  # mostly other writers from row 1,300 on
X, y = torch.tensor(X / 16), torch.tensor(y)

teacher = nn.Sequential(nn.Unflatten(1, (1, 8, 8)), nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(),
    nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
    nn.Linear(128, 10))  # fmt: skip
optimizer = torch.optim.Adam(teacher.parameters(), lr=0.01)
for _ in range(600):
    batch = torch.randint(1300, (32,))
    optimizer.zero_grad()
    F.cross_entropy(teacher(X[batch]), y[batch]).backward()
    optimizer.step()
answers = teacher(X).detach()

one_hot = F.one_hot(y, 10).double()
targets = {"labels": one_hot, "labels, smoothed": 0.9 * one_hot + 0.01,
           "teacher, T = 1": F.softmax(answers, 1), "teacher, T = 3": F.softmax(answers / 3, 1)}  # fmt: skip
target, T = torch.stack([*targets.values()]), torch.tensor([1, 1, 1, 3]).view(-1, 1, 1, 1)

# All students side by side: the axes of a weight are target, seed, then its own two.
start = [
    (2 * torch.rand(8, 64, 10) - 1) / 8,
    torch.zeros(8, 1, 10),
    (2 * torch.rand(8, 10, 10) - 1) / 3,
]
W1, b1, W2, b2 = weights = [
    w.repeat(4, 1, 1, 1).requires_grad_() for w in [*start, torch.zeros(8, 1, 10)]
]


def students(X: Tensor) -> Tensor:
    """Return logits (4, 8, B, 10) of students with ten hidden neurons for rows (8, B, 64)."""
    return F.relu(X @ W1 + b1) @ W2 + b2


optimizer = torch.optim.Adam(weights, lr=0.01)
print(f"teacher {(answers[1300:].argmax(1) == y[1300:]).double().mean():.2f}")
for steps in range(1, 2001):
    batch = torch.randint(1300, (8, 32))  # the same rows for each target
    optimizer.zero_grad()
    losses = -(T**2 * target[:, batch] * F.log_softmax(students(X[batch]) / T, -1)).sum(-1)
    losses.mean(-1).sum().backward()  # a sum, so each student gets its own gradient
    optimizer.step()
    if steps in (500, 2000):
        right = (students(X[1300:]).argmax(-1) == y[1300:]).double().mean(-1)  # (4, 8)
        for name, shares, gain in zip(targets, right, right - right[0], strict=True):
            print(f"{steps:4d} steps, {name:16s} {shares.mean():.2f}, against labels "
                  f"{gain.mean():+.2f} ± {2 * gain.std() / 8**0.5:.2f}")  # fmt: skip
assert right.mean(1).min() > 0.88  # another row's answers as target: a coin
assert (right[2] - right[0]).mean().abs() < 0.01  # a teacher that was not trained: far below
assert -0.01 < (right[3] - right[0]).mean() < 0.03
