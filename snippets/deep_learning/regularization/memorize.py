"""One net learns 300 digits with their labels, or random labels by heart, for five seeds."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the file is ordered by writer


def fit(seed: int, share: float) -> tuple[int, float, float]:
    """Train until all 300 labels are learned, a `share` of which is drawn at random.

    Returns the steps that took, how far the weights went, and the accuracy on other writers.
    """
    torch.manual_seed(seed)
    labels = torch.where(torch.rand(300) < share, torch.randint(10, (300,)), y[:300])
    net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
    start = nn.utils.parameters_to_vector(net.parameters()).detach()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    steps, z = 0, net(X[:300])
    while steps < 400 and (z.argmax(dim=1) != labels).any():
        optimizer.zero_grad()
        nn.functional.cross_entropy(z, labels).backward()
        optimizer.step()
        steps, z = steps + 1, net(X[:300])
    way = nn.utils.parameters_to_vector(net.parameters()).detach() - start
    right = (net(X[1300:]).argmax(dim=1) == y[1300:]).double().mean()
    return steps, way.norm().item(), right.item()


print("random labels   steps to 300 of 300   weights moved by   accuracy on other writers")
runs = {}
for share in (0.0, 0.5, 1.0):
    runs[share] = torch.tensor([fit(seed, share) for seed in range(5)])
    (steps, way, right), (low, high) = runs[share].mean(0), runs[share][:, 2].aminmax()
    print(f"{share:13.0%} {steps:15.0f} {way:20.0f} {right:21.2f} ({low:.2f} to {high:.2f})")
for share in runs:
    assert runs[share][:, 0].max() < 400  # fails for a net too small to learn them by heart
assert runs[0.0][:, 2].min() > 0.8 and runs[1.0][:, 2].max() < 0.2  # fails if labels are not drawn
assert (runs[1.0] > 1.5 * runs[0.0])[:, :2].all()  # fails if noise is as near as the rule
