"""An average of the weights by hand, equal to PyTorch's, and how the decay has to fit the run."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the first 900 rows train, other writers test
DECAYS = (0.9, 0.98, 0.995, 0.999)


def train(seed: int) -> list[float]:
    """Return the held-out accuracy of the last weights, then of the average for each decay."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    theirs = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.98))
    ours = {}
    for _ in range(300):
        A = X[rows := torch.randint(900, (32,))] + 0.5 * torch.randn(32, 64)  # noisy scans
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(A), y[rows]).backward()
        optimizer.step()
        theirs.update_parameters(net)
        for decay in DECAYS:
            for k, p in enumerate(net.parameters()):  # the first update takes a copy
                old = ours.get((decay, k), p.detach())
                ours[decay, k] = decay * old + (1 - decay) * p.detach()
    for k, p in enumerate(theirs.module.parameters()):
        assert (p - ours[0.98, k]).abs().max() < 1e-12  # fails if it starts from zeros
    noisy, out = X[900:] + 0.5 * torch.randn(len(X) - 900, 64), []
    for weights in ([*net.parameters()], *[[ours[d, k] for k in range(4)] for d in DECAYS]):
        W1, b1, W2, b2 = weights
        z = torch.relu(noisy @ W1.T + b1) @ W2.T + b2
        out.append((z.argmax(1) == y[900:]).double().mean().item())
    return out


runs = torch.tensor([train(seed) for seed in range(5)])
for name, test in zip(("last weights", *DECAYS), runs.T, strict=True):
    print(f"{name!s:12} {test.mean():.2f} ({test.min():.2f} to {test.max():.2f})")
assert (runs[:, 2] - runs[:, 0]).min() > 0  # the average of some 50 steps, on every seed
assert (runs[:, 2] - runs[:, 4]).min() > 0  # 1,000 steps: longer than the run, still the start
