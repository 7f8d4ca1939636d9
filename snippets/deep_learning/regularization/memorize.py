"""One net learns 300 digits with their labels, or random labels by heart; regularizers added."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16), torch.tensor(y)  # the file is ordered by writer


@torch.no_grad()
def share(net: nn.Module, rows: slice, labels: torch.Tensor) -> float:
    """Return the share of the rows for which the net, dropout off, gives these labels."""
    return (net.eval()(X[rows]).argmax(dim=1) == labels).double().mean().item()


def fit(seed: int, random: bool, drop=0.0, smooth=0.0, decay=0.0, least=0) -> list[float]:
    """Train until all 300 labels, true or drawn at random, are learned, for at least some steps.

    Returns the steps that took, how far the weights went, and the accuracy on other writers.
    """
    torch.manual_seed(seed)
    labels = torch.randint(10, (300,)) if random else y[:300]
    net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Dropout(drop), nn.Linear(128, 10))
    start = nn.utils.parameters_to_vector(net.parameters()).detach()
    loss_function = nn.CrossEntropyLoss(label_smoothing=smooth)
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.02, weight_decay=decay)
    steps = 0
    while steps < least or (steps < 1000 and share(net, slice(300), labels) < 1):
        optimizer.zero_grad()
        loss_function(net.train()(X[:300]), labels).backward()
        optimizer.step()
        steps += 1
    way = nn.utils.parameters_to_vector(net.parameters()).detach() - start
    return [steps, way.norm().item(), share(net, slice(1300, None), y[1300:])]


added = {
    "nothing": {},
    "weight decay 0.1": {"decay": 0.1},
    "label smoothing 0.1": {"smooth": 0.1},
    "dropout 0.5": {"drop": 0.5},
}
print("labels  added                steps  weights moved  other writers")
runs = {}
for label in ("true", "random"):
    for name, extra in added.items():
        r = torch.tensor([fit(seed, label == "random", **extra) for seed in range(3)])
        runs[label, name], (steps, way, right) = r, r.mean(0)
        print(f"{label:7} {name:20} {steps:5.0f} {way:14.0f} {right:14.2f}")
more = torch.tensor([fit(seed, False, least=80) for seed in range(3)]).mean(0)
print(f"true    nothing, 80 steps       80 {more[1]:14.0f} {more[2]:14.2f}")
for name in added:
    true, random = runs["true", name], runs["random", name]
    assert random[:, 0].max() < 1000 and random[:, 2].mean() < 0.2  # fails if labels are not drawn
    assert (random > 1.5 * true)[:, :2].all()  # fails if noise is as near as the rule
slower = runs["random", "dropout 0.5"][:, 0] / runs["random", "nothing"][:, 0]
assert slower.min() > 1.5  # fails if the mask is not applied
assert more[1] < 0.8 * runs["random", "nothing"][:, 1].mean()  # fails if steps alone move weights
