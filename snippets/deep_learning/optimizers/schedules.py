"""Constant rate against cosine decay, with the last weights and with an average of the weights."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.optim.lr_scheduler import ConstantLR, CosineAnnealingLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the first 900 rows train, other writers test
STEPS, RATES = 250, (0.01, 0.02, 0.04, 0.08, 0.16)
noisy = X[:900] + 0.5 * torch.randn(900, 64, generator=torch.Generator().manual_seed(0))
schedules = {
    "constant": lambda optimizer: ConstantLR(optimizer, factor=1.0),
    "cosine": lambda optimizer: CosineAnnealingLR(optimizer, STEPS),
}


def train(make, lr, seed):
    """Return loss on noisy scans and accuracy on other writers, of the last weights and the EMA."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    schedule, ema = make(optimizer), AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.98))
    for _ in range(STEPS):
        rows = torch.randint(900, (32,))
        A = X[rows] + 0.5 * torch.randn(32, 64)  # fresh noise in each step
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(A), y[rows]).backward()
        optimizer.step()
        schedule.step()
        ema.update_parameters(net)
    with torch.no_grad():
        losses = [nn.functional.cross_entropy(model(noisy), y[:900]) for model in (net, ema)]
        right = [(model(X[900:]).argmax(1) == y[900:]).double().mean() for model in (net, ema)]
    return losses, right


share, first = {}, None
print("                rate   loss   share of the first row's   accuracy on other writers")
for name, make in schedules.items():
    runs = torch.tensor([[train(make, lr, seed) for seed in range(3)] for lr in RATES])
    for k, weights in enumerate(("last", "EMA")):  # runs: (rates, seeds, loss or accuracy, weights)
        i = int(runs[:, :, 0, k].mean(1).argmin())  # each at its best rate
        loss, test = runs[i, :, 0, k], runs[i, :, 1, k]
        first = loss if first is None else first
        s = share[name, weights] = loss / first
        spread = f"{s.mean():.2f} ({s.min():.2f} to {s.max():.2f})"
        print(
            f"{name:8} {weights:4} {RATES[i]:7} {loss.mean():6.2f}   {spread:26} {test.mean():.2f}"
        )
        assert 0 < i < len(RATES) - 1  # no best rate at the edge
for remedy in (("constant", "EMA"), ("cosine", "last")):
    assert share[remedy].mean() < 0.97  # fails for a second constant rate, 1.00
both = share["cosine", "EMA"].mean() / share["cosine", "last"].mean()
assert abs(both - 1) < 0.03  # fails if the two gains added up
