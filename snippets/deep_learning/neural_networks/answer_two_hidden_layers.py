"""A second hidden layer on the digits, or on MNIST, and a net without ReLU as control: paired by block."""

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


def train(hidden, activation, rows, seed):
    """Train a net with these hidden layers for 40 epochs."""
    torch.manual_seed(seed)
    layers, width = [], X.shape[1]
    for size in hidden:
        layers += [nn.Linear(width, size), activation()]
        width = size
    net = nn.Sequential(*layers, nn.Linear(width, 10)).double()
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.01, fused=True)
    for _ in range(40):
        for batch in rows[torch.randperm(len(rows))].split(128):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(X[batch]), y[batch]).backward()
            optimizer.step()
    return net


nets = {
    "one layer": ((64,), nn.ReLU),
    "two layers": ((52, 22), nn.ReLU),  # nearly as many parameters
    "no ReLU": ((64,), nn.Identity),
}
blocks = torch.arange(len(X)).tensor_split(5)
right = {}
for name, (hidden, activation) in nets.items():
    right[name] = []
    for k, test in enumerate(blocks):
        rows = torch.cat([*blocks[:k], *blocks[k + 1 :]])
        net = train(hidden, activation, rows, k)
        with torch.no_grad():
            hits = net(X[test]).argmax(dim=1) == y[test]
        right[name].append(hits.double().mean())
    gain = torch.stack(right[name]) - torch.stack(right["one layer"])
    size = sum(p.numel() for p in net.parameters())
    print(f"{name:10s} {size} parameters, minus one layer: {gain.mean():+.2f} "
          f"({gain.min():+.2f} to {gain.max():+.2f} by block)")  # fmt: skip
    if name == "two layers":
        assert abs(gain.mean()) < 0.015  # a second layer that never trains: far behind
    if name == "no ReLU":
        assert gain.mean() < -0.003
