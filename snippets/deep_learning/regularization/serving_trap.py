"""Batch norm and dropout left in training mode: what they answer depends on the other rows."""

import torch
from sklearn.datasets import load_digits
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
X, y = (torch.tensor(a, device=device) for a in load_digits(return_X_y=True))
X = X / 16  # the file is ordered by writer


def train(seed: int, guard: nn.Module) -> nn.Module:
    """Train 64-64-10 on 900 digits for 8 epochs, with the guard behind the first layer."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 64), guard, nn.ReLU(), nn.Linear(64, 10)).double().to(device)
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=0.01)
    for _ in range(8):
        for rows in torch.randperm(900, device=device).split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
            optimizer.step()
    return net


@torch.no_grad()
def accuracy(net: nn.Module, batches: list[torch.Tensor]) -> float:
    """Return the share of right answers when the rows come in these batches."""
    right = [net(X[rows]).argmax(dim=1) == y[rows] for rows in batches]
    return torch.cat(right).double().mean().item()


test = torch.arange(1300, 1796, device=device)
mixed = test[torch.randperm(496, generator=torch.Generator().manual_seed(0)).to(device)]
orders = {
    "62 in order": test.split(62),  # digits of one or two writers
    "62 mixed": mixed.split(62),
    "4 mixed": mixed.split(4),
    "one digit": [test[y[test] == k] for k in range(10)],
}
guards = {"batch norm": nn.BatchNorm1d, "dropout": nn.Dropout, "layer norm": nn.LayerNorm}
print("rows per batch  ", *(f"{name:>12}" for name in orders))
table = {}
for name, guard in guards.items():
    nets = [train(seed, guard(0.5 if name == "dropout" else 64)) for seed in range(5)]
    for mode in ("eval", "train"):
        runs = [[accuracy(n.train(mode == "train"), b) for b in orders.values()] for n in nets]
        table[name, mode] = torch.tensor(runs)
        print(f"{name:10} {mode:5}", *(f"{m:12.2f}" for m in table[name, mode].mean(dim=0)))
    if name == "batch norm":
        try:
            nets[0].train()(X[:1])
        except ValueError as error:
            print("one row, train():", str(error).split(",")[0])
        before = nets[0].eval()(X[:1])
        nets[0].train()(X[1300:])  # no optimizer: answering alone moves the running averages
        assert not torch.equal(nets[0].eval()(X[:1]), before)  # fails for layer norm
loss = {name: table[name, "eval"] - table[name, "train"] for name in guards}
assert loss["batch norm"][:, 3].min() > 0.5 and loss["batch norm"][:, 2].min() > 0.05
assert loss["batch norm"][:, 1].mean().abs() < 0.02  # fails with batches of 4
assert loss["dropout"].mean() > 0.02 and loss["layer norm"].abs().max() == 0  # rows do not meet
