"""AdamW as one sets it up at work: groups, clipping, warm-up and cosine; and what each part buys."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR

torch.set_default_dtype(torch.float64)  # so that the digits hold on other machines
device = "cuda" if torch.cuda.is_available() else "cpu"
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, device=device), torch.tensor(y, device=device)
STEPS, RATES = 200, (0.001, 0.003, 0.03)


def groups(net: nn.Module, decay: float) -> list[dict]:
    """Return two groups of parameters: matrices with decay, biases and norms without."""
    matrices = [p for p in net.parameters() if p.ndim >= 2]
    others = [p for p in net.parameters() if p.ndim < 2]
    return [{"params": matrices, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]


def train(seed: int, lr: float, decay: float = 0.0, clip: bool = False, scheduled: bool = False):
    """Return the accuracy on the rows of other writers."""
    torch.manual_seed(seed)
    layers = [nn.Linear(64, 64), nn.LayerNorm(64), nn.ReLU(), nn.Linear(64, 64), nn.LayerNorm(64)]
    net = nn.Sequential(*layers, nn.ReLU(), nn.Linear(64, 10)).to(device)
    optimizer = torch.optim.AdamW(groups(net, decay), lr=lr)
    assert sum(len(g["params"]) for g in optimizer.param_groups) == len([*net.parameters()])
    if scheduled:
        warm = LinearLR(optimizer, 0.1, total_iters=20)
        fall = CosineAnnealingLR(optimizer, STEPS - 20)
        schedule = SequentialLR(optimizer, [warm, fall], milestones=[20])
    for _ in range(STEPS):
        rows = torch.randint(900, (32,), device=device)
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        if clip:
            nn.utils.clip_grad_norm_(net.parameters(), max_norm=1.0)
        optimizer.step()
        if scheduled:
            schedule.step()  # after each step of the optimizer, not after each epoch
    return (net(X[900:]).argmax(1) == y[900:]).double().mean().item()


ways = {
    "plain AdamW": {},
    "with schedule": {"scheduled": True},
    "and decay, clipping": {"scheduled": True, "decay": 0.1, "clip": True},
}
runs = {}
print("held-out accuracy at rate", *[f"{lr:6}" for lr in RATES])
for name, parts in ways.items():
    runs[name] = torch.tensor([[train(s, lr, **parts) for s in range(3)] for lr in RATES]).mean(1)
    print(f"{name:25}", *[f"{x:6.2f}" for x in runs[name]])
gain = runs["with schedule"] - runs["plain AdamW"]
assert gain[0] < 0 < 0.01 < gain[-1]  # fails for plain against plain
assert abs(runs["and decay, clipping"] - runs["with schedule"]).max() < 0.02  # no more than that
