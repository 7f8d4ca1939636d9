"""A deep ReLU net on digits, from nn.Linear's default weights and from He's, clipped."""

import torch
from sklearn.datasets import load_digits
from torch import nn

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the file is ordered by writer


def start(module: nn.Module) -> None:
    """Give a linear layer the weights that suit a ReLU behind it, and no bias."""
    if isinstance(module, nn.Linear):
        nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        nn.init.zeros_(module.bias)


def train(seed: int, he: bool, lr: float) -> float:
    """Return the held-out accuracy after 100 steps; log what to look at after the second."""
    torch.manual_seed(seed)
    hidden = [layer for d in [64] + [32] * 9 for layer in (nn.Linear(d, 32), nn.ReLU())]
    net = nn.Sequential(*hidden, nn.Linear(32, 10)).double()
    if he:
        net.apply(start)
        nn.init.zeros_(net[-1].weight)  # no ReLU behind it: the first logits are all 0
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for step in range(100):
        rows = torch.randint(1300, (64,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        before = nn.utils.clip_grad_norm_(net.parameters(), max_norm=1.0)  # the norm it found
        by_layer = [linear.weight.grad.norm().item() for linear in hidden[::2]]
        after = torch.stack([p.grad.norm() for p in net.parameters()]).norm()
        assert after <= min(before, 1) + 1e-3  # fails without the line that clips
        optimizer.step()
        if step == 1 and (seed, lr) == (0, 0.3):
            dead = (net[:2](X) == 0).all(dim=0).sum()
            print(f"gradient: layer 1 {by_layer[0]:.0e}, layer 10 {by_layer[-1]:.0e}; dead: {dead}")
    return (net(X[1300:]).argmax(1) == y[1300:]).double().mean().item()


best = {}
for name, he in (("default", False), ("He", True)):
    runs = [[train(seed, he, lr) for seed in range(3)] for lr in (0.1, 0.3)]
    best[name] = max(runs, key=sum)  # each start at its better rate
    print(f"{name}: held-out accuracy {min(best[name]):.2f} to {max(best[name]):.2f}")
assert max(best["default"]) < 0.2 and sum(best["He"]) / 3 > 0.4  # chance is 0.1
