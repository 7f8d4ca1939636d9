"""L2 in the gradient and decoupled decay: the same for SGD, not for momentum as is, nor for Adam."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16), torch.tensor(y[:900])
unused = (X == 0).all(dim=0)  # pixels that are blank in every row: their gradient is 0
STEPS, SEEDS, optim = 300, 3, torch.optim


def train(seed, kind, lr, l2=0.0, decoupled=0.0, **options):
    """Return the weights of layer 1 at the start and after STEPS steps, each (d_out, d_in)."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 10))
    start = net[0].weight.detach().clone()
    optimizer = kind(net.parameters(), lr=lr, weight_decay=l2, **options)
    for _ in range(STEPS):
        rows = torch.randint(900, (32,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        for p in net.parameters():
            p.data *= 1 - lr * decoupled  # shrink the weight itself, outside the gradient
        optimizer.step()
    return start, net[0].weight.detach()


def difference(kind, lr, l2, decoupled, **options):
    """Return how far the two ways end from each other, as a share of the weights."""
    ends = []
    for seed in range(SEEDS):
        _, A = train(seed, kind, lr, l2=l2, **options)
        _, B = train(seed, kind, lr, decoupled=decoupled, **options)
        ends.append(((A - B).norm() / B.norm()).item())
    return f"{min(ends):.0e} to {max(ends):.0e}", ends


print("L2 against decoupled decay: relative difference of the weights, three seeds")
same, plain = difference(optim.SGD, 0.1, 0.01, 0.01)
naive, off = difference(optim.SGD, 0.01, 0.01, 0.01, momentum=0.9)
scaled, close = difference(optim.SGD, 0.01, 0.01, 0.1, momentum=0.9)
print(f"  SGD, equal factor               {same}")
print(f"  momentum 0.9, equal factor      {naive}")
print(f"  momentum 0.9, ten times factor  {scaled}")
assert max(plain) < 1e-12 and min(off) > 10 * max(close)  # rejects 'the same factor' as a rule

cases = (("l2", 0.0001), ("l2", 0.01), ("decoupled", 0.01), ("decoupled", 1.0))
print(
    f"Adam: share of the starting size that is left   {unused.sum()} unused pixels     the others"
)
for name, factor in cases:
    runs = [train(seed, optim.Adam, 0.002, **{name: factor}) for seed in range(SEEDS)]
    left = [
        [(W[:, k].norm() / W0[:, k].norm()).item() for W0, W in runs] for k in (unused, ~unused)
    ]
    ranges = [f"{min(s):6.2f} to {max(s):.2f}" for s in left]
    print(f"  {name:10} factor {factor:<24} {ranges[0]:>20} {ranges[1]:>16}")
    expected = (1 - 0.002 * factor) ** STEPS  # what decoupled decay promises
    if name == "l2":
        assert max(left[0]) < 0.05 and min(left[1]) > 1  # fails if L2 acted outside the root
    else:
        assert max(abs(s - expected) for s in left[0]) < 1e-12  # fails for L2 inside Adam
