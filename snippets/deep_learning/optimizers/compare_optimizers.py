"""Training loss of four optimizers, each at its best rate, from the same three starts."""

import torch
from sklearn.datasets import load_digits
from torch import nn, optim

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the first 900 rows train, other writers test
smallest = {"SGD": 0.06, "momentum": 0.02, "AdamW": 0.004, "Muon": 0.004}  # of four rates


def build(name: str, net: nn.Sequential, lr: float) -> list[optim.Optimizer]:
    """Return one optimizer, or for Muon two: for the matrices between hidden layers, and the rest."""
    if name in ("SGD", "momentum"):
        return [optim.SGD(net.parameters(), lr=lr, momentum=0.9 * (name == "momentum"))]
    hidden = [net[2].weight, net[4].weight] if name == "Muon" else []
    others = [p for p in net.parameters() if all(p is not W for W in hidden)]
    parts = [optim.AdamW(others, lr=lr, weight_decay=0.0)]
    if name == "Muon":
        parts += [optim.Muon(hidden, lr=lr, weight_decay=0.0, adjust_lr_fn="match_rms_adamw")]
    return parts


def train(name: str, lr: float, seed: int) -> tuple[float, float]:
    """Return the loss on the training rows and the accuracy on other writers."""
    torch.manual_seed(seed)  # the same weights and batches for each optimizer
    layers = [f for d_in in (64, 32, 32) for f in (nn.Linear(d_in, 32), nn.ReLU())]
    net = nn.Sequential(*layers, nn.Linear(32, 10))
    parts = build(name, net, lr)
    parts += [optim.lr_scheduler.CosineAnnealingLR(each, 150) for each in parts]
    for _ in range(150):
        rows = torch.randint(900, (32,))
        net.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        for each in parts:
            each.step()
    loss = nn.functional.cross_entropy(net(X[:900]), y[:900]).item()
    return loss, (net(X[900:]).argmax(1) == y[900:]).double().mean().item()


loss, penalty = {}, {}
print("           best rate   loss                    accuracy   loss at a third of the rate")
for name, low in smallest.items():
    rates = [low * 3**k for k in range(4)]
    runs = torch.tensor([[train(name, lr, seed) for seed in range(3)] for lr in rates])
    means = runs[..., 0].mean(1)
    i = int(means.argmin())
    assert 0 < i < len(rates) - 1  # the best rate is not at the edge of the grid
    (loss[name], test), penalty[name] = runs[i].T, means[i - 1] / means[i]
    spread = f"~{means[i]:.2f} (~{loss[name].min():.2f} to ~{loss[name].max():.2f})"
    print(f"{name:8} {rates[i]:11.3f}   {spread:23} {test.mean():.2f} {means[i - 1]:12.2f}")
assert loss["SGD"].mean() > 1.3 * loss["momentum"].mean()  # fails for SGD twice
assert (loss["AdamW"] > 1.3 * loss["Muon"]).all()  # fails for AdamW twice
assert penalty["SGD"] > 2 and min(penalty, key=penalty.get) == "AdamW"  # fails for SGD named AdamW
