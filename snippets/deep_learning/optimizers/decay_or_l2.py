"""L2 in the gradient and decoupled decay: the same for SGD, far apart for Adam."""

import functools

import torch
from sklearn.datasets import load_digits
from torch import nn, optim

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the first 900 rows train, other writers test
blank = (X[:900] == 0).all(dim=0)  # pixels that no training row uses: their gradient is 0
LR, STEPS = 0.002, 300


def train(make, seed, shrink=1.0):
    """Return layer 1's weights at the start and at the end, (32, 64), and the test accuracy."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    start, optimizer = net[0].weight.detach().clone(), make(net.parameters())
    for _ in range(STEPS):
        rows = torch.randint(900, (32,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        for p in net.parameters():
            p.data *= shrink  # decoupled decay by hand
        optimizer.step()
    right = net(X[900:]).argmax(1) == y[900:]
    return start, net[0].weight.detach(), right.double().mean().item()


l2 = train(lambda w: optim.SGD(w, lr=0.1, weight_decay=0.01), seed=0)[1]
decay = train(lambda w: optim.SGD(w, lr=0.1), seed=0, shrink=1 - 0.1 * 0.01)[1]
assert (l2 - decay).abs().max() < 1e-12  # fails for a shrink without the rate, 1 - 0.01
print("SGD: both ways end at the same weights")
print("blank pixels: share of weights left   (1 - rate x factor)^300   accuracy")
for kind in (optim.Adam, optim.AdamW):
    for factor in (0.0, 0.01, 0.1, 1.0):
        left, test = [], []
        for seed in range(3):
            make = functools.partial(kind, lr=LR, weight_decay=factor)
            start, end, accuracy = train(make, seed)
            left.append((end[:, blank].norm() / start[:, blank].norm()).item())
            test.append(accuracy)
        promised = (1 - LR * factor) ** STEPS
        spread = f"{sum(test) / 3:.2f} ({min(test):.2f} to {max(test):.2f})"
        label = f"{kind.__name__:5} weight_decay={factor}"
        print(f"{label:26} {max(left):8.2f} {promised:20.2f} {spread:>27}")
        if kind is optim.AdamW:
            assert max(abs(share - promised) for share in left) < 1e-12  # fails for L2
        elif factor:
            assert max(left) < 0.05  # fails for decoupled decay
