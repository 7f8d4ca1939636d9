"""Dropout left on at test time as a measure of doubt: does it flag errors and unseen digits?"""

import torch
from sklearn.datasets import load_digits
from sklearn.metrics import roc_auc_score
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))  # pixels from 0 to 16


def fit(seed: int, rows: torch.Tensor, p: float) -> nn.Module:
    """Train a net with two hidden layers and dropout p on these rows."""
    torch.manual_seed(seed)
    hidden = [m for d in (64, 64) for m in (nn.Linear(d, 64), nn.ReLU(), nn.Dropout(p))]
    net = nn.Sequential(*hidden, nn.Linear(64, 10))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
    for _ in range(10):
        for batch in rows[torch.randperm(len(rows))].split(40):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(X[batch] / 16), y[batch]).backward()
            optimizer.step()
    return net


def entropy(q: torch.Tensor) -> torch.Tensor:
    """Return the entropy of each distribution in q (..., K), in nats."""
    return -(q * q.clamp_min(1e-12).log()).sum(-1)


def report(Q: torch.Tensor, true: torch.Tensor, new: torch.Tensor) -> list[float]:
    """Score the answers Q (draws, rows, 10): accuracy, and three areas under the ROC curve."""
    q = Q.mean(0)
    doubt, wrong = entropy(q), (q.argmax(-1) != true)[~new]
    spread = doubt - entropy(Q).mean(0)  # how far the draws disagree
    flagged = (wrong, doubt[~new]), (new, doubt), (new, spread)
    return [1 - wrong.double().mean().item()] + [roc_auc_score(*f) for f in flagged]


runs = {"one pass, eval()": [], "50 passes, dropout on": [], "five nets, no dropout": []}
for seed in range(5):
    order = torch.arange(1797).roll(225 * seed)  # other writers train and test
    new = (y == seed) | (y == seed + 5)  # two digits that no net has seen
    rows, test = order[:900][~new[order[:900]]][:400], order[900:]
    net = fit(seed, rows, 0.5)
    five = [fit(10 * k + seed, rows, 0.0) for k in range(1, 6)]
    with torch.no_grad():
        Q = [net.eval()(X[test] / 16)[None]]
        Q.append(torch.stack([net.train()(X[test] / 16) for _ in range(50)]))
        Q.append(torch.stack([other(X[test] / 16) for other in five]))
    for run, z in zip(runs.values(), Q, strict=True):
        run.append(report(z.softmax(-1), y[test], new[test]))
print("mean of five seeds      accuracy   errors flagged   unseen digits by doubt, by spread")
table = {name: torch.tensor(run) for name, run in runs.items()}
for name, run in table.items():
    print(f"{name:22}", *(f"{v:9.2f}" for v in run.mean(0)))
once, drop, nets = table.values()
assert (drop - once)[:, 2].mean().abs() < 0.04  # fails if the passes saw what one pass does not
assert drop[:, 3].min() > 0.6 and (drop[:, 2] - drop[:, 3]).mean() > 0.01  # a coin has 0.5
assert (nets[:, 3] - drop[:, 3]).mean() > 0.02  # fails if five equal nets are asked
