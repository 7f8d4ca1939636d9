"""An optimizer as one sets it up at work: groups, warm-up and cosine, clipping, EMA; and controls."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.optim.lr_scheduler import OneCycleLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.set_default_dtype(torch.float64)  # so that the digits hold on other machines
device = "cuda" if torch.cuda.is_available() else "cpu"
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, device=device), torch.tensor(y, device=device)
STEPS, SEEDS, RATES = 200, 3, (0.003, 0.01, 0.03)


def groups(net: nn.Module, decay: float) -> list[dict]:
    """Return two groups of parameters: matrices with decay, biases and norms without."""
    matrices = [p for p in net.parameters() if p.ndim >= 2]
    others = [p for p in net.parameters() if p.ndim < 2]
    return [{"params": matrices, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]


def build(seed: int) -> nn.Module:
    """Return a net with two hidden layers and layer normalization."""
    torch.manual_seed(seed)
    layers = [nn.Linear(64, 64), nn.LayerNorm(64), nn.ReLU(), nn.Linear(64, 64), nn.LayerNorm(64)]
    return nn.Sequential(*layers, nn.ReLU(), nn.Linear(64, 10)).to(device)


def accuracy(net: nn.Module) -> float:
    """Return the accuracy on the rows of other writers."""
    with torch.no_grad():
        return (net(X[900:]).argmax(1) == y[900:]).double().mean().item()


def plain(seed: int, lr: float) -> float:
    """The control: AdamW at a constant rate, and nothing else."""
    net = build(seed)
    optimizer = torch.optim.AdamW(net.parameters(), lr=lr)
    for _ in range(STEPS):
        rows = torch.randint(900, (32,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        optimizer.step()
    return accuracy(net)


def full(seed: int, lr: float) -> float:
    """Groups, warm-up and cosine, clipping, and an average of the weights to predict with."""
    net = build(seed)
    optimizer = torch.optim.AdamW(groups(net, decay=0.1), lr=lr)
    schedule = OneCycleLR(optimizer, max_lr=lr, total_steps=STEPS, pct_start=0.1)
    ema = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.98), use_buffers=True)
    for _ in range(STEPS):
        rows = torch.randint(900, (32,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        nn.utils.clip_grad_norm_(net.parameters(), max_norm=1.0)
        optimizer.step()
        schedule.step()  # after each step of the optimizer, not after each epoch
        ema.update_parameters(net)
    return accuracy(ema)


counts = [len(group["params"]) for group in groups(build(0), 0.1)]
print(f"with decay: {counts[0]} matrices; without: {counts[1]} biases, scales and shifts")
assert sum(counts) == len([*build(0).parameters()])  # fails if an array is in no group, or in two
runs = {}
print("held-out accuracy, three seeds, at the rates", *[f"{rate:17}" for rate in RATES])
for way in (plain, full):
    runs[way] = test = torch.tensor([[way(seed, lr) for seed in range(SEEDS)] for lr in RATES])
    spreads = [f"{x.mean():.2f} ({x.min():.2f} to {x.max():.2f})" for x in test]
    print(f"{way.__name__:44}", *spreads)
low, high = ([runs[way].mean(1)[k].item() for way in (plain, full)] for k in (0, 2))
assert high[1] - high[0] > 0.01 and abs(low[1] - low[0]) < 0.03  # fails for plain against plain
