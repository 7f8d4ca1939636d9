"""A second hidden layer on the digits, or on MNIST: paired by block of writers, each net at its best rate."""

import numpy as np
import torch
from sklearn.datasets import fetch_openml, load_digits
from torch import nn

DATA = "digits"  # or "mnist"
if DATA == "mnist":
    X, y = fetch_openml("mnist_784", return_X_y=True, as_frame=False)
    X, y = X / 255, y.astype(int)
else:
    X, y = load_digits(return_X_y=True)
    X = X / 16
X, y = torch.tensor(X), torch.tensor(y)


def right(hidden, lr, train, test, seed):
    """Train a net with these hidden layers and return its share of right test rows."""
    torch.manual_seed(seed)
    layers, width = [], X.shape[1]
    for size in hidden:
        layers += [nn.Linear(width, size), nn.ReLU()]
        width = size
    net = nn.Sequential(*layers, nn.Linear(width, 10)).double()
    optimizer = torch.optim.AdamW(net.parameters(), lr=lr)
    for _ in range(10):
        for batch in train[torch.randperm(len(train))].split(128):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(X[batch]), y[batch]).backward()
            optimizer.step()
    return (net(X[test]).argmax(dim=1) == y[test]).double().mean().item()


blocks = torch.arange(len(X)).tensor_split(5)
scores = {}
for hidden in [(64,), (52, 22)]:  # nearly as many parameters each
    size = sum((a + 1) * b for a, b in zip((X.shape[1], *hidden), (*hidden, 10), strict=True))
    runs = np.zeros((2, 5, 2))  # rates, blocks, validation and test
    for i, lr in enumerate((0.01, 0.03)):
        for k, test in enumerate(blocks):
            train = torch.cat([blocks[j] for j in range(5) if j not in (k, (k - 1) % 5)])
            runs[i, k] = (
                right(hidden, lr, train, blocks[k - 1], k),
                right(hidden, lr, train, test, k),
            )
    scores[hidden] = runs[runs[:, :, 0].mean(axis=1).argmax(), :, 1]
    print(f"{hidden!s:9s} {size} parameters, right {scores[hidden].mean():.2f}")
difference = scores[(52, 22)] - scores[(64,)]
print(
    f"two layers minus one: {difference.mean():+.2f} ({difference.min():+.2f} to {difference.max():+.2f} by block)"
)
assert (
    min(score.mean() for score in scores.values()) > 0.88
)  # layers without ReLU, a linear net: below
assert abs(difference.mean()) < 0.03  # a second layer that never trains: far behind
